import { expect, test } from 'vitest';
import type { UsageError } from '../usage-error.ts';
import { configOf } from './config-of.ts';

const load = (text: string) => configOf({ name: 'conform.yaml', text }, {}, { TOKEN: 'swordfish' });
const given = (delivery: string, more = ''): string => `pixit:\n  delivery: { asServiceId: as, ${delivery} }\n${more}`;

// oxfmt-ignore
test.for([
  ['pics:\n  messageDelivery: true',                                           '2:20 /pics/messageDelivery: expected false while pixit.delivery is not given, got true'],
  ['pixit:\n  delivery: { asServiceId: as }',                                  '2:3 /pixit/delivery/gatewayRoot: missing; expected an http(s) URL'],
  [given('gatewayRoot: localhost'),                                            '2:45 /pixit/delivery/gatewayRoot: expected an http(s) URL, got "localhost"'],
  [given("gatewayRoot: 'https://x/a'"),                                        '2:45 /pixit/delivery/gatewayRoot: expected an http URL, or pixit.delivery.listen.port behind what ends TLS, got "https://x/a"'],
  [given('gatewayRoot: http://x/a', 'target:\n  url: coap://127.0.0.1\n'),           '2:3 /pixit/delivery/apiRoot: expected an http(s) URL, since the target is one of CoAP, got nothing'],
  [given('gatewayRoot: http://x/a, waitMs: 0'),                                '2:65 /pixit/delivery/waitMs: expected an integer from 1 to 600000, got 0'],
  [given('gatewayRoot: http://x/a, listen: { port: 70000 }'),                  '2:73 /pixit/delivery/listen/port: expected an integer from 0 to 65535, got 70000'],
  [given('gatewayRoot: http://x/a, tls: { cert: no.pem, key: no.key }'),       '2:70 /pixit/delivery/tls/cert: expected a file with PEM certificates, got no such file: "no.pem"'],
  [given('gatewayRoot: http://x/a, secondGatewayRoot: http://x/b', '  secondGateway: null\n'), '2:76 /pixit/delivery/secondGatewayRoot: expected pixit.secondGateway beside it, got "http://x/b"'],
  [given('gatewayRoot: http://x/a, secondGatewayRoot: http://x/a/', '  secondGateway: { mgwServiceId: g, kind: n3g }\n'), '2:76 /pixit/delivery/secondGatewayRoot: expected another place than gatewayRoot, since both gateways are of one kind, got "http://x/a/"'],
  [given('gatewayRoot: http://x/a, token: t, oauth2: { issuer: http://x, clientId: c, clientSecret: s }'), '2:64 /pixit/delivery/token: expected either token or oauth2, got both'],
  [given('gatewayRoot: http://x/a, tokn: t'),                                  "2:57 /pixit/delivery/tokn: unknown key; did you mean 'token'?"],
] as const)('%j is refused', async ([text, problem]) => {
  const error: unknown = await load(text).catch((reason: unknown) => reason);
  expect((error as UsageError).problems.map((line) => line.replace('conform.yaml:', ''))[0]).toBe(problem);
});

test('what is left out is completed, and the token is a secret', async () => {
  const { delivery, secrets, pixit } = await load(
    given('gatewayRoot: http://x/a/, token: "${TOKEN}", apiRoot: http://y/'),
  );
  expect(delivery).toMatchObject({ asServiceId: 'as', apiRoot: 'http://y', waitMs: 5000, token: 'swordfish' });
  expect(secrets).toContain('swordfish');
  expect(pixit).not.toHaveProperty('delivery');
});

test('two gateways of different kinds may share a root, and two of one kind a path on different ports', async () => {
  await expect(load(given('gatewayRoot: http://x/a, secondGatewayRoot: http://x/a'))).resolves.toBeDefined();
  const second = '  secondGateway: { mgwServiceId: g, kind: n3g }\n';
  await expect(
    load(given("gatewayRoot: 'http://x:1/a', secondGatewayRoot: 'http://x:2/a'", second)),
  ).resolves.toBeDefined();
});
