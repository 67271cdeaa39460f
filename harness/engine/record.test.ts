import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ExchangeRecord, exchangeOf } from './record.ts';

const shown = (text: string): string => text;

const record = (change: Partial<ExchangeRecord> = {}, body?: Uint8Array): ExchangeRecord => ({
  step: 'register',
  startedMs: 0,
  url: 'http://127.0.0.1:1/v1/registrations',
  packet: {
    method: 'POST',
    path: '/v1/registrations',
    headers: [['Content-Type', 'application/json']],
    ...(body && { body }),
  },
  answer: {
    status: 200,
    reason: 'OK',
    headers: [
      ['DATE', 'today'],
      ['X-Odd', 'yes'],
    ],
    body: Buffer.from('{}'),
    isCut: false,
  },
  durationMs: 1,
  ...change,
});

test('the Date header stands apart from the others', () => {
  expect(exchangeOf(record(), shown).response).toEqual({
    status: 200,
    reason: 'OK',
    headers: [['X-Odd', 'yes']],
    date: 'today',
    body: { text: '{}', bytes: 2, cut: false },
  });
});

test('an answer that was lost leaves its reason', () => {
  const exchange = exchangeOf(record({ answer: { lost: 'reset', text: 'the connection was reset' } }), shown);
  expect([exchange.error, exchange.response]).toEqual(['the connection was reset', undefined]);
});

test('a secret shows nowhere', () => {
  const hide = (text: string): string => text.replaceAll('s3cret', '‹secret›');
  const given = record(
    {
      step: 'with s3cret',
      url: 'http://h/?q=s3cret',
      answer: {
        status: 200,
        reason: 's3cret',
        headers: [['X', 's3cret']],
        body: Buffer.from('"s3cret"'),
        isCut: false,
      },
    },
    Buffer.from('{"a":"s3cret"}'),
  );
  const text = JSON.stringify(exchangeOf(given, hide));
  expect([text.includes('s3cret'), text.match(/‹secret›/g)?.length]).toEqual([false, 8]);
});

test('bytes that are no text are kept as base64', () => {
  const { request } = exchangeOf(record({}, Buffer.from([0xff, 0x00])), shown);
  expect(request.body).toEqual({ base64: '/wA=', bytes: 2, cut: false });
});

test('a body of more than 64 KiB is cut and says so, and its curl does not pretend to be whole', () => {
  const { request, curl } = exchangeOf(record({}, Buffer.from('x'.repeat(70_000))), shown);
  expect([request.body?.text?.length, request.body?.bytes, request.body?.cut]).toEqual([65_536, 70_000, true]);
  expect(curl).toMatch(/^# the request body of 70000 bytes is too long/);
});

test('the curl of a request that was parted says that it is not', () => {
  const { curl } = exchangeOf(record({ isParted: true }, Buffer.from('{}')), shown);
  expect(curl).toMatch(/^# sent in two parts; .*\ncurl .* --data-binary '\{\}' /);
});

describe('the curl command', () => {
  const hostile: readonly (readonly [string, Uint8Array | undefined])[] = [
    ['none', undefined],
    ['plain JSON', Buffer.from('{"a":1}')],
    ['single quotes', Buffer.from(`{"a":"it's 'so'"}`)],
    ['a command substitution', Buffer.from('$(touch owned) `touch owned` $HOME \\ !')],
    ['line breaks and tabs', Buffer.from('{\r\n\t"a": 1\n}\n')],
    ['a beginning that curl takes for a file', Buffer.from('@/etc/hostname')],
    ['bytes that are no text', Buffer.from([0xff, 0x27, 0x0a, 0x80])],
    ['a NUL', Buffer.from('a\u0000b')],
    ['nothing', Buffer.from('')],
  ];

  test.for(hostile)('sends, through /bin/sh, exactly the body: %s', ([, body]) => {
    const folder = mkdtempSync(join(tmpdir(), 'curl-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      join(folder, 'curl'),
      '#!/bin/sh\nfor x in "$@"; do last=$x; [ "$take" = 1 ] && data=$x; take=0; [ "$x" = --data-binary ] && take=1; done\nprintf %s "$last" > url\ncase "${data-}" in @-) cat > body;; *) [ "${data+x}" ] && printf %s "$data" > body;; esac\ntrue\n',
      { mode: 0o755 },
    );
    const { curl } = exchangeOf(record({}, body), shown);
    const { status, stderr } = spawnSync('/bin/sh', ['-c', curl], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: folder + delimiter + (process.env['PATH'] ?? '') },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'url'), 'utf8')).toBe('http://127.0.0.1:1/v1/registrations');
    expect(existsSync(join(folder, 'body')) ? readFileSync(join(folder, 'body')) : undefined).toEqual(body);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  test('gives text to curl in a way that it takes for no file', () => {
    expect(exchangeOf(record({}, Buffer.from('@/etc/hostname')), shown).curl).not.toContain("--data-binary '@/");
  });
});

test('a datagram is told in words and digits, unless it holds a secret', () => {
  const hide = (text: string): string => text.replaceAll('s3cret', '‹secret›');
  const datagram = (payload: string) =>
    ({ direction: 'sent', bytes: Buffer.concat([Buffer.from('40020001ff', 'hex'), Buffer.from(payload)]) }) as const;
  const datagrams = [datagram('a'), datagram('s3cret')];
  const exchange = exchangeOf(record({ answer: { lost: 'deadline', text: 'late', datagrams } }), hide);
  expect(exchange.datagrams).toEqual([
    'sent CON 0.02 POST, message id 1, 1 bytes of payload: 40020001ff61',
    'sent CON 0.02 POST, message id 1, 6 bytes of payload: bytes with a secret',
  ]);
});
