import type { Event } from './history.ts';
import { legal, type Rules } from './legal.ts';
import { keyOf, type State } from './state.ts';

/** Whether some order of the requests explains all answers. */
export type Explanation = { readonly explained: true } | Unexplained;

/** No order of the requests for one UE explains its answers. */
export interface Unexplained {
  readonly explained: false;
  /** Requests in an order that explains their answers; there is no longer one. */
  readonly prefix: readonly Event[];
  /** What the UE may be after them. */
  readonly states: readonly State[];
  /** Requests of which none can be the next. */
  readonly stuck: readonly Event[];
}

/** Wing and Gong's search with the memory of Lowe, UE by UE, since requests for different UEs do not touch each other. */
export function explain(history: readonly Event[], rules: Rules): Explanation {
  for (const events of Map.groupBy(history, ({ ue }) => ue).values()) {
    const found = new Search(events, rules).run();
    if (!found.explained) return found;
  }
  return { explained: true };
}

class Search {
  readonly #events: readonly Event[];
  readonly #rules: Rules;
  readonly #placed: boolean[];
  /** Which requests a server may refuse because of what others ask at the same time. */
  readonly #meets: readonly boolean[];
  /** What was tried in vain: requests placed, and the state they led to. */
  readonly #seen = new Set<string>();
  readonly #path: Event[] = [];
  #longest: Unexplained | undefined;

  constructor(events: readonly Event[], rules: Rules) {
    this.#events = events.toSorted((one, other) => one.invoked - other.invoked);
    this.#rules = rules;
    this.#placed = this.#events.map(() => false);
    this.#meets = this.#events.map((event) => isCrowded(event, events));
  }

  run(): Explanation {
    const isExplained = this.#from(undefined, 0);
    return isExplained || this.#longest === undefined ? { explained: true } : this.#longest;
  }

  /** Depth first; the first request that is not placed yet bounds where to look. */
  #from(state: State, known: number): boolean {
    let first = known;
    while (this.#placed[first] === true) first += 1;
    const candidates = this.#candidates(first);
    if (candidates.every((at) => this.#events[at]?.answer === undefined)) return true;
    const key = this.#keyOf(state, first, candidates);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    this.#remember(state, candidates);
    return candidates.some((at) => this.#place(at, state, first));
  }

  #place(at: number, state: State, first: number): boolean {
    const event = this.#events[at] as Event;
    this.#placed[at] = true;
    this.#path.push(event);
    for (const next of this.#after(state, at))
      if ((event.answer !== undefined || keyOf(next) !== keyOf(state)) && this.#from(next, first)) return true;
    this.#path.pop();
    this.#placed[at] = false;
    return false;
  }

  /** A refusal without a reason of its own is legal where others may be the reason, but for one that says that there is no such UE. */
  #after(state: State, at: number): readonly State[] {
    const { operation, answer, isUnfound = false } = this.#events[at] as Event;
    const states = legal(state, operation, answer, this.#rules).map((next) => next.state);
    const mayBeOthers = answer === 'rejected' && !isUnfound && this.#meets[at] === true;
    return mayBeOthers && !states.includes(state) ? [...states, state] : states;
  }

  /** Requests that may come next: those that started before any other one was over. */
  #candidates(first: number): readonly number[] {
    const open: number[] = [];
    let end = Infinity;
    for (let at = first; at < this.#events.length; at++) {
      const { invoked, returned } = this.#events[at] as Event;
      if (invoked > end) break;
      if (this.#placed[at] === true) continue;
      open.push(at);
      end = Math.min(end, returned);
    }
    return open.filter((at) => (this.#events[at] as Event).invoked <= end);
  }

  /** What is placed are all others before the first that is not, and all others that started before a candidate was over. */
  #keyOf(state: State, first: number, candidates: readonly number[]): string {
    return `${first} ${candidates.join()} ${keyOf(state)}`;
  }

  #remember(state: State, candidates: readonly number[]): void {
    const length = answered(this.#path).length;
    const best = this.#longest;
    if (best === undefined || length > answered(best.prefix).length) {
      const stuck = answered(candidates.map((at) => this.#events[at] as Event));
      this.#longest = { explained: false, prefix: [...this.#path], states: [state], stuck };
    } else if (best.prefix.length === this.#path.length && best.prefix.every((event, at) => event === this.#path[at])) {
      this.#longest = { ...best, states: [...best.states, state] };
    }
  }
}

/**
 * Another one for the same UE is under way; or it is a de-registration after registrations that met, of which nobody can
 * tell which resource is the one that is left.
 */
export function isCrowded(event: Event, events: readonly Event[]): boolean {
  if (events.some((other) => other !== event && areTogether(event, other))) return true;
  if (event.operation.kind !== 'deregister') return false;
  const joined = events.filter(({ operation, invoked }) => operation.kind === 'register' && invoked < event.invoked);
  return joined.some((one) => joined.some((other) => one !== other && areTogether(one, other)));
}

const areTogether = (one: Event, other: Event): boolean => other.invoked < one.returned && one.invoked < other.returned;

const answered = (events: readonly Event[]): readonly Event[] => events.filter(({ answer }) => answer !== undefined);
