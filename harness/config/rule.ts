import { referencePixit } from '../reference/provisioning.ts';
import { isMapping, valueAt } from './pointer.ts';
import { poolHas } from './pool.ts';
import { deliveryRules } from './rule-delivery.ts';
import { faultOfHttpUrl, faultOfUrl } from './url.ts';

/** Something that a schema cannot say is wrong: with the value at this place, as "expected …". */
export interface Fault {
  readonly pointer: string;
  readonly expected: string;
  /** Said instead of the value itself. */
  readonly got?: string;
}

type Rule = (root: unknown) => readonly Fault[];

/** Values with what is assumed where the file does not describe its own server. */
export function withAssumptions(value: unknown): unknown {
  const file = isMapping(value) ? value : {};
  const pixit = isMapping(file['pixit']) ? file['pixit'] : {};
  return 'ues' in pixit ? file : { ...file, pixit: { ...referencePixit, ...pixit } };
}

/** Everything wrong with values that the schema cannot see; malformed values are passed over. */
export function faultsOf(root: unknown): readonly Fault[] {
  return rules.flatMap((rule) => rule(root));
}

const rules: readonly Rule[] = [
  urlIsRoot,
  gatewaysDiffer,
  rangeAscends,
  listHasNoTwins,
  ...poolRules(),
  freeIsGiven,
  tokensHaveSource,
  implicitIsAlone,
  coapIsPlain,
  deliveryIsGiven,
  ...deliveryRules,
];

function urlIsRoot(root: unknown): readonly Fault[] {
  const pointer = '/target/url';
  const url = valueAt(root, pointer);
  const expected = typeof url === 'string' ? faultOfUrl(url) : undefined;
  return expected === undefined ? [] : [{ pointer, expected }];
}

function gatewaysDiffer(root: unknown): readonly Fault[] {
  const places = ['gateway/mgwServiceId', 'secondGateway/mgwServiceId', 'forbiddenGateway', 'unknownGateway'];
  const pointers = places.map((place) => `/pixit/${place}`);
  return pointers.flatMap((pointer, index) => {
    const id = valueAt(root, pointer);
    const twin = pointers.slice(0, index).find((other) => typeof id === 'string' && valueAt(root, other) === id);
    return twin === undefined ? [] : [{ pointer, expected: `expected another gateway than ${twin}` }];
  });
}

function rangeAscends(root: unknown): readonly Fault[] {
  const from = valueAt(root, '/pixit/ues/from');
  const to = valueAt(root, '/pixit/ues/to');
  const descends = typeof from === 'number' && typeof to === 'number' && to < from;
  return descends ? [{ pointer: '/pixit/ues/to', expected: 'expected at least /pixit/ues/from' }] : [];
}

function listHasNoTwins(root: unknown): readonly Fault[] {
  const ues = valueAt(root, '/pixit/ues');
  const first = new Map<unknown, string>();
  return (Array.isArray(ues) ? ues : []).flatMap((ue: unknown, index) => {
    const pointer = `/pixit/ues/${index}/ueServiceId`;
    const id = valueAt(ue, '/ueServiceId');
    const twin = first.get(id);
    if (typeof id === 'string' && twin === undefined) first.set(id, pointer);
    return twin === undefined ? [] : [{ pointer, expected: `expected another UE than ${twin}` }];
  });
}

function poolRules(): readonly Rule[] {
  const isOutside = (name: string): Rule => {
    const pointer = `/pixit/${name}/ueServiceId`;
    return (root) => {
      const id = valueAt(root, pointer);
      const isInside = typeof id === 'string' && poolHas(valueAt(root, '/pixit/ues'), 'ueServiceId', id);
      return isInside ? [{ pointer, expected: 'expected a UE outside of /pixit/ues' }] : [];
    };
  };
  return [isOutside('unauthorisedUe'), isOutside('unknownUe'), barredDiffers, wrongIsWrong];
}

function barredDiffers(root: unknown): readonly Fault[] {
  const pointer = '/pixit/unknownUe/ueServiceId';
  const other = '/pixit/unauthorisedUe/ueServiceId';
  const id = valueAt(root, pointer);
  const isSame = typeof id === 'string' && id === valueAt(root, other);
  return isSame ? [{ pointer, expected: `expected another UE than ${other}` }] : [];
}

function wrongIsWrong(root: unknown): readonly Fault[] {
  const pointer = '/pixit/wrongCredential';
  const wrong = valueAt(root, pointer);
  if (typeof wrong !== 'string') return [];
  const owners = ['/pixit/unauthorisedUe', '/pixit/freeUe'].filter((ue) => valueAt(root, `${ue}/credential`) === wrong);
  if (poolHas(valueAt(root, '/pixit/ues'), 'credential', wrong)) owners.unshift('/pixit/ues');
  return owners.map((owner) => ({ pointer, expected: 'expected the credential of no UE', got: `that of ${owner}` }));
}

function freeIsGiven(root: unknown): readonly Fault[] {
  const pointer = '/pics/freeIdentities';
  const isGiven = isMapping(valueAt(root, '/pixit/freeUe'));
  const isClaimed = valueAt(root, pointer) === true;
  return isClaimed && !isGiven ? [{ pointer, expected: 'expected false or auto while pixit.freeUe is not given' }] : [];
}

function tokensHaveSource(root: unknown): readonly Fault[] {
  const pointer = '/target/oauth2';
  const client = valueAt(root, pointer);
  if (!isMapping(client)) return [];
  const sources = ['tokenEndpoint', 'issuer'].filter((name) => typeof client[name] === 'string');
  const wrong = sources.filter((name) => faultOfHttpUrl(String(client[name])) !== undefined);
  if (sources.length !== 1)
    return [
      { pointer, expected: 'expected either tokenEndpoint or issuer', got: sources.length === 0 ? 'neither' : 'both' },
    ];
  return wrong.map((name) => ({ pointer: `${pointer}/${name}`, expected: 'expected an http(s) URL' }));
}

function deliveryIsGiven(root: unknown): readonly Fault[] {
  const pointer = '/pics/messageDelivery';
  const isGiven = isMapping(valueAt(root, '/pixit/delivery'));
  return valueAt(root, pointer) === true && !isGiven
    ? [{ pointer, expected: 'expected false while pixit.delivery is not given' }]
    : [];
}

function implicitIsAlone(root: unknown): readonly Fault[] {
  const pointer = '/pics/implicit';
  const other = ['mtls', 'oauth2'].find((item) => valueAt(root, `/pics/${item}`) === true);
  const isClaimed = valueAt(root, pointer) === true;
  return isClaimed && other !== undefined
    ? [{ pointer, expected: `expected false or auto while pics.${other} is true` }]
    : [];
}

/** CoAP is spoken without DTLS, so nothing of TLS and its tokens can be asked for. */
function coapIsPlain(root: unknown): readonly Fault[] {
  if (!/^coap:/i.test(String(valueAt(root, '/target/url')))) return [];
  const claims = ['mtls', 'oauth2', 'tlsOnly'].map((item) => `/pics/${item}`);
  const claimed = claims.filter((pointer) => valueAt(root, pointer) === true);
  const given = ['/target/tls', '/target/oauth2'].filter((pointer) => isMapping(valueAt(root, pointer)));
  return [
    ...claimed.map((pointer) => ({ pointer, expected: 'expected false for a coap URL' })),
    ...given.map((pointer) => ({ pointer, expected: 'expected nothing for a coap URL', got: 'an entry' })),
  ];
}
