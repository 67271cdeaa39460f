import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startReference } from './reference.ts';

const body = '{"ueSvcId":"ue-1@msgin5g.example","mgwSvcId":"mgw-1@msgin5g.example","ueCredInfo":"cred-1"}';
const head = `POST /msgs-ueregistration/v1/registrations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
const request = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;

/** The bytes of one answer: up to the end of the connection, or up to the Ack. */
async function answerOf(url: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(request);
  let text = '';
  for await (const part of socket) {
    text += String(part);
    if (text.endsWith('"}') || text.endsWith('\r\n0\r\n\r\n')) break;
  }
  return text;
}

test.for([
  ['close-announced', /^HTTP\/1.1 201 Created\r\n(?:.*\r\n)*connection: close\r\n/i],
  ['keep-alive-short', /\r\nKeep-Alive: timeout=1\r\n/],
  ['chunked', /\r\nTransfer-Encoding: chunked\r\n(?:.*\r\n)*7\r\n\{"ueSvc\r\n7\r\nId":"ue\r\n/],
  ['header-capital', /\r\nContent-Type: application\/json\r\n/],
  ['header-upper', /\r\nCONTENT-TYPE: application\/json\r\n/],
  ['header-extra', /\r\nserver: msg-server\r\n/],
  ['interim-100', /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 201 Created\r\n/],
  [
    'interim-103',
    /^HTTP\/1.1 102 Processing\r\n\r\nHTTP\/1.1 103 Early Hints\r\n(?:.*\r\n)*\r\nHTTP\/1.1 201 Created\r\n/,
  ],
] as const)('the variant %s writes %s', async ([variant, expected]) => {
  await using server = await startReference({ variant });
  expect(await answerOf(server.url)).toMatch(expected);
});

test('the variant close-unannounced closes the connection after the answer', async () => {
  await using server = await startReference({ variant: 'close-unannounced' });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(request);
  let text = '';
  for await (const part of socket) text += String(part);
  expect(text).toContain('SUCCESS');
  expect(text).not.toMatch(/connection: close/i);
});

test('the fault ends-with-connection forgets what came on a connection that closed', async () => {
  await using server = await startReference({ fault: 'ends-with-connection' });
  const show = `${server.url}/msgs-ueregistration/v1/registrations?ue-svc-id=ue-1%40msgin5g.example`;
  await answerOf(server.url);
  await expect.poll(async () => (await fetch(show)).json()).toEqual([]);
});

test.for([
  [{}, 0],
  [{ variant: 'slow' }, 0],
  [{ variant: 'slow' }, 10],
  [{ variant: 'chunked' }, 0],
  [{ variant: 'interim-103' }, 0],
  [{ fault: 'answers-swapped' }, 0],
  [{ fault: 'body-cut' }, 0],
  [{ null: 'endless' }, 10],
  [{ null: 'huge' }, 10],
  [{ null: 'echo' }, 0],
] as const)('%j outlives clients that go away after %i ms', async ([selection, afterMs]) => {
  await using server = await startReference(selection);
  for (const sent of [request, request.slice(0, -20), 'GARB', '']) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(sent);
    await setTimeout(afterMs);
    socket.resetAndDestroy();
  }
  expect((await fetch(server.url)).status).toBeGreaterThan(0);
});
