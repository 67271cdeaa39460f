import { describe, expect, test } from 'vitest';
import type { Exchange } from '../report.ts';
import { created, exchangeOf, hostile, reportOf, requirementOf } from '../sample/sample-report.ts';
import { clauses, sourceOf } from './clauses.ts';
import { durationText } from './duration.ts';
import { latency } from './latency.ts';
import { textOf, type Html } from './markup.ts';
import { sequence } from './sequence.ts';

const shown = (part: Html | undefined): string => (part === undefined ? '' : textOf(part).replaceAll(/\s+/g, ' '));

test.for([
  ['8.2.3 steps 1-3', 'TS 23.554 8.2.3'],
  ['TS 23.554 Table 8.2.4-1', 'TS 23.554 8.2.4'],
  ['8.2.3, 8.2.4', 'TS 23.554 8.2.3'],
  ['TS 29.500 Table 5.2.7.2-1', 'TS 29.500'],
  ['RFC 9112, RFC 8259', 'RFC 9112'],
  ['binding', 'binding'],
] as const)('%s is counted with %s', ([clause, source]) => {
  expect(sourceOf(clause)).toBe(source);
});

test('Every requirement is counted with one clause, those of the procedures first', () => {
  const rows = [
    requirementOf('W-01', { clause: 'RFC 9110 15.5.2', standing: 'violated' }),
    requirementOf('R-01'),
    requirementOf('R-02', { clause: 'Table 8.2.3-1', standing: 'not tested' }),
  ];
  const chart = shown(clauses(reportOf([], { requirements: rows })));
  expect([...chart.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name)).toEqual(['TS 23.554 8.2.3', 'RFC 9110']);
  expect([...chart.matchAll(/<b>(\d+)<\/b> ([a-z ]+)/g)].map(([, count, word]) => `${count} ${word}`)).toEqual([
    '1 met',
    '1 not tested',
    '1 violated',
  ]);
});

test('Latencies are those of the report, with a histogram of every operation that was answered', () => {
  const report = reportOf([]);
  const chapter = shown(latency(report));
  for (const { operation, count, quantiles } of report.latencies ?? []) {
    expect(chapter).toContain(`<th scope="row">${operation}</th><td class="number">${count}</td>`);
    for (const ms of Object.values({ ...quantiles })) expect(chapter).toContain(`>${durationText(ms)}<`);
  }
  expect(chapter.match(/<figure class="histogram">/g)).toHaveLength(2);
  expect(chapter.match(/<rect /g)).toHaveLength(16);
  expect(shown(latency({ ...report, latencies: [] }))).toBe('');
});

describe('A sequence diagram', () => {
  const steps = (count: number): readonly Exchange[] =>
    Array.from({ length: count }, (_, at) => exchangeOf(`step ${at}`, 201, created));

  test('draws what was sent and what came back, and marks the exchange that decides', () => {
    const drawn = shown(sequence(steps(3), 1));
    expect(drawn.match(/201 Created<\/text>/g)).toHaveLength(3);
    expect(drawn).toContain('POST /msgs-ueregistration/v1/registrations</text>');
    expect(drawn.match(/>decides</g)).toHaveLength(1);
    expect(drawn).toContain('Sequence of 3 exchanges. 1: step 0, 201 Created after 4.25 ms. 2: step 1');
    expect(drawn).toContain('2: step 1, 201 Created after 4.25 ms; this one decides. 3: step 2');
  });

  test('leaves out the middle of a long story, and says how much', () => {
    const drawn = shown(sequence(steps(40), 38));
    expect([...drawn.matchAll(/class="step"[^>]*>step (\d+)</g)].map(([, at]) => Number(at))).toEqual([
      0, 1, 34, 35, 36, 37, 38, 39,
    ]);
    expect(drawn).toContain('32 more exchanges, in the list below');
    expect(shown(sequence(steps(40), 0))).toContain('38 more exchanges');
  });

  test('shows an answer that never came as lost, and what the server sent as coming from it', () => {
    const { response: _, ...lost } = exchangeOf('register', 201, created);
    const drawn = shown(
      sequence(
        [
          { ...lost, error: 'connection reset' },
          { ...exchangeOf('m', 204, ''), receivedBy: 'gw' },
        ],
        0,
      ),
    );
    expect(drawn).toContain('no answer: connection reset</text>');
    expect(drawn.match(/class="arrow lost"/g)).toHaveLength(1);
    expect(drawn).toContain('2: from the server, m');
  });

  test('holds no markup of a server, and no text that is too long for it', () => {
    const { response } = exchangeOf('', 200, '');
    const [exchange] = steps(1) as [Exchange];
    const evil = {
      ...exchange,
      step: hostile,
      response: { ...response, status: 200, reason: hostile.repeat(9), headers: [] },
    };
    const drawn = shown(sequence([evil], 0));
    expect(drawn).not.toMatch(/<img|<script|[\p{Cc}\p{Cf}\p{Cs}]/u);
    const texts = [...drawn.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = '']) =>
      text.replaceAll(/<[^>]*>/g, '').replaceAll(/&[a-z#0-9]+;/g, '.'),
    );
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(140);
  });
});
