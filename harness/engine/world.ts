import type { Pics } from '../../spec/pics.ts';
import type { Cast } from '../../suites/context.ts';
import type { StoredCase } from '../../suites/stored-case.ts';
import type { Binding } from '../binding/binding.ts';
import type { Pixit } from '../config/config.ts';
import type { Transport } from '../transport/transport.ts';
import type { Ledger } from './ledger.ts';
import type { Memory } from './memory.ts';
import type { IdentityPool } from './pool.ts';
import type { Traffic } from './traffic.ts';

/** What the answers of a server tell of stored state, where no look-up does. */
export interface Tells {
  /** De-registering an unknown UE is answered differently from a registered one. */
  readonly deregister: boolean;
  /** The signatures of a first and of a repeated registration, where they differ. */
  readonly register?: { readonly first: string; readonly again: string };
}

/** The command line that runs one purpose again, or of a property one case. */
export type Replay = (purpose: string, found?: { readonly seed: number; readonly path: string }) => string;

/** Everything that the purposes of one run share. */
export interface World {
  readonly apiRoot: string;
  readonly binding: Binding;
  readonly transport: Transport;
  readonly pool: IdentityPool;
  readonly ledger: Ledger;
  readonly traffic: Traffic;
  readonly memory: Memory;
  readonly pics: Pics;
  readonly tells: Tells;
  readonly cast: Cast;
  readonly timers: Pixit['timers'];
  readonly seed: number;
  readonly runs: number;
  /** Cases that come before every generated one, by purpose. */
  readonly cases: ReadonlyMap<string, readonly StoredCase[]>;
  /** True once no further case is to begin. */
  readonly isOver: () => boolean;
  /** Blots out secrets in a text. */
  readonly hide: (text: string) => string;
  readonly replay: Replay;
}

export const castOf = (pixit: Pixit): Cast => ({
  gateway: pixit.gateway,
  wrongCredential: pixit.wrongCredential,
  ...(pixit.secondGateway && { secondGateway: pixit.secondGateway }),
  ...(pixit.forbiddenGateway !== undefined && { forbiddenGateway: pixit.forbiddenGateway }),
  ...(pixit.unknownGateway !== undefined && { unknownGateway: pixit.unknownGateway }),
  ...(pixit.unauthorisedUe && { unauthorisedUe: pixit.unauthorisedUe }),
  ...(pixit.unknownUe && { unknownUe: pixit.unknownUe }),
  ...(pixit.freeUe && { freeUe: pixit.freeUe }),
});
