import { valueAt } from './pointer.ts';
import type { Fault } from './rule.ts';
import { faultOfHttpUrl } from './url.ts';

const section = '/pixit/delivery';

/** What the schema cannot see of pixit.delivery. */
export const deliveryRules: readonly ((root: unknown) => readonly Fault[])[] = [
  urlsAreRoots,
  rootIsHttp,
  gatesArePlain,
  gatesDiffer,
  secondIsGiven,
  tokenIsOne,
];

function urlsAreRoots(root: unknown): readonly Fault[] {
  return ['apiRoot', 'gatewayRoot', 'secondGatewayRoot'].flatMap((name) => {
    const pointer = `${section}/${name}`;
    const url = valueAt(root, pointer);
    const expected = typeof url === 'string' ? faultOfHttpUrl(url) : undefined;
    return expected === undefined ? [] : [{ pointer, expected }];
  });
}

/** Messages go over HTTP, whatever registrations go over. */
function rootIsHttp(root: unknown): readonly Fault[] {
  const url = valueAt(root, '/target/url');
  const isMissing = valueAt(root, section) !== null && typeof valueAt(root, `${section}/apiRoot`) !== 'string';
  if (typeof url !== 'string' || !/^coap:/i.test(url) || valueAt(root, section) === undefined || !isMissing) return [];
  return [{ pointer: `${section}/apiRoot`, expected: 'expected an http(s) URL, since the target is one of CoAP' }];
}

/** What ends TLS before the suite has another address than the root says. */
function gatesArePlain(root: unknown): readonly Fault[] {
  if (typeof valueAt(root, `${section}/listen/port`) === 'number') return [];
  return ['gatewayRoot', 'secondGatewayRoot'].flatMap((name) => {
    const pointer = `${section}/${name}`;
    const url = valueAt(root, pointer);
    return typeof url === 'string' && /^https:/i.test(url)
      ? [{ pointer, expected: 'expected an http URL, or pixit.delivery.listen.port behind what ends TLS' }]
      : [];
  });
}

function gatesDiffer(root: unknown): readonly Fault[] {
  const isOnePort = typeof valueAt(root, `${section}/listen/port`) === 'number';
  const [one, other] = ['gateway', 'secondGateway'].map((gateway) => {
    const url = valueAt(root, `${section}/${gateway}Root`);
    const kind = valueAt(root, `/pixit/${gateway}/kind`);
    if (typeof url !== 'string' || !URL.canParse(url)) return '';
    const { host, pathname } = new URL(url);
    return `${String(kind)} ${isOnePort ? '' : host} ${pathname.replace(/\/+$/, '')}`;
  });
  return one !== '' && one === other
    ? [
        {
          pointer: `${section}/secondGatewayRoot`,
          expected: 'expected another place than gatewayRoot, since both gateways are of one kind',
        },
      ]
    : [];
}

function secondIsGiven(root: unknown): readonly Fault[] {
  const pointer = `${section}/secondGatewayRoot`;
  const isGiven = typeof valueAt(root, '/pixit/secondGateway/mgwServiceId') === 'string';
  return typeof valueAt(root, pointer) === 'string' && !isGiven
    ? [{ pointer, expected: 'expected pixit.secondGateway beside it' }]
    : [];
}

function tokenIsOne(root: unknown): readonly Fault[] {
  const pointer = `${section}/token`;
  const isBoth =
    typeof valueAt(root, pointer) === 'string' && valueAt(root, `${section}/oauth2/clientId`) !== undefined;
  return isBoth ? [{ pointer, expected: 'expected either token or oauth2', got: 'both' }] : [];
}
