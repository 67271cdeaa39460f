import type { Binding } from './binding/binding.ts';
import { loadBinding } from './binding/load.ts';
import type { Loaded } from './binding/loaded.ts';
import type { Config } from './config/config.ts';
import { guard, type Resolve } from './contact/guard.ts';
import { deliveryOf, openGates } from './delivery/delivery.ts';
import type { Rig } from './engine/run.ts';
import { hiderOf } from './engine/secret.ts';
import { referenceDelivery } from './reference/provisioning.ts';
import { type Wardrobe, wardrobeOf } from './security/wardrobe.ts';
import { transportFor } from './transport/identities.ts';
import { Slots } from './transport/slots.ts';
import { UsageError } from './usage-error.ts';

/** What a run is assembled with besides the configuration. */
export interface Extras extends Pick<Rig, 'signal' | 'arrange' | 'cases' | 'used'> {
  /** How reports say that a purpose is run again; a command line unless given. */
  readonly replay?: Rig['replay'];
  /** Finds the addresses of the target; the resolver of the system unless given. */
  readonly resolve?: Resolve;
}

/**
 * A rig for this configuration: binding, transport, gateways, and the embedded reference server when no target is given.
 * Throws UsageError; `await using` takes everything down again.
 */
export async function mountRig(given: Config, extras: Extras = {}): Promise<Rig & AsyncDisposable> {
  const loaded = await bindingFor(given);
  const config = given.url === undefined ? withOwnGateways(given, loaded.binding) : given;
  const gates = await gatesFor(config, loaded.binding);
  try {
    return await assembled({ config, loaded, gates }, extras);
  } catch (error) {
    await gates?.[Symbol.asyncDispose]();
    throw error;
  }
}

/** The binding of a configuration; throws a UsageError where it is broken, or where the target is none that it speaks to. */
export async function bindingFor({ binding, pixit, url }: Config): Promise<Loaded> {
  const { maxBodyBytes } = pixit;
  const loaded = await loadBinding(binding, maxBodyBytes === undefined ? {} : { maxBodyBytes });
  if (url !== undefined) demandScheme(url, loaded.binding);
  return loaded;
}

type Gates = Awaited<ReturnType<typeof openGates>>;

interface Parts {
  readonly config: Config;
  readonly loaded: Loaded;
  readonly gates: Gates | undefined;
}

async function assembled({ config: wanted, loaded, gates }: Parts, { resolve, ...extras }: Extras) {
  const embedded = wanted.url === undefined ? await startEmbedded(wanted, gates?.roots) : undefined;
  const whole = embedded?.config ?? wanted;
  const apiRoot = embedded?.url ?? wanted.url ?? '';
  demandScheme(apiRoot, loaded.binding);
  const { isTestSystem } = whole;
  await guard({ url: apiRoot, isTestSystem }, resolve);
  const { apiRoot: url } = whole.delivery ?? {};
  if (url !== undefined) await guard({ url, isTestSystem, place: 'pixit.delivery.apiRoot' }, resolve);
  const secrets = new Set(whole.secrets);
  const wardrobe = wardrobeFor(whole, apiRoot, secrets);
  const config = withUsableGateways(whole, wardrobe);
  const maxSockets = config.run.concurrency + 64;
  const slots = new Slots(config.connections);
  const transport = transportFor({ apiRoot, http: config.http, maxSockets, slots }, config.security);
  const tag = embedded === undefined ? Date.now().toString(36) : 'embedded';
  const delivery =
    gates && deliveryOf({ config, apiRoot, slots, tag, keepSecret: (text) => void secrets.add(text) }, gates);
  return {
    config,
    binding: loaded.binding,
    transport,
    wardrobe,
    target: { apiRoot, name: embedded === undefined ? apiRoot : 'the embedded reference server' },
    replay: (purpose: string) => `msgin5g-conformance run --only ${purpose}`,
    hide: hiding(
      [secrets, loaded.secrets],
      embedded && { 'http://embedded-reference-server': embedded.url, ...rootsOf(gates) },
    ),
    ...(delivery && { delivery }),
    ...extras,
    async [Symbol.asyncDispose]() {
      await transport[Symbol.asyncDispose]();
      await delivery?.route.transport[Symbol.asyncDispose]();
      await embedded?.close();
      await gates?.[Symbol.asyncDispose]();
    },
  };
}

/** The URL has to name what carries the messages of the binding. */
function demandScheme(url: string, { name, protocol }: Binding): void {
  if (url.startsWith('coap:') === (protocol === 'coap')) return;
  const wanted = protocol === 'coap' ? 'a coap URL such as coap://host:5683' : 'an http(s) URL';
  throw new UsageError([`target.url: expected ${wanted} for the binding ${name}, got ${JSON.stringify(url)}`]);
}

/** The gateways that messages come to, where they are claimed to be delivered. */
async function gatesFor({ delivery, pics, pixit }: Config, { claims }: Binding): Promise<Gates | undefined> {
  const isClaimed = (pics.messageDelivery ?? claims?.messageDelivery) === true;
  if (!isClaimed || delivery === undefined) return undefined;
  return openGates({ settings: delivery, gateways: [pixit.gateway, pixit.secondGateway] });
}

/** The embedded server delivers to whatever ports are free. */
function withOwnGateways(config: Config, { protocol }: Binding): Config {
  const { messageDelivery = protocol !== 'coap' } = config.pics;
  const delivery = config.delivery ?? referenceDelivery;
  return { ...config, delivery, pics: { ...config.pics, messageDelivery } };
}

const rootsOf = (gates: Gates | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((gates?.roots.values() ?? []).map((root) => ['http://embedded-gateways', new URL(root).origin]));

const wardrobeFor = ({ security, pixit }: Config, apiRoot: string, secrets: Set<string>): Wardrobe =>
  wardrobeOf({
    security,
    isTls: apiRoot.startsWith('https:'),
    gateways: { gateway: pixit.gateway.mgwServiceId, 'second-gateway': pixit.secondGateway?.mgwServiceId },
    keepSecret: (text) => void secrets.add(text),
  });

/** Where gateways are authenticated, one that cannot be looked like is none. */
function withUsableGateways(config: Config, wardrobe: Wardrobe): Config {
  const isAuthenticated = config.pics.mtls === true || config.pics.oauth2 === true;
  if (!isAuthenticated || wardrobe.missing('second-gateway') === undefined) return config;
  const { secondGateway: _, ...pixit } = config.pixit;
  return { ...config, pixit };
}

async function startEmbedded(
  config: Config,
  gatewayRoots: ReadonlyMap<string, string> | undefined,
): Promise<{ readonly url: string; readonly config: Config; close(): Promise<void> }> {
  const [{ startReference }, { referenceBodyLimit }] = await Promise.all([
    import('./reference/reference.ts'),
    import('./reference/provisioning.ts'),
  ]);
  const server = await startReference({
    http: config.http === '2' ? '2' : '1.1',
    binding: config.binding,
    gatewayRoots,
  });
  const pixit = { ...config.pixit, maxBodyBytes: config.pixit.maxBodyBytes ?? referenceBodyLimit };
  return {
    url: server.url,
    config: { ...config, pixit, pics: { ...config.pics, bodyLimit: true } },
    close: () => server.close(),
  };
}

/** Hides secrets, and the ports of what is embedded, which differ from run to run, in URLs and in headers. */
function hiding(
  sources: readonly Iterable<string>[],
  embedded: Readonly<Record<string, string>> = {},
): (text: string) => string {
  const hide = hiderOf({
    *[Symbol.iterator]() {
      for (const secrets of sources) yield* secrets;
    },
  });
  const places = Object.entries(embedded).map(([name, url]) => [new URL(name).host, new URL(url).host] as const);
  return (text) => hide(places.reduce((left, [name, host]) => left.replaceAll(host, name), text));
}
