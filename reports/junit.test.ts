import { describe, expect, test } from 'vitest';
import { renderJunit } from './junit.ts';
import type { Report } from './report.ts';
import { mixedReport } from './sample/mixed.ts';
import { reportOf, resultOf } from './sample/sample-report.ts';
import { samples } from './sample/samples.ts';

const xmlOf = (report: Report): string => renderJunit(report)['junit.xml'] ?? '';
const tag = /<(?:\/([a-z-]+)|([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?))>/g;

/** The names of elements that are open at the end, after every tag was matched by its partner. */
function openElements(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, start, , empty] of xml.matchAll(tag)) {
    if (end !== undefined && open.pop() !== end) return [`</${end}>`];
    if (start !== undefined && empty === '') open.push(start);
  }
  return open;
}

function caseOf(report: Report, name: string): string {
  const found = xmlOf(report)
    .split('<testcase')
    .find((part) => part.includes(` name="${name}"`));
  return found ?? '';
}

describe.for(Object.entries(samples))('junit.xml of the %s sample', ([, report]) => {
  test('is well-formed', () => {
    const body = xmlOf(report).replace(/^<\?xml [^?]+\?>\n/, '');
    expect(openElements(body)).toEqual([]);
    const text = body.replaceAll(tag, '');
    expect(text).not.toMatch(/[<>]/);
    expect(text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  });

  test('holds no character that XML 1.0 forbids', () => {
    expect(xmlOf(report)).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}\ufffe\uffff]/u);
  });

  test('is red exactly where the gate does not pass', () => {
    const isRed = /<failure |<error /.test(xmlOf(report));
    expect(isRed).toBe(report.exitCode !== 0);
  });

  test('counts what it lists', () => {
    const xml = xmlOf(report);
    const count = (element: string): number => xml.split(`<${element} `).length - 1;
    expect(xml).toContain(
      `<testsuites name="msgin5g-conformance" tests="${count('testcase')}" failures="${count('failure')}" errors="${count('error')}"`,
    );
  });
});

test.for([
  ['REG/BV/minimal', ''],
  ['REG/BV/location', ''],
  ['REG/BO/expiry', ''],
  [
    'DEREG/BV/stored',
    '<error type="inconclusive" message="The twin was refused with 403: check identities in conform.yaml. (precondition, to act: configuration)"',
  ],
  ['REG/BV/profile', '<skipped type="none" message="Nothing shows the stored profile."'],
  ['REG/BV/gateway', '<error type="error" message="TypeError: x is undefined"'],
  ['REG/BI/body/too-large', '<skipped type="not applicable" message="not applicable: PICS bodyLimit is false"'],
] as const)('%s of the mixed sample is marked %j', ([name, mark]) => {
  const text = caseOf(mixedReport, name);
  expect(/<(?:failure|error|skipped) [^>]*/.exec(text)?.[0] ?? '').toBe(mark);
});

test('A deviation from a should is a note, and a failure in a strict run', () => {
  expect(caseOf(mixedReport, 'REG/BV/location')).toContain('not gating (deviation): R-17');
  expect(caseOf({ ...mixedReport, strict: true }, 'REG/BV/location')).toContain('<failure type="should"');
});

test('What is provisional fails not even in a strict run', () => {
  expect(caseOf({ ...mixedReport, strict: true }, 'REG/BO/expiry')).not.toContain('<failure');
  const undecided = reportOf([resultOf('X/y', { provisional: true, verdict: 'inconc', reason: 'no twin' })]);
  expect(caseOf(undecided, 'X/y')).toContain('<skipped type="inconclusive" message="no twin"');
});

test('An undecided should is skipped, and an error in a strict run', () => {
  const undecided = [resultOf('X/y', { level: 'should', verdict: 'inconc', reason: 'no twin' })];
  expect(caseOf(reportOf(undecided), 'X/y')).toContain('<skipped type="inconclusive"');
  expect(caseOf(reportOf(undecided, { strict: true, verdict: 'INCOMPLETE', exitCode: 4 }), 'X/y')).toContain(
    '<error type="inconclusive"',
  );
});

test('A known deviation is skipped with its reason, and an entry that fails the gate is a failure', () => {
  expect(caseOf(samples.known, 'REG/BI/ueServiceId/omitted')).toContain(
    '<skipped type="known deviation" message="debt until 2027-03-31, team-registration: Validation comes with the next release. (REG-17); R-30',
  );
  expect(caseOf(samples.known, 'baseline.yaml:15:5')).toContain(
    '<failure type="stale" message="baseline.yaml:15:5: REG/BV/minimal fail: passes now',
  );
  const accepted = {
    ...samples.known,
    exitCode: 0,
    baseline: { file: 'b', entries: samples.known.baseline?.entries.slice(0, 2) ?? [] },
  };
  expect(xmlOf(accepted)).not.toMatch(/<failure|<error/);
});

test('A purpose that was not selected is not listed', () => {
  expect(xmlOf(mixedReport)).not.toContain('REG/PB/unicode');
});

test('A run that is red for no purpose has the test case run with the verdict', () => {
  expect(caseOf(samples.unusable, 'run')).toContain('<error type="NOT USABLE" message="NOT USABLE: nothing answers');
});
