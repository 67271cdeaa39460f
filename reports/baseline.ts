import type { LeftOut, Result } from './report.ts';

/** A deviation that somebody has accepted. */
export interface Deviation {
  readonly purpose?: string;
  readonly requirement?: string;
  /** The very verdict that is accepted, and no other. */
  readonly verdict: 'fail' | 'inconc';
  /** `debt` is going to be paid, `decision` stays, `flaky` comes and goes. */
  readonly kind: 'debt' | 'decision' | 'flaky';
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it is accepted, as YYYY-MM-DD. */
  readonly expires?: string;
  /** Where the decision is written down. */
  readonly reference?: string;
  readonly issue?: string;
}

/** An entry of a baseline, and where it stands: `baseline.yaml:3:5`. */
export interface Entry extends Deviation {
  readonly place: string;
  /** What is wrong with its names, where they name nothing. */
  readonly stranger?: string;
}

/** A baseline as a file holds it. */
export interface BaselineFile {
  readonly file: string;
  readonly entries: readonly Entry[];
}

/** What an entry comes to in a run; the last three fail the gate. */
export type EntryState = 'accepts' | 'passed' | 'changed' | 'not asked' | 'stale' | 'expired' | 'unmatched';

/** An entry with what it comes to. */
export interface JudgedEntry extends Deviation {
  readonly place: string;
  readonly state: EntryState;
  /** Why, and what to do about it. */
  readonly note: string;
  /** Purposes whose results it accepts. */
  readonly accepts: readonly string[];
}

/** A baseline as it was applied. */
export interface Baseline {
  readonly file: string;
  readonly entries: readonly JudgedEntry[];
}

/** What the entries are held against. */
export interface Seen {
  readonly results: readonly Result[];
  readonly leftOut: readonly LeftOut[];
  /** The day of the run, as YYYY-MM-DD. */
  readonly today: string;
}

/** Every entry with what it comes to, in the order of the file. */
export const judgedBaseline = ({ file, entries }: BaselineFile, seen: Seen): Baseline => ({
  file,
  entries: entries.map((entry) => judgedEntry(entry, seen)),
});

const faulty: ReadonlySet<EntryState> = new Set(['stale', 'expired', 'unmatched']);

/** True for an entry that fails the gate. */
export const isFaulty = ({ state }: JudgedEntry): boolean => faulty.has(state);

/** Whether the entry is about this very result. */
function fits({ purpose, requirement, verdict }: Deviation, result: Result): boolean {
  const about = result.failure?.requirement ?? result.requirements[0];
  return (
    result.verdict === verdict &&
    result.cause !== 'stopped' &&
    (purpose === undefined || purpose === result.purpose) &&
    (requirement === undefined || requirement === about)
  );
}

/** The entry that accepts this result on this day. */
export const acceptedBy = (known: BaselineFile | undefined, result: Result, today: string): Entry | undefined =>
  known?.entries.find((entry) => fits(entry, result) && !isExpired(entry, today));

const isExpired = ({ expires }: Deviation, today: string): boolean => expires !== undefined && expires < today;

function judgedEntry({ stranger, ...entry }: Entry, { results, leftOut, today }: Seen): JudgedEntry {
  const accepts = results.filter((result) => fits(entry, result)).map(({ purpose }) => purpose);
  if (stranger !== undefined) return { ...entry, state: 'unmatched', note: stranger, accepts: [] };
  if (isExpired(entry, today))
    return { ...entry, state: 'expired', note: `expired on ${entry.expires}: ${remedies.expired}`, accepts: [] };
  if (accepts.length > 0) return { ...entry, state: 'accepts', note: acceptance(entry), accepts };
  return { ...entry, ...idle(entry, results, leftOut), accepts: [] };
}

const remedies = {
  expired: 'mend it, or accept it anew with another date and a reason',
  stale: 'remove the entry, or let `baseline prune` do so',
} as const;

const acceptance = ({ kind, expires }: Deviation): string =>
  `${kind === 'flaky' ? 'failed as it does at times' : 'as accepted'}${expires === undefined ? '' : `, until ${expires}`}`;

type Judgement = Pick<JudgedEntry, 'state' | 'note'>;

/** What an entry comes to that accepts nothing. */
function idle(entry: Entry, results: readonly Result[], leftOut: readonly LeftOut[]): Judgement {
  const concerned = results.filter((result) => isAbout(entry, result));
  const asked = concerned.filter(({ cause }) => cause !== 'stopped');
  const away = leftOut.filter(({ by }) => by === 'only' || by === 'skip' || by === 'shard');
  // A requirement may fail in any purpose: only a whole run can say that it does not.
  const isOpen = entry.purpose === undefined ? away.length > 0 : away.some(({ purpose }) => purpose === entry.purpose);
  if (isOpen || asked.length < concerned.length) return { state: 'not asked', note: 'not selected in this run' };
  if (asked.length === 0) {
    const why = leftOut.find(({ purpose }) => purpose === entry.purpose)?.reason ?? 'no purpose about it ran';
    return { state: 'unmatched', note: `never ran although selected (${why}): ${remedies.stale}` };
  }
  const other = asked.find(({ verdict }) => verdict !== 'pass' && verdict !== 'none');
  if (other !== undefined) return { state: 'changed', note: `accepts nothing: ${other.purpose} ${endOf(other)} now` };
  if (entry.kind === 'flaky') return { state: 'passed', note: 'passed this time, which counts as no pass' };
  const verdict = asked.some((result) => result.verdict === 'pass') ? 'passes' : 'has nothing to judge';
  return { state: 'stale', note: `${verdict} now: ${remedies.stale}` };
}

const isAbout = ({ purpose, requirement }: Deviation, result: Result): boolean =>
  purpose === undefined
    ? result.requirements[0] === requirement || result.failure?.requirement === requirement
    : result.purpose === purpose;

const endOf = ({ verdict, failure }: Result): string =>
  failure === undefined ? `ends with ${verdict}` : `fails on ${failure.requirement}`;

/** The entry that accepts what came of a purpose, by purpose. */
export function acceptances({ baseline }: { readonly baseline?: Baseline }): ReadonlyMap<string, JudgedEntry> {
  const pairs = (baseline?.entries ?? []).flatMap((entry) => entry.accepts.map((purpose) => [purpose, entry] as const));
  return new Map(pairs.toReversed());
}

/** What an entry is about: `REG/BV/minimal fail on R-01`. */
export const subjectOf = ({ purpose, requirement, verdict }: Deviation): string =>
  purpose === undefined
    ? `${requirement} ${verdict}`
    : `${purpose} ${verdict}${requirement === undefined ? '' : ` on ${requirement}`}`;

/** Why it is accepted, by whom, and how long: `debt until 2027-03-31, team-a: the reason (issue)`. */
export function causeOf({ kind, expires, owner, reason, reference, issue }: Deviation): string {
  const until = expires === undefined ? '' : ` until ${expires}`;
  const links = [reference, issue].filter((link) => link !== undefined);
  return `${kind}${until}, ${owner}: ${reason}${links.length === 0 ? '' : ` (${links.join(', ')})`}`;
}
