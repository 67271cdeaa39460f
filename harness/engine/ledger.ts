import type { RequirementId } from '../../spec/requirements.ts';
import type { Sightings } from '../../suites/context.ts';
import type { Check } from '../../suites/iut.ts';
import type { ExchangeRecord } from './record.ts';

/** Where a broken rule was seen; `at` orders sightings by the plan, so that two runs name the same one. */
export interface Breach {
  readonly at: readonly [purposeIndex: number, exchangeIndex: number];
  readonly purpose: string;
  readonly check: Check;
  readonly record: ExchangeRecord;
}

/** What every answer of a run showed of every rule. */
export class Ledger {
  readonly #held = new Map<RequirementId, number>();
  readonly #breaches = new Map<RequirementId, Breach>();
  readonly #moot = new Map<RequirementId, string>();

  hold(requirement: RequirementId): void {
    this.#held.set(requirement, (this.#held.get(requirement) ?? 0) + 1);
  }

  /** The wire left the requirement nothing to judge. */
  excuse(requirement: RequirementId, why: string): void {
    this.#moot.set(requirement, why);
  }

  break(breach: Breach): void {
    const known = this.#breaches.get(breach.check.requirement);
    if (known === undefined || isBefore(breach.at, known.at)) this.#breaches.set(breach.check.requirement, breach);
  }

  breach(requirement: RequirementId): Breach | undefined {
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

const isBefore = (one: Breach['at'], other: Breach['at']): boolean =>
  one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
