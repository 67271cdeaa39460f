import { acceptances, causeOf, isFaulty, type JudgedEntry, subjectOf } from './baseline.ts';
import { gatingIn, sentenceOf } from './gating.ts';
import { jsonText } from './json-text.ts';
import type { LeftOut, Report, Result } from './report.ts';
import { failureText } from './terminal.ts';
import { clip, visible, visibleLine } from './visible.ts';

const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;
type Status = (typeof statuses)[number];

interface Test {
  readonly name: string;
  readonly status: Status;
  readonly duration: number;
  readonly suite?: readonly string[];
  readonly message?: string;
  readonly trace?: string;
  readonly rawStatus?: string;
  readonly tags?: readonly string[];
  readonly retries?: number;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** As in junit.xml: what gates is failed, a deviation that does not passes with a message, no verdict at all is skipped. */
function statusOf(result: Result, gates: (result: Result) => boolean): Status {
  if (result.verdict === 'error') return 'failed';
  if (result.verdict === 'fail') return gates(result) ? 'failed' : 'passed';
  if (result.verdict === 'inconc') return gates(result) ? 'failed' : 'other';
  return result.verdict === 'pass' ? 'passed' : 'skipped';
}

const suiteOf = (purpose: string): readonly string[] => ['msgin5g-conformance', ...purpose.split('/').slice(0, -1)];

function testOf(result: Result, status: Status, paraphrase: (requirement: string) => string | undefined): Test {
  const { purpose, title, verdict, level, layer, requirements, replay, attempts } = result;
  return {
    name: purpose,
    status,
    duration: Math.round(result.durationMs),
    suite: suiteOf(purpose),
    ...(verdict !== 'pass' && { message: visibleLine(clip(sentenceOf(result), 2000)) }),
    ...(result.failure && { trace: visible(clip(failureText(result, { colour: false, paraphrase }), 20_000)) }),
    rawStatus: verdict,
    tags: [level, layer, ...requirements],
    retries: Math.max(0, attempts - 1),
    extra: {
      title,
      replay: visibleLine(replay),
      ...(result.failure && { requirement: result.failure.requirement, clause: result.failure.clause }),
      ...(result.provisional && { provisional: true }),
    },
  };
}

/** An entry of the baseline that fails the gate. */
const entryOf = (entry: JudgedEntry): Test => ({
  name: entry.place,
  status: 'failed',
  duration: 0,
  suite: ['msgin5g-conformance', 'baseline'],
  message: visibleLine(clip(`${subjectOf(entry)}: ${entry.note}`, 2000)),
  rawStatus: entry.state,
});

/** What is accepted is skipped, with the reason. */
function tempered(test: Test, known: JudgedEntry | undefined): Test {
  if (known === undefined) return test;
  const message = visibleLine(clip(`known deviation: ${causeOf(known)}; ${test.message ?? ''}`, 2000));
  return { ...test, status: 'skipped', message };
}

const leftOutOf = ({ purpose, why, reason }: LeftOut): Test => ({
  name: purpose,
  status: 'skipped',
  duration: 0,
  suite: suiteOf(purpose),
  message: visibleLine(clip(`${why}: ${reason}`, 2000)),
  rawStatus: why,
});

function testsOf(report: Report): readonly Test[] {
  const gates = gatingIn(report);
  const accepted = acceptances(report);
  const texts = new Map(report.requirements.map(({ id, text }) => [id, text]));
  const tests = [
    ...report.results.map((result) =>
      tempered(
        testOf(result, statusOf(result, gates), (id) => texts.get(id)),
        accepted.get(result.purpose),
      ),
    ),
    ...(report.baseline?.entries ?? []).filter(isFaulty).map(entryOf),
    ...report.selection.leftOut.filter(({ why }) => why === 'not applicable').map(leftOutOf),
  ];
  const isRed = tests.some(({ status }) => status === 'failed');
  if (report.exitCode === 0 || isRed) return tests;
  const message = visibleLine(clip(report.sentence, 2000));
  return [...tests, { name: 'run', status: 'failed', duration: 0, message, rawStatus: report.verdict }];
}

/** ctrf-report.json, the Common Test Report Format; like junit.xml it is red exactly where the gate does not pass. */
export function renderCtrf(report: Report): Readonly<Record<string, string>> {
  const { suite, startedAt, durationMs, verdict, binding, release, seed, exitCode } = report;
  const tests = testsOf(report);
  const count = (status: Status): number => tests.filter((test) => test.status === status).length;
  const start = Date.parse(startedAt);
  const ctrf = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: startedAt,
    generatedBy: suite.name,
    results: {
      tool: { name: suite.name, version: suite.version },
      summary: {
        tests: tests.length,
        ...Object.fromEntries(statuses.map((status) => [status, count(status)])),
        suites: new Set(tests.map(({ suite: path = [] }) => path.join('/'))).size,
        start,
        stop: start + Math.round(durationMs),
        duration: Math.round(durationMs),
        extra: { verdict, exitCode, sentence: visibleLine(report.sentence) },
      },
      tests,
      environment: { extra: { target: visibleLine(report.target), binding: visibleLine(binding), release, seed } },
    },
  };
  return { 'ctrf-report.json': `${jsonText(ctrf, 2)}\n` };
}
