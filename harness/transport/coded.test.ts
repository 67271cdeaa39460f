import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Header } from '../binding/binding.ts';
import { uncoded } from './coded.ts';
import { bodyLimit } from './loss.ts';

const text = JSON.stringify({ ueSvcId: 'ue-1', result: 'SUCCESS' });
const answer = (body: Uint8Array, coding?: string) => ({
  status: 200,
  reason: 'OK',
  headers: coding === undefined ? [] : ([['Content-Encoding', coding]] satisfies Header[]),
  body,
  isCut: false,
  version: '1.1',
});
const readOf = (body: Uint8Array, coding?: string): string =>
  Buffer.from(uncoded(answer(body, coding)).body).toString();

test.for([
  ['gzip', gzipSync(text)],
  ['X-GZip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['br', brotliCompressSync(text)],
  ['zstd', zstdCompressSync(text)],
  ['identity', Buffer.from(text)],
  [undefined, Buffer.from(text)],
  ['gzip, br', brotliCompressSync(gzipSync(text))],
] as const)('a body with the coding %s reads as it was before', ([coding, body]) => {
  expect(readOf(body, coding)).toBe(text);
});

test.for([
  ['a coding that nobody knows', 'compress', Buffer.from(text)],
  ['text that says it is gzip', 'gzip', Buffer.from(text)],
  ['gzip that stops in the middle', 'gzip', gzipSync(text).subarray(0, 20)],
] as const)('%s stays as it is', ([, coding, body]) => {
  expect(uncoded(answer(body, coding)).body).toEqual(body);
});

test('what grows beyond all bounds is cut', () => {
  const { isCut, body } = uncoded(answer(gzipSync(Buffer.alloc(4 * bodyLimit)), 'gzip'));
  expect([isCut, body.length < bodyLimit]).toEqual([true, true]);
});
