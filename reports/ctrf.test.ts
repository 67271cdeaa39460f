import { describe, expect, test } from 'vitest';
import { renderCtrf } from './ctrf.ts';
import { renderJunit } from './junit.ts';
import type { Report } from './report.ts';
import { samples } from './sample/samples.ts';

interface Ctrf {
  readonly results: {
    readonly summary: Readonly<Record<string, number>>;
    readonly tests: readonly { readonly name: string; readonly status: string }[];
  };
}

const ctrfOf = (report: Report): Ctrf => JSON.parse(renderCtrf(report)['ctrf-report.json'] ?? '') as Ctrf;

describe.for(Object.entries(samples))('ctrf-report.json of the %s sample', ([, report]) => {
  test('is red exactly where the run is not CONFORMANT', () => {
    expect((ctrfOf(report).results.summary['failed'] ?? 0) > 0).toBe(report.verdict !== 'CONFORMANT');
  });

  test('calls failed what junit.xml does', () => {
    const junit = renderJunit(report)['junit.xml'] ?? '';
    const red = [...junit.matchAll(/<testcase [^>]*name="([^"]*)"[^>]*>\s*<(?:failure|error)/g)].map(
      ([, name = '']) => name,
    );
    const failed = ctrfOf(report).results.tests.filter(({ status }) => status === 'failed');
    expect(failed.map(({ name }) => name).toSorted()).toEqual(red.toSorted());
  });

  test('counts what it lists', () => {
    const { summary, tests } = ctrfOf(report).results;
    const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'];
    expect(statuses.map((status) => summary[status])).toEqual(
      statuses.map((status) => tests.filter((each) => each.status === status).length),
    );
    expect(summary['tests']).toBe(tests.length);
  });
});
