import type { Discovered } from '../../reports/discovered.ts';
import type { PicsRow, RequirementRow, Result } from '../../reports/report.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import type { ResponsePacket } from '../binding/binding.ts';
import type { Pixit } from '../config/config.ts';
import type { Preflight } from './preflight.ts';
import { RecentMap } from './recent.ts';
import { type Glimpse, type Trait, traits, versions } from './trait.ts';

/** Many more UEs than have requests on their way; those of free choice are without end. */
const remembered = 4000;

/** So many different things are kept of one trait; a server that says something else each time shows no more. */
const most = 24;

const lookupTrait = { behaviour: 'The look-up', item: 'lookup', requirement: 'W-12' } as const;

interface UeState {
  state: Glimpse['before'];
  message?: Stimulus['message'];
  /** Requests on their way: with more than one, nobody knows which came first. */
  inFlight: number;
  isCrossed: boolean;
}

/** What every exchange of a run shows of how the server behaves where right servers differ. */
export class Discovery {
  readonly #pixit: Pixit;
  readonly #ues = new RecentMap<string, UeState>(remembered);
  readonly #seen = new Map<Trait, Set<string>>();

  constructor(pixit: Pixit) {
    this.#pixit = pixit;
  }

  /** A request is on its way; what is returned takes its outcome, and the answer where one came. */
  begin(stimulus: Stimulus): (outcome: Outcome, response?: ResponsePacket) => void {
    const ue = this.#ueOf(stimulus);
    ue.inFlight += 1;
    if (ue.inFlight > 1) ue.isCrossed = true;
    return (outcome, response) => {
      if (response !== undefined) this.#look(ue, { stimulus, outcome, response });
      ue.inFlight -= 1;
      follow(ue, stimulus, outcome);
      if (ue.inFlight === 0) ue.isCrossed = false;
    };
  }

  /** The table of the report: declared, observed, tested. */
  rows(
    { lookup, offered, pics, requirements, results }: Judged & Pick<Preflight, 'lookup' | 'offered'>,
    hide: (text: string) => string,
  ): readonly Discovered[] {
    const shown = [
      { ...lookupTrait, observed: [lookup ? 'offered' : 'not offered'] },
      { ...versions, observed: [...this.#seenOf(versions), ...offered.map((http) => `${http} offered by ALPN`)] },
      ...traits.map((trait) => ({ ...trait, observed: this.#seenOf(trait) })),
    ];
    return shown.map(({ observed, ...trait }) =>
      discoveredOf({ ...trait, observed: observed.map(hide) }, { pics, requirements, results }),
    );
  }

  #seenOf(trait: Trait): readonly string[] {
    return [...(this.#seen.get(trait) ?? [])];
  }

  #look(ue: UeState, seen: Pick<Glimpse, 'stimulus' | 'outcome' | 'response'>): void {
    const before = ue.isCrossed ? 'unknown' : ue.state;
    const glimpse: Glimpse = { ...seen, pixit: this.#pixit, before, ...(ue.message && { former: ue.message }) };
    for (const trait of [versions, ...traits]) {
      const shown = trait.shows(glimpse);
      if (shown === undefined) continue;
      const known = this.#seen.get(trait) ?? new Set();
      if (known.size < most) this.#seen.set(trait, known.add(shown));
    }
  }

  #ueOf({ message }: Stimulus): UeState {
    const nobody: UeState = { state: 'unknown', inFlight: 0, isCrossed: false };
    const id = message['ueServiceId'];
    if (typeof id !== 'string') return nobody;
    const known = this.#ues.get(id) ?? nobody;
    this.#ues.set(id, known);
    return known;
  }
}

/** What a report is judged by. */
interface Judged {
  readonly pics: readonly PicsRow[];
  readonly requirements: readonly RequirementRow[];
  readonly results: readonly Result[];
}

/** What was seen of a trait, beside what the PICS claims of it and what the run made of its requirement. */
export function discoveredOf(
  trait: Pick<Discovered, 'behaviour' | 'item' | 'requirement' | 'observed'> & Pick<Trait, 'about' | 'claimed'>,
  { pics, requirements, results }: Judged,
): Discovered {
  const { behaviour, item, observed } = trait;
  const claim = pics.find((candidate) => candidate.item === item);
  const requirement = claim?.value === 'yes' ? (trait.claimed ?? trait.requirement) : trait.requirement;
  const row = requirements.find(({ id }) => id === requirement);
  // What fails beside others only has another reason than a claim.
  const failing = results.find(
    ({ purpose, failure, reason }) =>
      failure?.requirement === requirement &&
      failure.level === 'shall' &&
      reason === undefined &&
      trait.about?.test(purpose) !== false,
  )?.purpose;
  return {
    behaviour,
    ...(claim && { item: claim.item, declared: claim.value }),
    observed: observed.toSorted(),
    requirement,
    standing: row?.standing ?? 'not tested',
    ...(claim && claim.source !== 'observed' && failing !== undefined && { contradictedBy: failing }),
  };
}

function follow(ue: UeState, { operation, message }: Stimulus, { kind }: Outcome): void {
  if (ue.isCrossed || kind !== 'accepted') {
    // A refusal may leave the UE as it was or drop it; only one that is gone stays so.
    if (ue.isCrossed || ue.state !== 'gone' || kind !== 'rejected') ue.state = 'unknown';
  } else {
    ue.state = operation === 'register' ? 'registered' : 'gone';
    ue.message = message;
  }
}
