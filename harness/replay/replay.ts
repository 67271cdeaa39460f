import { kindOf } from '../../reports/kind.ts';
import type { Exchange, Report, Result } from '../../reports/report.ts';
import type { Case } from '../../reports/repro/case.ts';
import { purposes } from '../../suites/purposes.ts';
import type { StoredCase } from '../../suites/stored-case.ts';
import type { Config } from '../config/config.ts';
import { type Rig, run } from '../engine/run.ts';
import { mountRig } from '../rig.ts';
import { Blocked } from './blocked.ts';
import { configFor, type Whereto } from './config-for.ts';
import { exitCodeOf, type Replayed, type Standing } from './replayed.ts';
import { Sent } from './sent.ts';

/** So often a purpose has to pass at least, and one whose requests cross even more often: a race is won by chance. */
const [repeats, races] = [2, 6];

/** So often, where that takes no longer than this, and until the server was asked as much as in the run of then: some defects take their time. */
const [usual, insistMs] = [10, 5000];

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

/**
 * One case that passes may do so by chance, or because of what came before it then: the purpose as a whole has to pass as
 * well, again and again, until the server was asked as much as in the run of then, or time is up.
 */
async function judgedByPurpose(found: Case, config: Config, signal: AbortSignal | undefined): Promise<Now> {
  const whole = { ...config, run: { ...config.run, runs: found.runs } };
  const { runExchanges = 0 } = found;
  const until = performance.now() + insistMs;
  await using mounted = await mountedFor(found, config, signal);
  const sent = new Sent(mounted);
  const rig = { ...mounted, transport: sent.transport };
  const least = isRace(found.steps) ? races : repeats;
  let first: Now | undefined;
  for (let round = 1; ; round++) {
    const { run: settings } = round === 1 ? config : round % 2 === 0 ? shifted(whole, round) : whole;
    const now = await once(found, { ...rig, config: { ...mounted.config, run: settings } });
    first ??= { ...now, requests: { recorded: found.steps.length, same: sent.count(found.steps, found.target) } };
    if (now.verdict !== 'FIXED') return { ...now, requests: first.requests };
    const isEnough = round >= usual && sent.total >= runExchanges;
    if (round < least || (!isEnough && performance.now() < until)) continue;
    const passes = `it passed ${round} times in a row, with ${sent.total} requests`;
    const isLess = sent.total < runExchanges;
    const open = `; what comes by chance, or only after the ${runExchanges} requests of the run of then, a whole run shows`;
    return { ...first, reason: `${passes}${isLess ? open : ''}` };
  }
}

/** Others that take a few requests each, not all of them as many. */
const companions = ['REG/BV/minimal', 'DEREG/BO/never-registered', 'REG/BO/equal-again', 'DEREG/BO/other-ue'];

/** The same with a few requests more, not always as many, so that what strikes every so many requests does not always miss. */
function shifted({ run: settings, ...config }: Config, round: number): Config {
  const others = companions.filter((id) => !settings.only.includes(id));
  return { ...config, run: { ...settings, only: [others[(round / 2) % others.length] ?? '', ...settings.only] } };
}

/** Requests that were on their way at the same time. */
const isRace = (steps: readonly Exchange[]): boolean =>
  steps.some(({ startedAt = '' }, place) => {
    const former = steps[place - 1];
    return (
      former?.startedAt !== undefined && Date.parse(startedAt) < Date.parse(former.startedAt) + former.durationMs - 1
    );
  });

const mountedFor = ({ purpose, used, ...found }: Case, config: Config, signal: AbortSignal | undefined) =>
  mountRig(config, {
    ...(signal && { signal }),
    cases: new Map([[purpose, casesOf({ purpose, ...found })]]),
    ...(used && { used: new Map([[purpose, used]]) }),
  });

async function once(found: Case, rig: Rig): Promise<Omit<Now, 'requests'>> {
  for await (const event of run(rig)) {
    if (event.kind !== 'report') continue;
    if (event.error !== undefined) throw event.error;
    const { report } = event;
    return { ...standing(found, resultIn(report, found.purpose)), judgedBy: 'purpose', target: report.target };
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
function standing(found: Case, result: Result): Pick<Now, 'verdict' | 'now'> {
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
