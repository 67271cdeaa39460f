import type { Report } from '../report.ts';
import { html, type Html } from './markup.ts';

/** Links within the page; an id that the page does not show is printed without a link. */
export interface Links {
  readonly requirement: (id: string) => Html;
  readonly purpose: (id: string) => Html;
}

const safe = /[^A-Za-z0-9./-]/gu;

/** An id for an element: one per text, of characters that need no escape in a fragment. */
export function anchor(prefix: 'req' | 'tp' | 'fail', text: string): string {
  return `${prefix}-${text.replace(safe, (character) => `_${character.codePointAt(0)?.toString(16)}_`)}`;
}

/** An id that may go on in the next line after each of its parts, and nowhere else. */
export const idCode = (id: string): Html => {
  const parts = id.split('/');
  return html`<code class="id"
    >${parts.map((part, at) => (at + 1 < parts.length ? html`${part}/<wbr />` : part))}</code
  >`;
};

/** Links to the requirements and purposes of a report; a failed purpose leads to its failure where that is shown whole. */
export function linksOf(report: Report, shownFailures: ReadonlySet<string>): Links {
  const requirements = new Set(report.requirements.map((row) => row.id));
  const purposes = new Set(report.results.map((result) => result.purpose));
  return {
    requirement: (id) =>
      requirements.has(id) ? html`<a href="#${anchor('req', id)}">${id}</a>` : html`<span>${id}</span>`,
    purpose: (id) => {
      if (!purposes.has(id)) return idCode(id);
      return html`<a href="#${anchor(shownFailures.has(id) ? 'fail' : 'tp', id)}">${idCode(id)}</a>`;
    },
  };
}
