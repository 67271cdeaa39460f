import type { Page, Part, Signal } from './dom.ts';

/** What can be found: a failure, a requirement, or a result. */
interface Item {
  readonly element: Part;
  readonly requirements: readonly string[];
  readonly clauses: readonly (string | undefined)[];
  /** What it says, in small letters; taken when it is first looked at. */
  text?: string;
}

interface Tools {
  readonly search: Part;
  readonly chips: readonly Part[];
  readonly clause: Part;
  readonly requirement: Part;
  readonly keys: Part;
  readonly status: Part;
}

function make(
  page: Page,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Part | string)[]
): Part {
  const element = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function itemsOf(page: Page): readonly Item[] {
  const rows = [...page.querySelectorAll('tr[data-clause]')];
  const clauses = new Map(rows.map(({ dataset }) => [dataset['requirements'], dataset['clause']]));
  return [...page.querySelectorAll('[data-verdict]')].map((element) => {
    const requirements = (element.dataset['requirements'] ?? '').split(' ');
    return { element, requirements, clauses: requirements.map((id) => clauses.get(id)) };
  });
}

function chosen(chips: readonly Part[], group: string): readonly (string | undefined)[] {
  return chips
    .filter((chip) => chip.dataset['group'] === group && chip.getAttribute('aria-pressed') === 'true')
    .map((chip) => chip.dataset['value']);
}

/** Hides what is not asked for, and says how much is left. */
function filter(page: Page, items: readonly Item[], tools: Tools): void {
  const words = tools.search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = ['verdict', 'level'].map((group) => [group, chosen(tools.chips, group)] as const);
  const [clause, requirement] = [tools.clause.value, tools.requirement.value];
  const counts = new Map<string, [shown: number, all: number]>();
  for (const item of items) {
    const { element, requirements, clauses } = item;
    const isShown =
      groups.every(([group, values]) => values.length === 0 || values.includes(element.dataset[group])) &&
      (clause === '' || clauses.includes(clause)) &&
      (requirement === '' || requirements.includes(requirement)) &&
      words.every((word) => (item.text ??= element.textContent.toLowerCase()).includes(word));
    if (element.hidden === isShown) element.hidden = !isShown;
    const kind = element.tagName === 'TR' ? 'requirements' : element.tagName === 'ARTICLE' ? 'failures' : 'results';
    const [shown, all] = counts.get(kind) ?? [0, 0];
    counts.set(kind, [shown + (isShown ? 1 : 0), all + 1]);
  }
  const isFiltered =
    words.length > 0 || clause !== '' || requirement !== '' || groups.some(([, values]) => values.length > 0);
  for (const group of page.querySelectorAll('main > section, .group-of-results, .batch, .cause'))
    group.hidden = isFiltered && group.querySelector('[data-verdict]:not([hidden])') === null;
  const told = [...counts].map(([kind, [shown, all]]) => `${shown} of ${all} ${kind}`);
  tools.status.replaceChildren(isFiltered ? `Shown: ${told.join(', ')}.` : '');
}

function chipsOf(page: Page, group: string): readonly Part[] {
  const values = new Set([...page.querySelectorAll('[data-verdict]')].map(({ dataset }) => dataset[group] ?? ''));
  const order = ['fail', 'inconclusive', 'error', 'none', 'pass', 'shall', 'should', 'may'];
  return order
    .filter((value) => values.has(value))
    .map((value) =>
      make(
        page,
        'button',
        { type: 'button', 'aria-pressed': 'false', 'data-group': group, 'data-value': value },
        value,
      ),
    );
}

function choice(page: Page, name: 'clause' | 'requirements'): Part {
  const values = [...page.querySelectorAll('tr[data-clause]')].map(({ dataset }) => dataset[name] ?? '');
  const options = [...new Set(values)].map((value) => make(page, 'option', { value }, value));
  return make(page, 'select', {}, make(page, 'option', { value: '' }, 'all'), ...options);
}

/** Puts the search and the filters beside the chapters. */
function toolsOf(page: Page): { readonly tools: Tools; readonly reset: Part } {
  const search = make(page, 'input', {
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search',
    'aria-keyshortcuts': '/',
  });
  const [verdicts, levels] = [chipsOf(page, 'verdict'), chipsOf(page, 'level')];
  const [clause, requirement] = [choice(page, 'clause'), choice(page, 'requirements')];
  const keys = make(page, 'input', { type: 'checkbox' });
  keys.checked = true;
  const status = make(page, 'p', { role: 'status' });
  const reset = make(page, 'button', { type: 'button', class: 'reset' }, 'Show all');
  const fields = (name: string, ...children: readonly Part[]): Part =>
    make(page, 'fieldset', {}, make(page, 'legend', {}, name), ...children);
  const panel = make(
    page,
    'details',
    { class: 'filters' },
    make(page, 'summary', {}, 'Filter'),
    make(
      page,
      'div',
      { class: 'panel' },
      fields('Verdict', ...verdicts),
      fields('Level', ...levels),
      make(page, 'label', {}, 'Clause ', clause),
      make(page, 'label', {}, 'Requirement ', requirement),
      make(page, 'label', { class: 'keys' }, keys, ' Keys: / search, j and k next and previous, f next failure'),
      reset,
    ),
  );
  page.querySelector('.top')?.append(make(page, 'search', {}, search, panel, status));
  return { tools: { search, chips: [...verdicts, ...levels], clause, requirement, keys, status }, reset };
}

/** Goes to the next or the previous failure or result that is shown. */
function step(page: Page, selector: string, by: 1 | -1): void {
  const stops = [...page.querySelectorAll(selector)];
  const here = page.activeElement === null ? -1 : stops.indexOf(page.activeElement);
  const below = stops.findIndex((stop) => stop.getBoundingClientRect().top > 100);
  const from = here >= 0 ? here + by : by > 0 ? below : (below < 0 ? stops.length : below) - 1;
  const next = stops[from];
  next?.scrollIntoView({ block: 'center' });
  next?.focus();
}

function pressed(page: Page, tools: Tools, event: Signal): void {
  const isTyping = event.target?.matches('input, select, textarea') === true;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping || !tools.keys.checked) return;
  const failure = '.failure:not([hidden]) > h4';
  const any = `${failure}, .result:not([hidden]) > summary`;
  if (event.key === 'j') step(page, any, 1);
  else if (event.key === 'k') step(page, any, -1);
  else if (event.key === 'f') step(page, failure, 1);
  else if (event.key === '/') tools.search.focus();
  else return;
  event.preventDefault();
}

function enhance(page: Page): void {
  const items = itemsOf(page);
  const { tools, reset } = toolsOf(page);
  const update = (): void => filter(page, items, tools);
  const clear = (): void => {
    for (const field of [tools.search, tools.clause, tools.requirement]) field.value = '';
    for (const chip of tools.chips) chip.setAttribute('aria-pressed', 'false');
    update();
  };
  const goTo = (): void => {
    const target = page.querySelector(':target');
    if (target === null) return;
    if (target.closest('[hidden]') !== null) clear();
    if (target.tagName === 'DETAILS') target.open = true;
    target.scrollIntoView();
  };
  for (const field of [tools.search, tools.clause, tools.requirement]) field.addEventListener('input', update);
  for (const chip of tools.chips)
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', chip.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
      update();
    });
  reset.addEventListener('click', clear);
  for (const heading of page.querySelectorAll('.failure > h4')) heading.setAttribute('tabindex', '-1');
  page.addEventListener('keydown', (event) => pressed(page, tools, event));
  page.defaultView.addEventListener('hashchange', goTo);
  page.defaultView.addEventListener('load', goTo);
}

const parts = [make, itemsOf, chosen, filter, chipsOf, choice, toolsOf, step, pressed, enhance];

/** report.js: search, filters and keys for a page that has everything without them. */
export const script = `'use strict';\n(() => {\n${parts.map(String).join('\n')}\n${enhance.name}(document);\n})();\n`;
