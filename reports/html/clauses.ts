import type { Report, RequirementRow } from '../report.ts';
import { legend, stack } from './bar.ts';
import { html, type Html } from './markup.ts';
import { requirementShares } from './shares.ts';

const procedures = 'TS 23.554';

/** The document that a clause belongs to, or the clause itself where that is the specification of the procedures. */
export function sourceOf(clause: string): string {
  const [document] = /^(?:TS|RFC) [\d.]+\d/.exec(clause) ?? [];
  if (document !== undefined && document !== procedures) return document;
  const [, number] = /(?:^|\s)(\d+(?:\.\d+)+)/.exec(clause.replace(procedures, '')) ?? [];
  return number === undefined ? clause : `${procedures} ${number}`;
}

function row(source: string, rows: readonly RequirementRow[], whole: number, isStrict: boolean): Html {
  const shares = requirementShares(rows, isStrict);
  return html`<div>
    <dt>${source}</dt>
    <dd class="bar">${stack(shares, whole)} ${legend(shares)}</dd>
  </div>`;
}

/** Requirements by clause, those of other documents by document, those of the procedures first: how many, and how they stand. */
export function clauses({ requirements, strict }: Report): Html | undefined {
  const isOwn = (source: string): boolean => source.startsWith(procedures);
  const groups = [...Map.groupBy(requirements, ({ clause }) => sourceOf(clause))].toSorted(
    ([one], [other]) => Number(isOwn(other)) - Number(isOwn(one)),
  );
  if (groups.length < 2) return undefined;
  const whole = Math.max(...groups.map(([, rows]) => rows.length));
  return html`<h3>By clause</h3>
    <dl class="clauses">${groups.map(([source, rows]) => row(source, rows, whole, strict))}</dl>`;
}
