import { type CST, isMap, isSeq, LineCounter, Parser, parse, parseDocument, stringify } from 'yaml';
import type { Deviation } from '../../reports/baseline.ts';

/** The text of a baseline without some of its entries, by their place in the list; every other line stays as it is. */
export function withoutEntries(text: string, gone: ReadonlySet<number>): string {
  const extents = extentsIn(text);
  if (extents === undefined)
    return inFlow(text, (document) => {
      for (const at of [...gone].toSorted((one, other) => other - one)) document.deleteIn(['entries', at]);
    });
  const isGone = (line: number): boolean =>
    extents.some(({ from, to }, at) => gone.has(at) && line >= from && line < to);
  return text
    .split('\n')
    .filter((_, line) => !isGone(line))
    .join('\n');
}

/** The text of a baseline with further entries at its end. */
export function withEntries(text: string, added: readonly Deviation[]): string {
  const list = listIn(text);
  const { entries } = (parse(text) ?? {}) as { readonly entries?: readonly Deviation[] | null };
  if (list === undefined && Array.isArray(entries))
    return inFlow(text, (document) => document.set('entries', document.createNode([...entries, ...added])));
  const before = text.endsWith('\n') ? text : `${text}\n`;
  return before + entriesText(added, ' '.repeat(list?.indent ?? 2));
}

/** Entries as they stand in the list. */
export function entriesText(entries: readonly Deviation[], indent: string): string {
  const texts = entries.map((entry) => stringify([entry], { lineWidth: 0 }).trimEnd());
  return texts
    .map((text) => text.replaceAll(/^/gm, indent))
    .map((text) => `${text}\n`)
    .join('');
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The lines of every entry, with the comment right above it; undefined where entries share lines. */
function extentsIn(text: string): readonly Extent[] | undefined {
  const counter = new LineCounter();
  const list = listIn(text, counter);
  const { contents } = parseDocument(text);
  const nodes = isMap(contents) ? contents.get('entries') : undefined;
  if (list === undefined || !isSeq(nodes)) return undefined;
  const lineOf = (offset: number): number => counter.linePos(offset).line - 1;
  const lines = text.split('\n');
  const dashes = list.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  const heads = dashes.map(({ offset }) => {
    let head = lineOf(offset);
    while (/^\s*#/.test(lines[head - 1] ?? '')) head -= 1;
    return head;
  });
  return heads.map((from, at) => {
    const [, end = 0] = (nodes.items[at] as { readonly range?: readonly number[] } | undefined)?.range ?? [];
    return { from, to: heads[at + 1] ?? lineOf(end - 1) + 1 };
  });
}

/** The list of entries where each has lines of its own. */
function listIn(text: string, counter?: LineCounter): CST.BlockSequence | undefined {
  const tokens = [...new Parser(counter?.addNewLine).parse(text)];
  const document = tokens.find((token) => token.type === 'document');
  const map = document?.value?.type === 'block-map' ? document.value : undefined;
  const pair = map?.items.find(({ key }) => key != null && 'source' in key && key.source === 'entries');
  return pair?.value?.type === 'block-seq' ? pair.value : undefined;
}

function inFlow(text: string, change: (document: ReturnType<typeof parseDocument>) => void): string {
  const document = parseDocument(text);
  change(document);
  return document.toString({ lineWidth: 0 });
}
