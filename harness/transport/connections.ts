import type { Agent } from 'node:http';
import type { Slots } from './slots.ts';

/** On which connection a request goes: one of an agent, or one of its own where it is false. */
export interface Way {
  readonly agent: Agent | false;
  /** To be called once the request and its connection are over. */
  readonly onClosed?: () => void;
}

/** The connections to one server: a pool, those with a label, and those for one exchange; no more than there are slots for. */
export class Connections {
  readonly #made: (maxSockets: number) => Agent;
  readonly #slots: Slots;
  readonly #pool: Agent;
  readonly #labelled = new Map<string, Agent>();
  /** False once the server has closed one that was kept. */
  keepsPool = true;

  constructor(made: (maxSockets: number) => Agent, maxSockets: number, slots: Slots) {
    this.#made = made;
    this.#slots = slots;
    this.#pool = made(maxSockets);
  }

  /** Holds a slot for as long as the connection is open or used. */
  async use<T>(label: string, send: (way: Way) => Promise<T>): Promise<T> {
    const kept = label === 'own' || label === 'shared' ? undefined : this.#agentFor(label);
    const room = this.#slots.take(kept);
    if (room !== undefined) await room;
    const agent = kept ?? (label === 'shared' && this.keepsPool && !this.#slots.areFew && this.#pool);
    // Whoever takes the slot next is not to meet the end of this connection.
    if (agent === false && this.#slots.areFew) return send({ agent, onClosed: () => this.#slots.give() });
    try {
      return await send({ agent });
    } finally {
      this.#slots.give(kept);
    }
  }

  limit(connections?: number): void {
    this.#slots.limit(connections);
    // What the pool keeps would be over the limit.
    if (this.#slots.areFew) this.#pool.destroy();
  }

  destroy(): void {
    for (const agent of [this.#pool, ...this.#labelled.values()]) agent.destroy();
  }

  #agentFor(label: string): Agent {
    const agent = this.#labelled.get(label) ?? this.#made(1);
    this.#labelled.set(label, agent);
    return agent;
  }
}
