import type { PicsItem } from '../../spec/pics.ts';
import type { ReleaseId } from '../../spec/release.ts';
import type { GatewayIdentity, UeIdentity } from '../../suites/identity.ts';
import type { DeliverySettings } from '../delivery/settings.ts';
import type { Security } from '../security/security.ts';
import type { HttpVersion } from '../transport/negotiated.ts';

export type { GatewayIdentity, UeIdentity };

/** Where the pool of UEs comes from: a template over a range of numbers, or a list. `{n}` is the number in decimal. */
export type UePool =
  | { readonly ueServiceId: string; readonly credential: string; readonly from: number; readonly to: number }
  | readonly UeIdentity[];

/** Extra information for testing (ISO/IEC 9646-7 PIXIT): addresses, identities and timers of one installation. */
export interface Pixit {
  readonly gateway: GatewayIdentity;
  readonly secondGateway?: GatewayIdentity;
  /** A gateway that the server knows and refuses. */
  readonly forbiddenGateway?: string;
  /** A gateway that the server does not know. */
  readonly unknownGateway?: string;
  readonly ues: UePool;
  /** Provisioned, with this credential, but not authorised for the service. */
  readonly unauthorisedUe?: UeIdentity;
  /** Not provisioned at all. */
  readonly unknownUe?: UeIdentity;
  /** Opaque text that is the credential of no UE. */
  readonly wrongCredential: string;
  /** UE Service IDs of any text: `{any}` stands for generated text. */
  readonly freeUe?: UeIdentity;
  readonly maxBodyBytes?: number;
  readonly timers: {
    /** How long to wait for a complete answer. */
    readonly answerMs: number;
    /** How long a stored change may take to show in an observation. */
    readonly settleMs: number;
    /** The longest Retry-After that is waited for. */
    readonly retryAfterMs: number;
  };
}

/** How the run goes, not what is tested. */
export interface RunSettings {
  readonly seed: number;
  /** Generated cases per property-based purpose. */
  readonly runs: number;
  /** At most so many further cases to make the counterexample of a failure smaller. */
  readonly shrinks: number;
  readonly concurrency: number;
  readonly strict: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** One of `count` parts of the plan; `index` counts from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** The one generated case to look at, as fast-check finds it. */
  readonly path?: string;
  /** Goes on with new seeds after the plan, for so long and with so many exchanges at most. */
  readonly explore?: { readonly durationMs: number; readonly exchanges?: number };
  /** Folder of the cases that former runs failed on. */
  readonly corpus?: string;
  /** File of the known deviations. */
  readonly baseline?: string;
  readonly out: string;
  readonly report: readonly string[];
}

/** conform.yaml, completed with defaults, overridden by the command line. */
export interface Config {
  /** The file that it was read from, as it was named. */
  readonly file?: string;
  /** The API root of the server under test; undefined: the embedded reference server is started. */
  readonly url?: string;
  /** The configuration says of this very URL that nobody else depends on what is behind it. */
  readonly isTestSystem: boolean;
  /** Requests per second, at most. */
  readonly rate?: number;
  /** Connections that may be open at a time over HTTP/1.1; undefined: preflight finds out whether it is one. */
  readonly connections?: number;
  readonly binding: string;
  readonly http: HttpVersion;
  readonly release: ReleaseId;
  readonly pics: Readonly<Partial<Record<PicsItem, boolean | 'auto'>>>;
  readonly pixit: Pixit;
  readonly run: RunSettings;
  readonly security: Security;
  /** How messages to UEs are sent and seen, where it says so. */
  readonly delivery?: DeliverySettings;
  /** Values that came from the environment: never printed. */
  readonly secrets: readonly string[];
  /** True when the file does not say which UEs there are, so that the provisioning of the reference server is assumed. */
  readonly assumesReferenceProvisioning: boolean;
}
