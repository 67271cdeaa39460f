import { dirname, isAbsolute, join } from 'node:path';
import { releases } from '../../spec/release.ts';
import type { ReleaseId } from '../../spec/release.ts';
import { referencePixit } from '../reference/provisioning.ts';
import type { HttpVersion } from '../transport/negotiated.ts';
import { completeDelivery, deliverySecretsOf } from './complete-delivery.ts';
import type { DeliveryFile } from './complete-delivery.ts';
import { completeSecurity, secretsOf } from './complete-security.ts';
import type { SecurityFile } from './complete-security.ts';
import type { Config, Pixit, RunSettings } from './config.ts';
import { defaultRelease, httpVersions, runDefaults, usualBinding } from './defaults.ts';
import type { OverrideResult } from './override.ts';
import { withoutTrailingSlash } from './url.ts';

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

/** conform.yaml as the schema has it; a section with nothing in it is null. */
export interface ConfigFile {
  readonly target?: {
    readonly url?: string;
    readonly isTestSystem?: boolean;
    readonly binding?: string;
    readonly http?: HttpVersion | 1.1 | 2;
    readonly tls?: SecurityFile['tls'];
    readonly oauth2?: SecurityFile['oauth2'];
    readonly rate?: number;
    readonly connections?: number;
  } | null;
  readonly release?: ReleaseId;
  readonly pics?: Config['pics'] | null;
  readonly pixit?: PixitFile | null;
  readonly run?: Partial<RunSettings> | null;
}

type PixitFile = Omit<Nullable<Pixit>, 'timers'> & {
  readonly timers?: Partial<Pixit['timers']> | null;
  readonly security?: SecurityFile['security'];
  readonly delivery?: DeliveryFile | null;
};

/** A file that passed every check, with its path and what the environment put into it. */
export interface CheckedFile {
  readonly file: string;
  readonly value: ConfigFile;
  readonly secrets: readonly string[];
  /** Of the files that it names, by pointer. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Joins file, defaults and overrides. */
export function complete({ file, value, secrets, texts }: CheckedFile, overrides: OverrideResult): Config {
  const [url, ownUrl] = [overrides.url ?? value.target?.url, value.target?.url].map(
    (given) => given && withoutTrailingSlash(given),
  );
  const rate = overrides.rate ?? value.target?.rate;
  const release = value.release ?? defaultRelease;
  const pixit = completePixit(value.pixit ?? {});
  const binding = value.target?.binding;
  const { connections, tls, oauth2 } = value.target ?? {};
  const said: SecurityFile = { tls, oauth2, security: value.pixit?.security };
  const seen = (path: string): string => fromHere(file, path);
  const security = completeSecurity(said, texts, seen);
  const { delivery } = value.pixit ?? {};
  return {
    ...(url !== undefined && { url }),
    // Who vouches for one server does not vouch for another that the command line names.
    isTestSystem: value.target?.isTestSystem === true && url === ownUrl,
    ...(rate !== undefined && { rate }),
    ...(connections !== undefined && { connections }),
    binding: overrides.binding ?? (binding === undefined ? usualBinding(url) : seenFrom(file, binding)),
    http: overrides.http ?? (String(value.target?.http ?? httpVersions[0]) as HttpVersion),
    release,
    pics: {
      ...value.pics,
      // What follows from other entries is stated only where it differs from what is taken anyway.
      ...(!releases[release].credentialIe && { credentialIe: false }),
      ...(pixit.maxBodyBytes !== undefined && { bodyLimit: true }),
    },
    pixit,
    run: { ...runDefaults, ...value.run, ...overrides.run },
    security,
    ...(delivery && { delivery: completeDelivery(delivery, security, { texts, seen }) }),
    secrets: [...new Set([...secrets, ...secretsOf(said), ...deliverySecretsOf(delivery ?? {})])],
    assumesReferenceProvisioning: !('ues' in (value.pixit ?? {})),
  };
}

function completePixit({ security: _, delivery: __, ...given }: PixitFile): Pixit {
  const timers = { ...referencePixit.timers, ...given.timers };
  const entries = Object.entries({ ...('ues' in given ? {} : referencePixit), ...given, timers });
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as unknown as Pixit;
}

/** The path of a binding file is seen from the file that names it; the name of a built-in binding stays as it is. */
function seenFrom(file: string, binding: string): string {
  const isName = !/[\\/]|\.\w+$/.test(binding);
  return isName ? binding : fromHere(file, binding);
}

/** A path that a file names, seen from the current folder. */
function fromHere(file: string, path: string): string {
  const folder = dirname(file);
  return isAbsolute(path) || folder === '.' ? path : join(folder, path);
}
