import { createServer as createSecure } from 'node:https';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from '../reference/listen.ts';
import { startReference } from '../reference/reference.ts';
import { examined, problemOf } from './examination.ts';
import type { Resolve } from './guard.ts';

test('names the port when nothing listens there', async () => {
  const server = await listen(createServer(), 0);
  await server.close();
  expect(problemOf(await examined(server.url))).toEqual([
    'tcp',
    'configuration',
    expect.stringMatching(/^nothing listens at 127\.0\.0\.1:\d+\. .*correct the port in target\.url/),
  ]);
});

test('names the host when its name cannot be resolved', async () => {
  const nowhere: Resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  expect(problemOf(await examined('http://msgserver.example', '', nowhere))).toEqual([
    'name',
    'configuration',
    'the name "msgserver.example" cannot be resolved (ENOTFOUND). Correct the host name in target.url, or see to it that this machine can resolve it.',
  ]);
});

test('sends nothing to an address that may be in use by others', async () => {
  const lines = await examined('http://msgserver.example', '', () => Promise.resolve(['192.0.2.1']));
  expect(problemOf(lines)).toEqual(['name', 'configuration', expect.stringContaining('isTestSystem: true')]);
});

test('names the scheme where TLS listens behind an http URL', async () => {
  await using server = await listen(createSecure(), 0);
  expect(problemOf(await examined(server.url))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(/speaks TLS, and target\.url says http\. Write "https:\/\/127\.0\.0\.1:\d+"/),
  ]);
});

test('names the scheme where plain HTTP listens behind an https URL', async () => {
  await using server = await startReference();
  expect(problemOf(await examined(server.url.replace('http', 'https')))).toEqual([
    'tls',
    'configuration',
    expect.stringMatching(/speaks plain HTTP, and target\.url says https\. Write "http:\/\/127\.0\.0\.1:\d+"/),
  ]);
});

test('names the port where another protocol is spoken', async () => {
  const banner = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.2\r\n'));
  await using server = await listen(banner, 0);
  expect(problemOf(await examined(server.url))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(/does not speak HTTP: its first words are "SSH-2\.0-OpenSSH_9\.2"\. Correct the port/),
  ]);
});

const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);

/** Answers the preface of HTTP/2 in its own way, and everything else in HTTP/1.1. */
const answeringPreface = (words: string | Buffer) =>
  createServer((socket) =>
    socket
      .on('error', () => undefined)
      .once('data', (bytes) =>
        socket.end(String(bytes).startsWith('PRI ') ? words : 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'),
      ),
  );

test('tells which versions of HTTP are spoken', async () => {
  await using server = await listen(answeringPreface(settings), 0);
  const lines = await examined(server.url);
  expect(lines.find(({ step }) => step === 'http')?.text).toMatch(
    /speaks HTTP\/1\.1, and HTTP\/2 with prior knowledge$/,
  );
});

test('names the version of HTTP where HTTP/2 is taken for HTTP/0.9', async () => {
  await using server = await listen(answeringPreface('<!DOCTYPE HTML><p>Bad request version</p>'), 0);
  expect(problemOf(await examined(server.url, "target: { http: '2' }"))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(/speaks HTTP\/1\.1, and target\.http says 2/),
  ]);
});

test('names the version of HTTP where HTTP/2 alone is spoken', async () => {
  const http2 = createServer((socket) => socket.on('error', () => undefined).end(settings));
  await using server = await listen(http2, 0);
  expect(problemOf(await examined(server.url))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(
      /speaks HTTP\/2 only, and HTTP\/1\.1 was asked for\. Write `http: '2'` in target \(or --http 2\)\./,
    ),
  ]);
});
