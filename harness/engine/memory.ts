import type { Json } from '../../fixtures/json.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import type { Known } from '../binding/binding.ts';
import { belowRoot } from './below-root.ts';
import { RecentMap } from './recent.ts';

interface Remembered extends Known {
  /** False once it was de-registered. */
  readonly isLive: boolean;
  /** Other gateways that were named for it. */
  readonly others?: ReadonlySet<string>;
}

/** Many more UEs than are registered at once; those of free choice are without end. */
const remembered = 4000;

/** What earlier answers of the run said of each UE, for wires whose requests need it: bindings themselves remember nothing. */
export class Memory {
  readonly #byUe = new RecentMap<Json | undefined, Remembered>(remembered);
  readonly #gateway: string;
  readonly #apiRoot: string;

  constructor(gateway: string, apiRoot: string) {
    this.#gateway = gateway;
    this.#apiRoot = apiRoot;
  }

  of(ueServiceId: Json | undefined): Known & Partial<Remembered> {
    return this.#byUe.get(ueServiceId) ?? { gateway: this.#gateway };
  }

  /** What is called like the registration of the UE, but for one letter more at its end; undefined where that is no text. */
  lengthened(ueServiceId: string): Known | undefined {
    const { gateway, registration } = this.of(ueServiceId);
    return typeof registration === 'string' ? { gateway, registration: `${registration}x` } : undefined;
  }

  /** Every gateway that may have registered the UE, the likeliest first: answers need not come in the order of what was done. */
  gatewaysOf(ueServiceId: string): readonly string[] {
    const { gateway, others = [] } = this.of(ueServiceId);
    return [...new Set([gateway, ...others])];
  }

  /** It is this gateway that registered the UE. */
  turn(ueServiceId: string, gateway: string): void {
    const known = this.#byUe.get(ueServiceId);
    if (known === undefined || known.gateway === gateway) return;
    this.#byUe.set(ueServiceId, { ...known, gateway, others: new Set([...(known.others ?? []), known.gateway]) });
  }

  /** Whether it is known what a de-registration of the UE has to go to. */
  hasRegistration(ueServiceId: string): boolean {
    const known = this.#byUe.get(ueServiceId);
    return known?.registration !== undefined && known.isLive;
  }

  /** Whether the UE was registered, and no answer said what a de-registration of it has to go to. */
  isNameless(ueServiceId: Json | undefined): boolean {
    const known = this.#byUe.get(ueServiceId);
    return known?.isLive === true && known.registration === undefined;
  }

  /** Takes over what an answer says; `url` is where the request went. */
  learn({ operation, message }: Stimulus, { kind, registration: named }: Outcome, url: string): void {
    const { ueServiceId, mgwServiceId } = message;
    if (typeof ueServiceId !== 'string') return;
    const known = this.#knownWith(ueServiceId, operation === 'register' ? mgwServiceId : undefined);
    if (operation === 'deregister') {
      if (kind === 'accepted') this.#byUe.set(ueServiceId, { ...known, isLive: false });
      return;
    }
    if (kind !== 'accepted' && named === undefined) return;
    const former = known.isLive ? known.registration : undefined;
    const registration =
      named === undefined ? former : 'id' in named ? named.id : belowRoot(this.#apiRoot, named.location, url);
    this.#byUe.set(ueServiceId, {
      gateway: kind === 'accepted' && typeof mgwServiceId === 'string' ? mgwServiceId : known.gateway,
      ...(known.others && { others: known.others }),
      ...(registration !== undefined && { registration }),
      isLive: true,
    });
  }

  /** What is known of the UE, with a gateway that was named for it, whatever the answer. */
  #knownWith(ueServiceId: string, named: Json | undefined): Remembered {
    const known = { isLive: false, ...this.of(ueServiceId) };
    if (typeof named !== 'string' || named === '' || named === known.gateway || known.others?.has(named)) return known;
    const more = { ...known, others: new Set([...(known.others ?? []), known.gateway, named]) };
    this.#byUe.set(ueServiceId, more);
    return more;
  }
}
