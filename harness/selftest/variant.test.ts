import { describe, test } from 'vitest';
import { variants } from '../reference/variants/index.ts';
import { brief } from './brief.ts';
import { examine } from './examine.ts';

describe.concurrent('a server with a legal variant is conformant', () => {
  test.for(variants)('$id: it $title', { timeout: 60_000 }, async ({ id, pics = {} }, { expect }) => {
    const report = await examine({ variant: id }, { ...brief, pics });
    const findings = report.results.filter(({ verdict, level }) => verdict !== 'pass' && level === 'shall');
    const alarms = findings.filter(({ verdict }) => verdict !== 'none');
    expect(alarms.map(({ purpose, verdict, reason, failure }) => ({ purpose, verdict, reason, failure }))).toEqual([]);
    expect([report.exitCode, report.sentence]).toEqual([0, expect.stringMatching(/^CONFORMANT: /)]);
  });
});

test('the reference server itself is conformant without any deviation', async ({ expect }) => {
  const report = await examine({});
  expect([report.exitCode, report.counts.fail, report.counts.inconc, report.counts.error]).toEqual([0, 0, 0, 0]);
});
