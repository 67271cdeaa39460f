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
  readonly #agents: Map<string, Agent>;
  /** False once the server has closed one that was kept. */
  keepsPool = true;

  constructor(made: (maxSockets: number) => Agent, maxSockets: number, slots: Slots) {
    this.#made = made;
    this.#slots = slots;
    this.#agents = new Map([['shared', made(maxSockets)]]);
  }

  /** Holds a slot for as long as the connection is open or used. */
  async use<T>(label: string, send: (way: Way) => Promise<T>): Promise<T> {
    const room = this.#slots.take(label);
    if (room !== undefined) await room;
    const agent = this.#agentFor(label);
    // Whoever takes the slot next is not to meet the end of this connection.
    if (agent === false && this.#slots.areFew) return send({ agent, onClosed: () => this.#slots.give(label) });
    const isKept = agent !== false && label !== 'shared';
    try {
      return await send({ agent });
    } finally {
      this.#slots.give(label, isKept ? () => this.#forget(label) : undefined);
    }
  }

  limit(connections?: number): void {
    this.#slots.limit(connections);
    // What the pool keeps would be over the limit.
    if (this.#slots.areFew) this.#agents.get('shared')?.destroy();
  }

  destroy(): void {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  #agentFor(label: string): Agent | false {
    if (label === 'own' || (label === 'shared' && (!this.keepsPool || this.#slots.areFew))) return false;
    const agent = this.#agents.get(label) ?? this.#made(1);
    this.#agents.set(label, agent);
    return agent;
  }

  #forget(label: string): void {
    this.#agents.get(label)?.destroy();
    this.#agents.delete(label);
  }
}
