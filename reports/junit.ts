import { acceptances, causeOf, isFaulty, type JudgedEntry, subjectOf } from './baseline.ts';
import { gatingIn, sentenceOf } from './gating.ts';
import type { Report, Result } from './report.ts';
import { failureText } from './terminal.ts';
import { clip, visible, visibleLine } from './visible.ts';
import { weightOf } from './weight.ts';

type Mark = 'failure' | 'error' | 'skipped';

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly durationMs: number;
  readonly mark?: { readonly element: Mark; readonly type: string; readonly message: string; readonly text?: string };
  readonly note?: string;
}

interface Policy {
  /** Whether the gate can hold the result against the run. */
  readonly gates: (result: Result) => boolean;
  readonly paraphrase: (requirement: string) => string | undefined;
  /** The entry of the baseline that accepts what came of a purpose. */
  readonly accepted: ReadonlyMap<string, JudgedEntry>;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const longest = 20_000;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
// Every character that XML 1.0 forbids is invisible, so that `visible` has replaced it.
const content = (text: string): string => escape(visible(clip(text, longest)));
const attribute = (text: string): string => escape(visibleLine(clip(text, 2000)));
const seconds = (durationMs: number): string => (durationMs / 1000).toFixed(3);

function markOf(result: Result, policy: Policy): Case['mark'] {
  const message = result.reason ?? result.title;
  const known = policy.accepted.get(result.purpose);
  if (known !== undefined)
    return { element: 'skipped', type: 'known deviation', message: `${causeOf(known)}; ${sentenceOf(result)}` };
  if (result.verdict === 'error') return { element: 'error', type: 'error', message, text: result.replay };
  if (result.verdict === 'none') return { element: 'skipped', type: 'none', message };
  if (result.verdict === 'inconc') {
    const about = [result.cause, result.blame && `to act: ${result.blame}`].filter(Boolean).join(', ');
    const told = about === '' ? message : `${message} (${about})`;
    if (!policy.gates(result)) return { element: 'skipped', type: 'inconclusive', message: told };
    return { element: 'error', type: 'inconclusive', message: told, text: result.replay };
  }
  if (result.verdict === 'fail' && policy.gates(result)) {
    const text = failureText(result, { colour: false, paraphrase: policy.paraphrase });
    return { element: 'failure', type: result.level, message: sentenceOf(result), text };
  }
  return undefined;
}

function caseOf(result: Result, policy: Policy): Case {
  const weight = weightOf(result);
  const mark = markOf(result, policy);
  const told =
    mark === undefined && weight !== undefined ? `\nReported, not gating (${weight}): ${sentenceOf(result)}` : '';
  const note = `${result.title}\nVerifies ${result.requirements.join(', ')}${told}`;
  return { classname: classOf(result.purpose), name: result.purpose, durationMs: result.durationMs, mark, note };
}

const classOf = (purpose: string): string =>
  `msgin5g-conformance.${purpose.split('/').slice(0, -1).join('.')}`.replace(/\.$/, '');

function runCase(report: Report): Case {
  const element = report.verdict === 'NOT CONFORMANT' ? 'failure' : 'error';
  const mark = { element, type: report.verdict, message: report.sentence } as const;
  return { classname: 'msgin5g-conformance', name: 'run', durationMs: 0, mark };
}

/** An entry of the baseline that fails the gate. */
function entryCase(entry: JudgedEntry): Case {
  const message = `${entry.place}: ${subjectOf(entry)}: ${entry.note}`;
  const mark = { element: 'failure', type: entry.state, message, text: causeOf(entry) } as const;
  return { classname: 'msgin5g-conformance.baseline', name: entry.place, durationMs: 0, mark };
}

function casesOf(report: Report): readonly Case[] {
  const words = new Map(report.requirements.map((row) => [row.id, row.text]));
  const policy: Policy = {
    gates: gatingIn(report),
    paraphrase: (id) => words.get(id),
    accepted: acceptances(report),
  };
  const cases = [
    ...report.results.map((result) => caseOf(result, policy)),
    ...(report.baseline?.entries ?? []).filter(isFaulty).map(entryCase),
    ...report.selection.leftOut
      .filter((left) => left.why === 'not applicable')
      .map(({ purpose, why, reason }): Case => {
        const mark = { element: 'skipped', type: why, message: `${why}: ${reason}` } as const;
        return { classname: classOf(purpose), name: purpose, durationMs: 0, mark };
      }),
  ];
  const isRed = cases.some(({ mark }) => mark?.element === 'failure' || mark?.element === 'error');
  return report.exitCode === 0 || isRed ? cases : [...cases, runCase(report)];
}

function printCase({ classname, name, durationMs, mark, note }: Case): string {
  const inner = [
    mark &&
      `      <${mark.element} type="${attribute(mark.type)}" message="${attribute(mark.message)}">${content(mark.text ?? '')}</${mark.element}>`,
    note && `      <system-out>${content(note)}</system-out>`,
  ].filter((line) => line !== undefined);
  const start = `    <testcase classname="${attribute(classname)}" name="${attribute(name)}" time="${seconds(durationMs)}"`;
  return inner.length === 0 ? `${start}/>` : [`${start}>`, ...inner, '    </testcase>'].join('\n');
}

function totals(cases: readonly Case[]): string {
  const count = (element: Mark): number => cases.filter(({ mark }) => mark?.element === element).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
}

function printSuite(name: string, cases: readonly Case[], report: Report): string {
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const skipped = cases.filter(({ mark }) => mark?.element === 'skipped').length;
  const { verdict, target, binding, release, seed, suite } = report;
  const properties = Object.entries({ verdict, target, binding, release, seed, version: suite.version });
  return [
    `  <testsuite name="${attribute(name)}" ${totals(cases)} skipped="${skipped}" time="${seconds(durationMs)}" timestamp="${attribute(report.startedAt)}">`,
    '    <properties>',
    ...properties.map(([key, value]) => `      <property name="${key}" value="${attribute(String(value))}"/>`),
    '    </properties>',
    ...cases.map(printCase),
    '  </testsuite>',
  ].join('\n');
}

/**
 * junit.xml, in the elements and attributes that Jenkins (junit-10.xsd), GitHub actions and GitLab read. A violated
 * `shall` is a failure; a `should` passes with a note, but fails when the run is strict; what is provisional never
 * fails; `error` is an error, and so is `inconc` at a level that gates; other `inconc`, `none` and not applicable are
 * skipped, and so is a known deviation; not selected is not listed. An entry of the baseline that fails the gate is a
 * failure. The file is red exactly where the gate does not pass: where nothing else makes it so, the test case `run` does.
 */
export function renderJunit(report: Report): Readonly<Record<string, string>> {
  const cases = casesOf(report);
  const suites = Map.groupBy(cases, ({ classname }) => classname);
  return {
    'junit.xml': [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="${attribute(report.suite.name)}" ${totals(cases)} time="${seconds(report.durationMs)}">`,
      ...[...suites].map(([name, members]) => printSuite(name, members, report)),
      '</testsuites>',
      '',
    ].join('\n'),
  };
}
