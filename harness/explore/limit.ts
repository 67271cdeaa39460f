import { timeIsUp } from '../../reports/exploration.ts';
import type { RunSettings } from '../config/config.ts';
import type { World } from '../engine/world.ts';

type Budget = NonNullable<RunSettings['explore']>;

/** How long an exploration may go on; counts its exchanges. */
export class Limit {
  exchanges = 0;
  readonly #budget: Budget;
  readonly #until: number;
  readonly #outside: () => string | undefined;

  constructor(budget: Budget, outside: () => string | undefined) {
    this.#budget = budget;
    this.#until = performance.now() + budget.durationMs;
    this.#outside = outside;
  }

  /** Why no further case begins, once that is so. */
  get end(): string | undefined {
    const outside = this.#outside();
    if (outside !== undefined) return outside;
    if (performance.now() >= this.#until) return timeIsUp;
    return this.exchanges >= (this.#budget.exchanges ?? Infinity) ? 'the exchanges were spent' : undefined;
  }

  /** The world in which everything is counted, and ends in time. */
  within(world: World): World {
    const { transport: carrier } = world;
    const transport: World['transport'] = {
      exchange: (packet, carriage) => {
        this.exchanges += 1;
        return carrier.exchange(packet, carriage);
      },
      [Symbol.asyncDispose]: () => carrier[Symbol.asyncDispose](),
    };
    return { ...world, transport, isOver: () => this.end !== undefined };
  }
}
