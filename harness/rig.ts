import type { Binding } from './binding/binding.ts';
import { loadBinding } from './binding/load.ts';
import type { Config } from './config/config.ts';
import { guard, type Resolve } from './contact/guard.ts';
import type { Rig } from './engine/run.ts';
import { hiderOf } from './engine/secret.ts';
import { type Wardrobe, wardrobeOf } from './security/wardrobe.ts';
import { transportFor } from './transport/identities.ts';
import { UsageError } from './usage-error.ts';

/** What a run is assembled with besides the configuration. */
export interface Extras extends Pick<Rig, 'replay' | 'signal' | 'arrange' | 'cases' | 'used'> {
  /** Finds the addresses of the target; the resolver of the system unless given. */
  readonly resolve?: Resolve;
}

/** A rig for this configuration: binding, transport, and the embedded reference server when no target is given. */
export async function mountRig(given: Config, { resolve, ...extras }: Extras): Promise<Rig & AsyncDisposable> {
  const { maxBodyBytes } = given.pixit;
  const loaded = await loadBinding(given.binding, maxBodyBytes === undefined ? {} : { maxBodyBytes });
  const embedded = given.url === undefined ? await startEmbedded(given) : undefined;
  const whole = embedded?.config ?? given;
  const apiRoot = embedded?.url ?? given.url ?? '';
  demandScheme(apiRoot, loaded.binding);
  await guard({ url: apiRoot, isTestSystem: whole.isTestSystem }, resolve);
  const secrets = new Set([...whole.secrets, ...loaded.secrets]);
  const wardrobe = wardrobeFor(whole, apiRoot, secrets);
  const config = withUsableGateways(whole, wardrobe);
  const transport = transportFor(
    { apiRoot, http: config.http, maxSockets: config.run.concurrency + 64 },
    config.security,
  );
  return {
    config,
    binding: loaded.binding,
    transport,
    wardrobe,
    target: { apiRoot, name: embedded === undefined ? apiRoot : 'the embedded reference server' },
    hide: hiding(secrets, embedded?.url),
    ...extras,
    async [Symbol.asyncDispose]() {
      await transport[Symbol.asyncDispose]();
      await embedded?.close();
    },
  };
}

/** The URL has to name what carries the messages of the binding. */
function demandScheme(url: string, { name, protocol }: Binding): void {
  if (url.startsWith('coap:') === (protocol === 'coap')) return;
  const wanted = protocol === 'coap' ? 'a coap URL such as coap://host:5683' : 'an http(s) URL';
  throw new UsageError([`target.url: expected ${wanted} for the binding ${name}, got ${JSON.stringify(url)}`]);
}

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
): Promise<{ readonly url: string; readonly config: Config; close(): Promise<void> }> {
  const [{ startReference }, { referenceBodyLimit }] = await Promise.all([
    import('./reference/reference.ts'),
    import('./reference/provisioning.ts'),
  ]);
  const server = await startReference({ http: config.http === '2' ? '2' : '1.1', binding: config.binding });
  const pixit = { ...config.pixit, maxBodyBytes: config.pixit.maxBodyBytes ?? referenceBodyLimit };
  return {
    url: server.url,
    config: { ...config, pixit, pics: { ...config.pics, bodyLimit: true } },
    close: () => server.close(),
  };
}

/** Hides secrets, and the port of the embedded server, which differs from run to run. */
function hiding(secrets: ReadonlySet<string>, embedded: string | undefined): (text: string) => string {
  const hide = hiderOf(secrets);
  const [scheme] = embedded?.split('//') ?? [];
  return (text) =>
    hide(embedded === undefined ? text : text.replaceAll(embedded, `${scheme}//embedded-reference-server`));
}
