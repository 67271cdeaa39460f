import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../usage-error.ts';
import { byConfiguration, type Diagnosis, unreached } from './diagnosis.ts';

/** Finds every address of a host name, as the connections of the run would. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Asks the resolver of the system. */
export const resolveHost: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** Loopback, private, link-local (IPv6) and carrier-grade NAT: RFC 1122, 1918, 4193, 4291, 6598. */
const nearby = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 32],
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  nearby.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  nearby.addSubnet(network, prefix, 'ipv6');

/** Whether an address can only be one of this host or of a private network. */
export const isNearby = (address: string): boolean => {
  const bare = address.split('%')[0] ?? '';
  return nearby.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
};

/** The host of a URL as a resolver wants it. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

/** What is guarded: where requests would go, and whether the configuration vouches for it. */
export interface Destination {
  readonly url: string;
  readonly isTestSystem: boolean;
  /** Where the configuration names it; `target.url` unless given. */
  readonly place?: string;
}

/**
 * Throws a UsageError for a server that may be in use by others, before anything is sent to it: the suite registers,
 * de-registers and sends malformed messages by the thousand.
 */
export async function guard(destination: Destination, resolve?: Resolve): Promise<void> {
  const obstacle = await obstacleTo(destination, resolve);
  if (obstacle !== undefined)
    throw new UsageError(
      [`${destination.place ?? 'target.url'}: ${obstacle.text}. ${obstacle.remedy} Nothing was sent.`],
      obstacle.isUnreached === true ? 3 : 2,
    );
}

/** What forbids sending anything there, or undefined. */
export async function obstacleTo(
  { url, isTestSystem, place }: Destination,
  resolve: Resolve = resolveHost,
): Promise<Diagnosis | undefined> {
  if (isTestSystem) return undefined;
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await found(host, resolve) : [host];
  if ('remedy' in addresses) return addresses;
  const foreign = addresses.find((address) => !isNearby(address));
  if (foreign === undefined) return undefined;
  const where = foreign === host ? host : `${host} (${foreign})`;
  return byConfiguration(
    `${where} is neither loopback nor a private address, so it may be a server in use, and the suite registers, de-registers and sends malformed requests by the thousand`,
    `If it is a test system, write \`target: { ${place === undefined ? `url: ${JSON.stringify(url)}` : '…'}, isTestSystem: true }\` in the configuration.`,
  );
}

async function found(host: string, resolve: Resolve): Promise<readonly string[] | Diagnosis> {
  try {
    return await resolve(host);
  } catch (error) {
    return unresolved(host, error as NodeJS.ErrnoException);
  }
}

/** A host name that means nothing here. */
export const unresolved = (host: string, { code, message }: NodeJS.ErrnoException): Diagnosis =>
  unreached(
    `the name ${JSON.stringify(host)} cannot be resolved (${code ?? message})`,
    'Correct the host name in target.url, or see to it that this machine can resolve it.',
  );
