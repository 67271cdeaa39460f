import { expect, onTestFinished, test } from 'vitest';
import type { RequestPacket } from '../binding/binding.ts';
import type { Mounting } from '../reference/mounting.ts';
import { guardOf, referencePki, securityOf } from '../reference/protection.ts';
import { startReference } from '../reference/reference.ts';
import type { Security } from '../security/security.ts';
import { transportFor } from './identities.ts';
import type { HttpVersion } from './negotiated.ts';
import { isLoss, type Transport } from './transport.ts';

const pki = referencePki();
const packet: RequestPacket = { method: 'GET', path: '/nowhere', headers: [] };

/** A transport towards a reference server over TLS that asks for client certificates. */
async function bench(
  http: HttpVersion,
  mounting: Mounting = {},
  security: Security = securityOf(pki),
): Promise<Transport> {
  const { server, clientCa } = guardOf(pki);
  const reference = await startReference({
    guard: { server, ...(clientCa !== undefined && { clientCa }) },
    ...mounting,
  });
  const transport = transportFor({ apiRoot: reference.url, http, maxSockets: 2 }, security);
  onTestFinished(async () => {
    await transport[Symbol.asyncDispose]();
    await reference.close();
  });
  return transport;
}

const asked = { deadlineMs: 2000, connection: 'shared' } as const;

/** HTTP/2 has no reason phrase, which tells the two apart. */
test.for([
  ['auto', {}, ''],
  ['auto', { http: '1.1' }, 'Not Found'],
  ['auto', { http: '2' }, ''],
  ['1.1', {}, 'Not Found'],
  ['2', {}, ''],
] as const)(
  'asked for HTTP %s, a server that offers %j answers with the reason %j',
  async ([http, mounting, reason]) => {
    const transport = await bench(http, mounting);
    expect(await transport.exchange(packet, asked)).toMatchObject({ status: 404, reason });
  },
);

test('a server that does not offer HTTP/2 is said not to speak it', async () => {
  const transport = await bench('2', { http: '1.1' });
  expect(await transport.exchange(packet, asked)).toEqual({
    lost: expect.stringMatching(/garbage|closed/),
    text: expect.stringMatching(/ALPN|TLS/),
  });
});

test.for(['1.1', '2'] as const)('over HTTP/%s a server that nobody vouches for is not talked to', async (http) => {
  const { ca: _, ...unaware } = securityOf(pki);
  const transport = await bench(http, {}, unaware);
  expect(await transport.exchange(packet, asked)).toEqual({
    lost: 'refused',
    text: expect.stringMatching(/^the certificate of the server is not trusted \(/),
  });
});

test.for(['1.1', '2'] as const)('over HTTP/%s a server with another name is not talked to', async (http) => {
  const transport = await bench(http, {}, { ...securityOf(pki), servername: 'another.example' });
  expect(await transport.exchange(packet, asked)).toEqual({
    lost: 'refused',
    text: expect.stringContaining('another.example'),
  });
});

const strangers = ['none', 'foreign', 'expired', 'plain'] as const;

test.for(
  strangers.flatMap(
    (identity) =>
      [
        [identity, '1.1'],
        [identity, '2'],
      ] as const,
  ),
)(
  'the identity %s is refused below HTTP/%s, and that is an outcome; the gateway is served after it',
  async ([identity, http]) => {
    const transport = await bench(http);
    const refused = await transport.exchange(packet, { ...asked, identity });
    expect(isLoss(refused) && refused.lost).toMatch(/^(closed|reset|garbage|incomplete)$/);
    expect(await transport.exchange(packet, asked)).toMatchObject({ status: 404 });
    expect(await transport.exchange(packet, { ...asked, identity: 'second-gateway' })).toMatchObject({ status: 404 });
  },
);
