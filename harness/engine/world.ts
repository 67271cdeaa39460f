import type { Pics } from '../../spec/pics.ts';
import type { Cast } from '../../suites/context.ts';
import type { StoredCase } from '../../suites/stored-case.ts';
import type { Binding } from '../binding/binding.ts';
import type { Pixit } from '../config/config.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Security } from '../security/security.ts';
import type { Identity, Wardrobe } from '../security/wardrobe.ts';
import type { HttpVersion } from '../transport/negotiated.ts';
import type { Transport } from '../transport/transport.ts';
import type { Brake } from './brake.ts';
import type { Discovery } from './discovery.ts';
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
  /** What makes it doubtful whether de-registration removes anything, where no look-up shows it. */
  readonly doubt?: string;
}

/** The command line that shows one purpose again, or of a property one case; a failure leaves more to go by. */
export type Replay = (
  purpose: string,
  found?: { readonly seed: number; readonly path: string },
  hasFailed?: boolean,
) => string;

/** Everything that the purposes of one run share. */
export interface World {
  readonly apiRoot: string;
  readonly http: HttpVersion;
  readonly security: Security;
  readonly binding: Binding;
  readonly transport: Transport;
  readonly wardrobe: Wardrobe;
  readonly pool: IdentityPool;
  readonly ledger: Ledger;
  readonly traffic: Traffic;
  readonly memory: Memory;
  readonly discovery: Discovery;
  readonly pics: Pics;
  /** The look-up is claimed or was seen, and it answers. */
  readonly hasLookup: boolean;
  readonly tells: Tells;
  /** The first look of the run showed nothing of a plain registration. */
  readonly seemsForgetful: boolean;
  readonly cast: Cast;
  /** The means to send messages to UEs, where they are claimed to be delivered. */
  readonly delivery?: Delivery;
  readonly timers: Pixit['timers'];
  readonly seed: number;
  readonly runs: number;
  readonly shrinks: number;
  /** Cases that come before every generated one, by purpose. */
  readonly cases: ReadonlyMap<string, readonly StoredCase[]>;
  readonly brake: Brake;
  /** True once no further case is to begin. */
  readonly isOver: () => boolean;
  /** What curl needs to go the same way as somebody. */
  readonly curlWay: (identity: Identity) => readonly string[];
  /** Blots out secrets in a text. */
  readonly hide: (text: string) => string;
  readonly replay: Replay;
}

/** Who of the PIXIT there is to play with; a gateway of a kind that is not served plays no part. */
export const castOf = (pixit: Pixit, { legacy3gpp, non3gpp }: Pick<Pics, 'legacy3gpp' | 'non3gpp'>): Cast => ({
  gateway: pixit.gateway,
  wrongCredential: pixit.wrongCredential,
  ...(pixit.secondGateway &&
    { l3g: legacy3gpp, n3g: non3gpp }[pixit.secondGateway.kind] && { secondGateway: pixit.secondGateway }),
  ...(pixit.forbiddenGateway !== undefined && { forbiddenGateway: pixit.forbiddenGateway }),
  ...(pixit.unknownGateway !== undefined && { unknownGateway: pixit.unknownGateway }),
  ...(pixit.unauthorisedUe && { unauthorisedUe: pixit.unauthorisedUe }),
  ...(pixit.unknownUe && { unknownUe: pixit.unknownUe }),
  ...(pixit.freeUe && { freeUe: pixit.freeUe }),
});
