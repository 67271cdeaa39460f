import { kindOf } from '../../reports/kind.ts';
import type { Exchange, Report, Result } from '../../reports/report.ts';
import type { Case } from '../../reports/repro/case.ts';
import { purposes } from '../../suites/purposes.ts';
import type { StoredCase } from '../../suites/stored-case.ts';
import type { Config } from '../config/config.ts';
import { run } from '../engine/run.ts';
import { mountRig } from '../rig.ts';
import { Blocked } from './blocked.ts';
import { configFor, type Whereto } from './config-for.ts';
import { exitCodeOf, type Replayed, type Standing } from './replayed.ts';
import { Sent } from './sent.ts';

/** So often a purpose has to pass, and one whose requests cross even more often: a race is won by chance. */
const [repeats, races] = [2, 6];

/** Asks for a failure again and says how it stands; nothing is called fixed that the purpose did not see right. */
export async function replay(found: Case, whereto: Whereto, signal?: AbortSignal): Promise<Replayed> {
  const about = { purpose: found.purpose, before: found.failure, target: whereto.target ?? found.target };
  const nothing = { requests: { recorded: found.steps.length, same: 0 }, judgedBy: 'nobody' } as const;
  try {
    const config = await configFor(found, whereto);
    if (!purposes.some(({ id }) => id === found.purpose))
      throw new Blocked('this version of the suite has no such purpose', `take version ${found.suite.version}`);
    const now = await judgedByPurpose(found, config, signal);
    return { ...about, ...now, exitCode: exitCodeOf(now.verdict) };
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    const { message: reason, remedy } = error;
    const verdict = { verdict: 'BLOCKED', exitCode: exitCodeOf('BLOCKED'), reason } as const;
    return { ...about, ...nothing, ...verdict, ...(remedy !== undefined && { remedy }) };
  }
}

/** What is said of the state of now. */
export type Now = Pick<Replayed, 'verdict' | 'judgedBy' | 'requests' | 'reason' | 'now' | 'target'>;

/** One case that passes may do so by chance, or because of what came before it then: the purpose as a whole has to pass as well. */
async function judgedByPurpose(found: Case, config: Config, signal: AbortSignal | undefined): Promise<Now> {
  const whole = { ...config, run: { ...config.run, runs: found.runs } };
  const isOneCase = config.run.runs === 0;
  const rounds = isOneCase
    ? [config, whole]
    : Array.from({ length: isRace(found.steps) ? races : repeats }, () => config);
  let worst: Now | undefined;
  for (const round of rounds) {
    const now = await once(found, round, signal);
    if (now.verdict !== 'FIXED') return { ...now, ...(worst && { requests: worst.requests }) };
    worst ??= now;
  }
  return worst as Now;
}

/** Requests that were on their way at the same time. */
const isRace = (steps: readonly Exchange[]): boolean =>
  steps.some(({ startedAt = '' }, place) => {
    const former = steps[place - 1];
    return (
      former?.startedAt !== undefined && Date.parse(startedAt) < Date.parse(former.startedAt) + former.durationMs - 1
    );
  });

async function once(found: Case, config: Config, signal: AbortSignal | undefined): Promise<Now> {
  const { purpose, used, steps } = found;
  await using mounted = await mountRig(config, {
    replay: (id) => id,
    ...(signal && { signal }),
    cases: new Map([[purpose, casesOf(found)]]),
    ...(used && { used: new Map([[purpose, used]]) }),
  });
  const sent = new Sent(mounted);
  const rig = { ...mounted, transport: sent.transport };
  for await (const event of run(rig)) {
    if (event.kind !== 'report') continue;
    const { report } = event;
    const result = resultIn(report, purpose);
    const same = sent.count(steps, found.target);
    return {
      ...standing(found, result),
      judgedBy: 'purpose',
      target: report.target,
      requests: { recorded: steps.length, same },
    };
  }
  throw new Error('the replay ended without a report');
}

function casesOf({ purpose, seed, path, value }: Case): readonly StoredCase[] {
  const input = purposes.find(({ id }) => id === purpose)?.input;
  if (value !== undefined && input?.schema !== undefined) return [{ value } as StoredCase];
  return path === undefined ? [] : [{ seed, path }];
}

function resultIn(report: Report, purpose: string): Result {
  if (report.verdict === 'NOT USABLE')
    throw new Blocked(
      report.sentence.replace(/^NOT USABLE: /, ''),
      'make the server answer, or name another with --target URL',
    );
  const left = report.selection.leftOut.find((one) => one.purpose === purpose);
  if (left !== undefined) throw new Blocked(`the purpose does not run: ${left.reason}`);
  const result = report.results.find((one) => one.purpose === purpose);
  if (result === undefined) throw new Blocked('the purpose did not run');
  if (result.verdict === 'error') throw new Error(result.reason ?? 'the purpose ended in an error');
  return result;
}

/** How a result compares with the failure of then. */
function standing(found: Case, result: Result): Pick<Now, 'verdict' | 'reason' | 'now'> {
  const { failure } = result;
  if (failure !== undefined) {
    const verdict: Standing = isSame(found, result) ? 'STILL FAILING' : 'CHANGED';
    const { requirement, clause, expected, got } = failure;
    return { verdict, now: { requirement, clause, expected, got } };
  }
  if (result.verdict !== 'pass') throw new Blocked(result.reason ?? `the purpose ended with ${result.verdict}`);
  if (!found.failsAlone)
    throw new Blocked(
      'alone the purpose passes, and so it did then: it failed only beside others',
      'run the whole suite',
    );
  const { requirement } = found.failure;
  const why = result.unobserved?.[requirement];
  if ((result.met[requirement] ?? 0) === 0 && why !== undefined)
    throw new Blocked(`the purpose passes, but nothing shows ${requirement}: ${why}`);
  return { verdict: 'FIXED' };
}

function isSame({ purpose, failure, steps, decisive = steps.length - 1 }: Case, now: Result): boolean {
  const then = { ...now, purpose, verdict: 'fail', failure } as const;
  const shown = now.exchanges[now.decisive ?? now.exchanges.length - 1];
  return kindOf(then) === kindOf(now) && steps[decisive]?.response?.status === shown?.response?.status;
}
