import { expect, test } from 'vitest';
import { Inconclusive } from '../../suites/verdict.ts';
import { type Grant, TokenSource } from './token-source.ts';

interface Bench {
  readonly source: TokenSource;
  readonly kept: string[];
  nowMs: number;
}

function bench(fetch: (nth: number) => Promise<Grant>): Bench {
  const kept: string[] = [];
  let count = 0;
  const made: Bench = {
    source: new TokenSource(
      () => fetch(++count),
      (token) => void kept.push(token),
      () => made.nowMs,
    ),
    kept,
    nowMs: 0,
  };
  return made;
}

const granting =
  (lifetimeMs?: number) =>
  (nth: number): Promise<Grant> =>
    Promise.resolve({ token: `token-${nth}`, ...(lifetimeMs !== undefined && { lifetimeMs }) });

test('one token serves many requests, also those that ask at the same time', async () => {
  const { source, kept } = bench(granting());
  expect(await Promise.all([source.token(), source.token()])).toEqual(['token-1', 'token-1']);
  expect(await source.token()).toBe('token-1');
  expect(kept).toEqual(['token-1']);
});

test('a token is replaced before it expires', async () => {
  const made = bench(granting(1000));
  expect(await made.source.token()).toBe('token-1');
  made.nowMs = 799;
  expect(await made.source.token()).toBe('token-1');
  made.nowMs = 801;
  expect(await made.source.token()).toBe('token-2');
  expect(made.kept).toEqual(['token-1', 'token-2']);
});

test('a token that the server rejects is replaced once, however many notice', async () => {
  const { source } = bench(granting());
  const token = await source.token();
  await Promise.all([source.reject(token), source.reject(token)]);
  expect(await source.token()).toBe('token-2');
  await source.reject(token);
  expect(await source.token()).toBe('token-2');
});

test('after a failure the next request asks again', async () => {
  const { source } = bench((nth) => (nth === 1 ? Promise.reject(new Error('down')) : granting()(nth)));
  await expect(source.token()).rejects.toThrow(Inconclusive);
  expect(await source.token()).toBe('token-2');
});
