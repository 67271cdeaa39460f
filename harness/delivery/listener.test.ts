import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { openGates } from './delivery.ts';
import type { Received, Sent } from './office.ts';

const host = '127.0.0.1';
const sent: Sent = { id: 'run.1.0', originator: 'as', ueServiceId: 'ue-1', payload: 'message run.1.0.' };
const message = {
  oriAddr: { addrType: 'AS', addr: 'as' },
  destAddr: { addrType: 'UE', addr: 'ue-1' },
  msgId: sent.id,
  payload: sent.payload,
};
const security = { gateway: {}, secondGateway: {}, badTokens: {} };
const gateways = [
  { mgwServiceId: 'north', kind: 'n3g' },
  { mgwServiceId: 'south', kind: 'l3g' },
] as const;

/** Two gateways on one free port, and what came to them of one message. */
async function gates(settings: { readonly gatewayRoot?: string; readonly secondGatewayRoot?: string } = {}) {
  const opened = await openGates({
    settings: {
      asServiceId: 'as',
      waitMs: 100,
      security,
      gatewayRoot: `http://${host}:0/north`,
      secondGatewayRoot: `http://${host}:0/south`,
      ...settings,
    },
    gateways,
  });
  onTestFinished(() => opened[Symbol.asyncDispose]());
  const came: Received[] = [];
  opened.office.expect(sent, (received) => void came.push(received));
  const root = opened.roots.get('north') ?? '';
  const post = async (path: string, body: string | Uint8Array, method = 'POST'): Promise<number> =>
    (await fetch(new URL(root).origin + path, { method, ...(method === 'POST' && { body: body as string }) })).status;
  return { ...opened, came, post, port: Number(new URL(root).port) };
}

const text = JSON.stringify(message);
const n3g = '/north/msgg-n3gdelivery/v1/deliver-message';

// oxfmt-ignore
test.for([
  ['a message',                             n3g,                                             text,                                   204, ['north n3g']],
  ['one for the other gateway',             '/south/msgg-l3gdelivery/v1/deliver-message',    text,                                   204, ['south l3g']],
  ['one by the other interface',            '/north/msgg-l3gdelivery/v1/deliver-message',    text,                                   204, ['north l3g']],
  ['one with an id of its own',             n3g,                                             text.replace('"run.1.0"', '"another"'),  204, ['north n3g']],
  ['one that says only whom it is for',     n3g,                                             '{"destAddr":{"addr":"ue-1"}}',         204, ['north n3g']],
  ['one that is broken off',                n3g,                                             text.slice(0, -2),                      400, ['north n3g']],
  ['one for somebody else',                 n3g,                                             '{"msgId":"another"}',                  204, []],
  ['a report',                              '/north/msgg-n3gdelivery/v1/deliver-report',     text,                                   204, []],
  ['no JSON',                               n3g,                                             '<html>',                               400, []],
  ['null',                                  n3g,                                             'null',                                 400, []],
  ['another version',                       '/north/msgg-n3gdelivery/v2/deliver-message',    text,                                   404, []],
  ['another place',                         '/msgg-n3gdelivery/v1/deliver-message',          text,                                   404, []],
] as const)('takes in: %s', async ([, path, body, status, came]) => {
  const opened = await gates();
  expect(await opened.post(path, body)).toBe(status);
  expect(opened.came.map(({ gate, kind }) => `${gate.gateway.mgwServiceId} ${kind}`)).toEqual(came);
});

test('what is no message of the run is remembered in a few words', async () => {
  const { post, office } = await gates();
  const before = performance.now();
  await post('/elsewhere', '{"msgId":"another"}');
  expect(office.oddSince(before)).toBe('POST /elsewhere {"msgId":"another"}');
  expect(office.oddSince(performance.now())).toBeUndefined();
});

test('a huge body, another method, half a request and noise are answered or dropped, and the next message comes', async () => {
  const { post, port, came } = await gates();
  expect(await post(n3g, ' '.repeat(2_000_000))).toBe(413);
  expect(await post(n3g, '', 'GET')).toBe(405);
  for (const noise of [
    '\u0016\u0003\u0001',
    'P',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense',
    `POST ${n3g} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{`,
  ]) {
    const socket = connect(port, host).on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(noise);
    await sleep(20);
    socket.resetAndDestroy();
  }
  expect(await post(n3g, text)).toBe(204);
  expect(came).toHaveLength(1);
});

test('a message over HTTP/2 with prior knowledge comes too', async () => {
  const { port, came } = await gates();
  const session = connectHttp2(`http://${host}:${port}`);
  onTestFinished(() => session.destroy());
  const stream = session.request({ ':method': 'POST', ':path': n3g, 'content-type': 'application/json' });
  stream.end(text);
  const [headers] = (await once(stream, 'response')) as [{ readonly ':status': number }];
  expect([headers[':status'], came.length]).toEqual([204, 1]);
  expect(came[0]?.incoming.headers).toContainEqual(['content-type', 'application/json']);
});

test('how the server shows who it is stays a secret', async () => {
  const { port, came } = await gates();
  const headers = { authorization: 'Bearer canary' };
  await fetch(`http://${host}:${port}${n3g}`, { method: 'POST', headers, body: text });
  expect(came[0]?.incoming.headers).toContainEqual(['authorization', '‹secret›']);
});

test('a port that is taken is a mistake of the configuration', async () => {
  const { port } = await gates();
  const opening = gates({ gatewayRoot: `http://${host}:${port}/north`, secondGatewayRoot: `http://${host}:0/south` });
  await expect(opening).rejects.toThrow(UsageError);
  await expect(gates({ secondGatewayRoot: `http://${host}:${port}/south` })).rejects.toThrow(
    `pixit.delivery: the suite cannot listen at ${host}:${port}: another process listens there`,
  );
});
