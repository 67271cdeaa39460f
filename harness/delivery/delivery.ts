import type { GatewayIdentity } from '../../suites/identity.ts';
import type { Config } from '../config/config.ts';
import type { Route } from '../engine/carrier.ts';
import { curlWay } from '../engine/curl.ts';
import { type Cloth, type Dress, type Wardrobe, wardrobeOf } from '../security/wardrobe.ts';
import { transportFor } from '../transport/identities.ts';
import type { Slots } from '../transport/slots.ts';
import { UsageError } from '../usage-error.ts';
import type { Gate } from './gate.ts';
import { listenAt, type Listening, type Place } from './listener.ts';
import { Office } from './office.ts';
import type { DeliverySettings } from './settings.ts';

/** The means to send messages to UEs and to see them come. */
export interface Delivery {
  readonly settings: DeliverySettings;
  /** How the Application Server reaches the server. */
  readonly route: Route;
  readonly office: Office;
  /** Where the gateways listen, by MGW Service ID. */
  readonly roots: ReadonlyMap<string, string>;
  /** Tells the message ids of one run from those of another. */
  readonly tag: string;
  /** Why messages cannot be judged, where preflight found out. */
  readonly obstacle?: string;
}

/** What gates are opened from. */
interface Opening {
  readonly settings: DeliverySettings;
  readonly gateways: readonly [GatewayIdentity, GatewayIdentity?];
}

/** Opens the gates: from now on what the server delivers is taken in. Rejects with a UsageError where that cannot be. */
export async function openGates(opening: Opening): Promise<Pick<Delivery, 'office' | 'roots'> & AsyncDisposable> {
  const office = new Office();
  const listeners: Listening[] = [];
  const close = async (): Promise<void> => {
    for (const listener of listeners) await listener[Symbol.asyncDispose]();
  };
  const roots = new Map<string, string>();
  try {
    for (const [name, gates] of gatesOf(opening)) {
      const place = JSON.parse(name) as Place;
      const listener = await listenAt(place, (incoming) => office.receive(incoming, gates));
      listeners.push(listener);
      for (const { gateway, root } of gates)
        roots.set(gateway.mgwServiceId, withPort(root, place.port === 0 ? listener.port : undefined));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { office, roots, [Symbol.asyncDispose]: close };
}

/** The gates that the settings open, by the place at which they are. */
function gatesOf({ settings, gateways: [gateway, second] }: Opening): ReadonlyMap<string, readonly Gate[]> {
  const { gatewayRoot, secondGatewayRoot, listen } = settings;
  const gates: readonly Gate[] = [
    { gateway, root: gatewayRoot },
    ...(second && secondGatewayRoot !== undefined ? [{ gateway: second, root: secondGatewayRoot }] : []),
  ];
  return Map.groupBy(gates, ({ root }) => JSON.stringify(placeOf(root, listen)));
}

/** Where to listen for a root: where the settings say, otherwise where it says itself. */
function placeOf(root: string, listen: DeliverySettings['listen']): Place {
  const { hostname, port } = new URL(root);
  const own = hostname.replace(/^\[|\]$/g, '');
  return { host: listen?.host ?? own, port: listen?.port ?? (port === '' ? 80 : Number(port)) };
}

function withPort(root: string, port: number | undefined): string {
  const url = new URL(root);
  if (port !== undefined) url.port = String(port);
  return url.href.replace(/\/+$/, '');
}

/** What the Application Server is made of. */
interface Sender {
  readonly config: Config;
  /** The API root of the target. */
  readonly apiRoot: string;
  /** What bounds the connections to it. */
  readonly slots: Slots;
  readonly tag: string;
  readonly keepSecret: (text: string) => void;
}

/** An Application Server for these gates, where the configuration says how. */
export function deliveryOf(
  { config, apiRoot, slots, tag, keepSecret }: Sender,
  { office, roots }: Pick<Delivery, 'office' | 'roots'>,
): Delivery | undefined {
  const { delivery: settings, http } = config;
  if (settings === undefined) return undefined;
  const root = settings.apiRoot ?? apiRoot;
  if (/^coap:/i.test(root))
    throw new UsageError([`pixit.delivery.apiRoot: missing; messages go over HTTP, and the target is ${root}`]);
  if (settings.token !== undefined) keepSecret(settings.token);
  const transport = transportFor(
    { apiRoot: root, http, maxSockets: 64, ...(new URL(root).origin === new URL(apiRoot).origin && { slots }) },
    settings.security,
  );
  const wardrobe = wardrobeFor(settings, { isTls: root.startsWith('https:'), keepSecret });
  const way = curlWay({ apiRoot: root, http, security: settings.security });
  return { settings, office, roots, tag, route: { apiRoot: root, transport, wardrobe, curlWay: way } };
}

function wardrobeFor(
  { security, asServiceId, token }: DeliverySettings,
  cloth: Pick<Cloth, 'isTls' | 'keepSecret'>,
): Wardrobe {
  const wardrobe = wardrobeOf({ ...cloth, security, gateways: { gateway: asServiceId, 'second-gateway': undefined } });
  if (token === undefined) return wardrobe;
  const renew = (): Promise<boolean> => Promise.resolve(false);
  const dress: Dress = { identity: 'gateway', headers: [['Authorization', `Bearer ${token}`]], renew };
  return { ...wardrobe, dress: () => Promise.resolve(dress) };
}
