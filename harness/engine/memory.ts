import type { Json } from '../../fixtures/json.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import type { Known } from '../binding/binding.ts';
import { belowRoot } from './below-root.ts';

interface Remembered extends Known {
  /** False once it was de-registered. */
  readonly isLive: boolean;
}

/** Many more UEs than are registered at once; those of free choice are without end. */
const remembered = 4000;

/** What earlier answers of the run said of each UE, for wires whose requests need it: bindings themselves remember nothing. */
export class Memory {
  readonly #byUe = new Map<Json | undefined, Remembered>();
  readonly #gateway: string;
  readonly #apiRoot: string;

  constructor(gateway: string, apiRoot: string) {
    this.#gateway = gateway;
    this.#apiRoot = apiRoot;
  }

  of(ueServiceId: Json | undefined): Known {
    return this.#byUe.get(ueServiceId) ?? { gateway: this.#gateway };
  }

  /** Whether it is known what a de-registration of the UE has to go to. */
  hasRegistration(ueServiceId: string): boolean {
    const known = this.#byUe.get(ueServiceId);
    return known?.registration !== undefined && known.isLive;
  }

  /** Takes over what an answer says; `url` is where the request went. */
  learn({ operation, message }: Stimulus, { kind, registration: named }: Outcome, url: string): void {
    const { ueServiceId, mgwServiceId } = message;
    if (typeof ueServiceId !== 'string') return;
    const known = this.of(ueServiceId);
    if (operation === 'deregister') {
      if (kind === 'accepted') this.#remember(ueServiceId, { ...known, isLive: false });
      return;
    }
    if (kind !== 'accepted' && named === undefined) return;
    const registration =
      named === undefined
        ? known.registration
        : 'id' in named
          ? named.id
          : belowRoot(this.#apiRoot, named.location, url);
    this.#remember(ueServiceId, {
      gateway: kind === 'accepted' && typeof mgwServiceId === 'string' ? mgwServiceId : known.gateway,
      ...(registration !== undefined && { registration }),
      isLive: true,
    });
  }

  #remember(ueServiceId: string, known: Remembered): void {
    this.#byUe.delete(ueServiceId);
    this.#byUe.set(ueServiceId, known);
    for (const oldest of this.#byUe.keys()) {
      if (this.#byUe.size <= remembered) return;
      this.#byUe.delete(oldest);
    }
  }
}
