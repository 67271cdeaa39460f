import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const evil =
  '</script><script>window.pwned = 1</script><img src="x" onerror="window.pwned = 1"> \u001b]0;owned\u0007\u001b[2J\u001b[31m \u202egnp.exe \u2066 \u200b ]]> ::error::owned | `x` **y** \ud83d\ude00';
const bytesOfReason = Buffer.from('\u001b[2J\u009b31m <b>owned</b>', 'latin1').toString('latin1');

type Answer = readonly [
  status: number,
  type: string,
  body: string | Buffer,
  headers?: Readonly<Record<string, string>>,
];

const deep = `${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}`;

const answers: readonly ((ue: unknown) => Answer)[] = [
  (ue) => [201, 'application/json', JSON.stringify({ ueSvcId: ue, result: 'SUCCESS', [evil]: evil })],
  () => [400, 'application/problem+json', JSON.stringify({ title: evil, detail: evil, status: 400, cause: evil })],
  (ue) => [200, 'application/json', JSON.stringify({ ueSvcId: evil, result: evil, mgwSvcId: ue }), { Location: evil }],
  () => [403, evil, evil, { 'WWW-Authenticate': evil, [`X-${'y'.repeat(200)}`]: evil }],
  () => [
    200,
    'application/json',
    Buffer.from('7b2275655376634964223a22c3282fff fe80f0288cbc227d'.replaceAll(' ', ''), 'hex'),
  ],
  () => [400, 'application/json', deep],
  () => [200, 'application/json', `{"result":"SUCCESS","ueSvcId":${deep}}`],
  () => [500, 'text/html', `<html>${evil.repeat(2000)}</html>`],
];

/** A megabyte of header once in a while: more of them only take long. */
const big: Answer = [200, 'application/json', '{}', { 'X-Big': 'x'.repeat(1_000_000) }];

function rawOf([status, type, body, headers = {}]: Answer): Buffer {
  const bytes = Buffer.from(body as string);
  const lines = Object.entries({ 'Content-Type': type, ...headers, 'Content-Length': String(bytes.length) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${bytesOfReason}\r\n`, 'latin1'),
    Buffer.from(`${head}Connection: close\r\n\r\n`),
    bytes,
  ]);
}

let turn = 0;

/** A server that answers what is meant to break whoever shows it; it ends when its parent goes away. */
const server = createServer((request) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [, ue] = /"ueSvcId":"([^"]*)"/.exec(Buffer.concat(chunks).toString()) ?? [];
    turn += 1;
    const answer = turn % 40 === 0 ? big : (answers[turn % answers.length]?.(ue ?? 'x') ?? big);
    request.socket.end(rawOf(answer));
  });
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => {
  server.closeAllConnections();
  server.close();
});
