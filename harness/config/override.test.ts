import { expect, test } from 'vitest';
import { readOverrides } from './override.ts';

test('takes every option of the command line', () => {
  const taken = readOverrides({
    target: 'https://server/',
    binding: './own.yaml',
    only: ['REG'],
    skip: ['DEREG'],
    seed: '0',
    runs: '7',
    concurrency: '1',
    rate: '50',
    shard: '2/3',
    path: '12:0:1',
    explore: '10m',
    exploreExchanges: '5000',
    corpus: 'cases',
    strict: true,
    out: 'elsewhere',
    report: ['json,html', 'json'],
  });
  expect(taken).toEqual({
    url: 'https://server/',
    binding: './own.yaml',
    rate: 50,
    run: {
      only: ['REG'],
      skip: ['DEREG'],
      seed: 0,
      runs: 7,
      concurrency: 1,
      shard: { index: 2, count: 3 },
      path: '12:0:1',
      explore: { durationMs: 600_000, exchanges: 5000 },
      corpus: 'cases',
      strict: true,
      out: 'elsewhere',
      report: ['json', 'html'],
    },
    problems: [],
  });
});

test('says nothing of what is not given', () => {
  expect(readOverrides({})).toEqual({ run: {}, problems: [] });
});

test.for([
  [{ seed: 'x' }, '--seed: expected an integer from 0 to 2147483647, got "x"'],
  [{ seed: '-1' }, '--seed: expected an integer from 0 to 2147483647, got "-1"'],
  [{ seed: '2147483648' }, '--seed: expected an integer from 0 to 2147483647, got "2147483648"'],
  [{ seed: '' }, '--seed: expected an integer from 0 to 2147483647, got ""'],
  [{ runs: '0' }, '--runs: expected an integer from 1 to 1000000, got "0"'],
  [{ concurrency: '1.5' }, '--concurrency: expected an integer from 1 to 1024, got "1.5"'],
  [{ rate: '0' }, '--rate: expected an integer from 1 to 100000, got "0"'],
  [{ shard: '0/3' }, '--shard: expected I/N with I from 1 to N, got "0/3"'],
  [{ shard: '4/3' }, '--shard: expected I/N with I from 1 to N, got "4/3"'],
  [{ shard: '3' }, '--shard: expected I/N with I from 1 to N, got "3"'],
  [{ path: '1:' }, '--path: expected the path of a counterexample, such as 12:0:1, got "1:"'],
  [{ explore: '10' }, '--explore: expected a duration such as 90s, 10m or 2h, got "10"'],
  [{ explore: '0s' }, '--explore: expected a duration such as 90s, 10m or 2h, got "0s"'],
  [{ explore: '1d' }, '--explore: expected a duration such as 90s, 10m or 2h, got "1d"'],
  [{ exploreExchanges: '9' }, '--explore-exchanges: expected together with --explore, got "9"'],
  [{ explore: '9s', exploreExchanges: '0' }, '--explore-exchanges: expected a whole number from 1 on, got "0"'],
  [{ target: 'localhost:80' }, '--target: expected an http(s) or coap URL, got "localhost:80"'],
  [{ target: 'http://' }, '--target: expected an http(s) or coap URL, got "http://"'],
  [
    { target: 'coaps://x' },
    '--target: expected a URL of coap, http or https (CoAP over DTLS is not spoken), got "coaps://x"',
  ],
  [{ target: 'http://x/?a' }, '--target: expected a URL without query and fragment, got "http://x/?a"'],
  [{ http: '3' }, '--http: expected auto, 1.1 or 2, got "3"'],
  [{ binding: '' }, '--binding: expected a non-empty text, got ""'],
  [{ corpus: '' }, '--corpus: expected a non-empty text, got ""'],
  [{ out: '' }, '--out: expected a non-empty text, got ""'],
  [{ only: ['a', ''] }, '--only: expected a non-empty text, got ""'],
  [{ skip: [''] }, '--skip: expected a non-empty text, got ""'],
  [
    { report: ['html,pdf'] },
    '--report: expected html, json, junit, markdown, sarif, ctrf, har, badge, ndjson or github, got "pdf"',
  ],
] as const)('refuses %o', ([given, problem]) => {
  expect(readOverrides(given).problems).toEqual([problem]);
});
