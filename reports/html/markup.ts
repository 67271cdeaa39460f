import { piecesOf } from '../visible.ts';

const markup = Symbol('markup');

/** Markup that is safe to put into a page; only `html` and `pre` make it. */
export interface Html {
  readonly [markup]: string;
}

/** What a template may hold; text is escaped, undefined and false leave nothing. */
export type Value = string | number | undefined | false | Html | readonly Value[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

function shown(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.isEscape ? `<span class="ctl">${piece.text}</span>` : escape(piece.text)))
    .join('');
}

function printed(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return shown(value);
  return markup in value ? value[markup] : value.map(printed).join('');
}

function printedInTag(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number') {
    return escape(
      piecesOf(String(value))
        .map((piece) => piece.text)
        .join(''),
    );
  }
  throw new TypeError('html template: an attribute holds text or a number, not markup');
}

const block = String.raw`/?(?:article|caption|d[dlt]|details|div|fig(?:caption|ure)|g|h[1-6]|li|line|main|ol|p|path|rect|section|summary|t[dhr]|table|tbody|text|thead|ul)\b`;
/** White space around blocks, which no browser shows and every browser makes a node of. */
const beforeBlock = new RegExp(String.raw`\s+(<${block})`, 'g');
const afterBlock = new RegExp(String.raw`(<${block}[^<>]*>)\s+`, 'g');

interface Template {
  readonly chunks: readonly string[];
  /** Whether the value after each chunk stands within a tag. */
  readonly isInTag: readonly boolean[];
}

function templateOf(strings: TemplateStringsArray): Template {
  let isOpen = false;
  const isInTag = strings.map((chunk) => {
    const opened = chunk.lastIndexOf('<');
    const closed = chunk.lastIndexOf('>');
    if (opened !== closed) isOpen = opened > closed;
    return isOpen;
  });
  return {
    chunks: strings.map((chunk) => chunk.replace(/\n\s+/g, '\n').replace(beforeBlock, '$1').replace(afterBlock, '$1')),
    isInTag,
  };
}

const templates = new WeakMap<TemplateStringsArray, Template>();

/** A template of markup: interpolated text is escaped, and characters that do not show become visible escapes. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const template = templates.get(strings) ?? templateOf(strings);
  templates.set(strings, template);
  const parts = template.chunks.map((chunk, index) => {
    if (index >= values.length) return chunk;
    return chunk + (template.isInTag[index] ? printedInTag(values[index]) : printed(values[index]));
  });
  return { [markup]: parts.join('') };
}

/** Preformatted text: as in a template, but line breaks and tabs stay what they are, even the first one. */
export function pre(text: string): Html {
  const parts = text.split(/([\n\t])/).map((part) => (part === '\n' || part === '\t' ? part : shown(part)));
  return { [markup]: `<pre>\n${parts.join('')}</pre>` };
}

/** The items with a separator in between. */
export function joined(items: readonly Value[], separator: ', ' | '\n'): Html {
  return { [markup]: items.map(printed).join(separator) };
}

/** The finished markup. */
export function textOf(page: Html): string {
  return page[markup];
}
