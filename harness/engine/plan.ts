import { createHash } from 'node:crypto';
import type { LeftOut } from '../../reports/report.ts';
import { picsQuestions, type Pics, unmetTerm } from '../../spec/pics.ts';
import { requirement } from '../../spec/requirements.ts';
import type { Cast } from '../../suites/context.ts';
import type { Purpose } from '../../suites/purpose.ts';
import type { Binding } from '../binding/binding.ts';
import type { RunSettings } from '../config/config.ts';
import { nearest } from '../config/nearest.ts';
import type { Wardrobe } from '../security/wardrobe.ts';
import { UsageError } from '../usage-error.ts';
import { globOf } from './glob.ts';
import { insistence } from './insist.ts';
import type { Planned } from './run-purpose.ts';

/** UEs kept for preflight and for asking whether the server is alive; of the others no purpose gets them that runs beside another. */
export const reservedUes = 4;

/** Those of preflight: what it could not remove is what a purpose that runs alone has to meet. */
const ofPreflight = { offset: 0, count: 3 };

export interface Plan {
  readonly selected: readonly Planned[];
  readonly leftOut: readonly LeftOut[];
}

type Selection = Pick<RunSettings, 'only' | 'skip' | 'shard'>;

/** What runs, what does not and why; which UEs a purpose gets does not depend on what else is selected. */
export function planOf(purposes: readonly Purpose[], selection: Selection, world: Means): Plan {
  const isSelected = selector(purposes, selection);
  const leftOut: LeftOut[] = [];
  const selected: Planned[] = [];
  let offset = reservedUes;
  for (const [index, purpose] of purposes.entries()) {
    const count = Math.max(1, Math.min(purpose.wishes ?? purpose.ues * insistence, world.poolSize));
    const planned = { purpose, index, ...(purpose.alone === true ? ofPreflight : { offset, count }) };
    if (purpose.alone !== true) offset += count;
    const reason = isSelected(purpose) ?? missing(purpose, world);
    if (reason === undefined) selected.push(planned);
    else leftOut.push({ purpose: purpose.id, ...reason });
  }
  return { selected, leftOut };
}

/** So many connections a run opens besides those of its purposes that run side by side. */
const meetings = 56;

/** One purpose has no more open at a time. */
const mostOfPurpose = 16;

/** How many connections the selected purposes may have open at a time. */
export function connectionsOf(purposes: readonly Purpose[], run: Selection & Pick<RunSettings, 'concurrency'>): number {
  const isSelected = selector(purposes, run);
  const count = purposes.filter((purpose) => isSelected(purpose) === undefined).length;
  return Math.min(run.concurrency + meetings, mostOfPurpose * count);
}

/** What there is to test with. */
interface Means {
  readonly pics: Pics;
  readonly cast: Cast;
  readonly poolSize: number;
  readonly wardrobe: Pick<Wardrobe, 'missing'>;
  readonly binding?: Pick<Binding, 'leavesByGateway'>;
}

type Reason = Omit<LeftOut, 'purpose'>;

function missing(purpose: Purpose, { pics, cast, poolSize, wardrobe, binding }: Means): Reason | undefined {
  const term = unmetTerm(requirement(purpose.verifies[0]).condition ?? [], pics);
  if (term !== undefined)
    return {
      why: 'not applicable',
      by: 'pics',
      reason: `PICS ${term.replace(/^!/, '')} is ${term.startsWith('!') ? 'yes' : 'no'}: ${questionOf(term)}`,
    };
  const need = purpose.needs?.find((entry) => cast[entry] === undefined);
  if (need !== undefined)
    return {
      why: 'not selected',
      by: 'pixit',
      reason: `the PIXIT gives no ${entries[need] ?? need}`,
    };
  const isByName = purpose.orByName === true && binding?.leavesByGateway === true;
  const guises = isByName ? [] : (purpose.guises ?? []);
  const lack = guises.map((guise) => wardrobe.missing(guise)).find((why) => why !== undefined);
  if (lack !== undefined) return { why: 'not selected', by: 'pixit', reason: lack };
  if (purpose.ues > poolSize)
    return {
      why: 'not selected',
      by: 'pixit',
      reason: `needs ${purpose.ues} UEs at once, the PIXIT gives ${poolSize}`,
    };
  return undefined;
}

/** What has to be given in the PIXIT, where it is not called as it is in the cast. */
const entries: Partial<Readonly<Record<keyof Cast, string>>> = {
  secondGateway: 'secondGateway of a kind that is served',
  secondDelivery: 'delivery.secondGatewayRoot',
};

const questionOf = (term: string): string =>
  picsQuestions[term.replace(/^!/, '') as keyof typeof picsQuestions].question;

function selector(
  purposes: readonly Purpose[],
  { only, skip, shard }: Selection,
): (purpose: Purpose) => Reason | undefined {
  const [onlys, skips] = [
    only.map((pattern) => matcher(purposes, '--only', pattern)),
    skip.map((pattern) => matcher(purposes, '--skip', pattern)),
  ];
  return (purpose) => {
    if (onlys.length > 0 && !onlys.some((matches) => matches(purpose)))
      return { why: 'not selected', by: 'only', reason: selectionOf(only) };
    const skipped = skips.findIndex((matches) => matches(purpose));
    if (skipped >= 0) return { why: 'not selected', by: 'skip', reason: `--skip ${skip[skipped] ?? ''}` };
    if (shard !== undefined && !isInShard(purpose, shard))
      return { why: 'not selected', by: 'shard', reason: `another shard than ${shard.index}/${shard.count}` };
    return undefined;
  };
}

/** Many rows of a report give it as their reason, so a long one is told by its beginning; `selection` of the report has it whole. */
const selectionOf = (only: readonly string[]): string =>
  only.length <= 3 ? `--only ${only.join(' ')}` : `--only ${only.slice(0, 2).join(' ')} and ${only.length - 2} more`;

/** A pattern over purpose ids, requirement ids and clauses; one that matches nothing is a mistake. */
function matcher(purposes: readonly Purpose[], option: string, pattern: string): (purpose: Purpose) => boolean {
  const glob = globOf(pattern);
  const matches = (purpose: Purpose): boolean =>
    glob(purpose.id) || purpose.verifies.some((id) => glob(id) || glob(requirement(id).clause));
  if (purposes.some(matches)) return matches;
  const near = nearest(
    pattern,
    purposes.map((purpose) => purpose.id),
  );
  throw new UsageError([
    `${option}: ${JSON.stringify(pattern)} matches no purpose, requirement or clause${near === undefined ? '' : `; did you mean '${near}'?`}`,
  ]);
}

/** What watches the exchanges of a run belongs to every shard: each has exchanges of its own. */
const isInShard = ({ id, watches }: Purpose, { index, count }: NonNullable<RunSettings['shard']>): boolean =>
  watches === true || shardOf(id, count) === index;

/** Stable over versions and machines: from the id alone, from 1 to `count`. */
const shardOf = (id: string, count: number): number =>
  (createHash('sha256').update(id).digest().readUInt32BE(0) % count) + 1;
