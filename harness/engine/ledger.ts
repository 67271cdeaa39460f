import { type Pics, unmetTerm } from '../../spec/pics.ts';
import { requirement, type RequirementId } from '../../spec/requirements.ts';
import type { Sightings } from '../../suites/context.ts';
import type { Check } from '../../suites/iut.ts';
import { onWire } from '../../suites/wire.ts';
import type { ExchangeRecord } from './record.ts';

/** Where a broken rule was seen; `at` orders sightings by the plan, so that two runs name the same one. */
export interface Breach {
  readonly at: readonly [purposeIndex: number, exchangeIndex: number];
  readonly purpose: string;
  readonly check: Check;
  readonly record: ExchangeRecord;
  /** The exchanges that led to it, asked for only where it is kept. */
  readonly before?: () => readonly ExchangeRecord[];
}

/** What is kept of a breach. */
export type Kept = Omit<Breach, 'before'> & { readonly before: readonly ExchangeRecord[] };

/** What every answer of a run showed of every rule. */
export class Ledger {
  readonly #held = new Map<RequirementId, number>();
  readonly #breaches = new Map<RequirementId, Kept>();
  readonly #moot = new Map<RequirementId, string>();

  /** Takes what was seen of the rules in one exchange. */
  note(checks: readonly Check[], where: Omit<Breach, 'check'>): void {
    for (const check of checks) {
      if (check.moot !== undefined) this.excuse(check.requirement, check.moot);
      else if (check.holds) this.hold(check.requirement);
      else this.break({ ...where, check });
    }
  }

  hold(requirement: RequirementId): void {
    this.#held.set(requirement, (this.#held.get(requirement) ?? 0) + 1);
  }

  /** The wire left the requirement nothing to judge. */
  excuse(requirement: RequirementId, why: string): void {
    this.#moot.set(requirement, why);
  }

  break(breach: Breach): void {
    const { requirement } = breach.check;
    const known = this.#breaches.get(requirement);
    if (known === undefined || isBefore(breach.at, known.at))
      this.#breaches.set(requirement, { ...breach, before: breach.before?.() ?? [] });
  }

  breach(requirement: RequirementId): Kept | undefined {
    return this.#breaches.get(requirement);
  }

  sightings(requirement: RequirementId): Sightings {
    const breach = this.#breaches.get(requirement);
    const broken = breach && { expected: breach.check.expected, got: breach.check.got, purpose: breach.purpose };
    const moot = this.#moot.get(requirement);
    return {
      held: this.#held.get(requirement) ?? 0,
      ...(broken && { broken }),
      ...(moot !== undefined && { moot }),
    };
  }
}

/** The checks whose requirements apply under the PICS. */
export function applicable(checks: readonly Check[], pics: Pics): readonly Check[] {
  const applied = appliedUnder.get(pics) ?? new Map<RequirementId, RequirementId | 'none'>();
  appliedUnder.set(pics, applied);
  return checks.flatMap((check) => {
    const rule = applied.get(check.requirement) ?? appliedRule(check.requirement, pics);
    applied.set(check.requirement, rule);
    if (rule === 'none') return [];
    return [rule === check.requirement ? check : { ...check, requirement: rule }];
  });
}

/** What each rule comes to under a PICS, which is the same for every exchange of a run. */
const appliedUnder = new WeakMap<Pics, Map<RequirementId, RequirementId | 'none'>>();

function appliedRule(rule: RequirementId, pics: Pics): RequirementId | 'none' {
  const onThisWire = onWire(rule, pics);
  return unmetTerm(requirement(onThisWire).condition ?? [], pics) === undefined ? onThisWire : 'none';
}

const isBefore = (one: Breach['at'], other: Breach['at']): boolean =>
  one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
