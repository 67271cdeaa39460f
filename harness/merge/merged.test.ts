import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../reports/json/json.ts';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';
import { readReports } from '../saved/read-report.ts';
import { terse } from '../selftest/terse.ts';
import { merged } from './merged.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-'));

const hidden = ['startedAt', 'durationMs', 'latencies', 'date', 'target'];
/** A report without times, and without the address of a server. */
const timeless = (report: Report, host: string): unknown =>
  JSON.parse(JSON.stringify(report).replaceAll(host, 'HOST'), (key, value: unknown) =>
    hidden.includes(key) ? undefined : value,
  );

async function ran(selection: Selection, shard?: string): Promise<readonly [Report, host: string]> {
  await using server = await startReference(selection);
  const overrides = { target: server.url, runs: '1', ...terse, ...(shard !== undefined && { shard }) };
  const config = await configOf({ name: '', text: '' }, overrides, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  for await (const event of run(rig)) if (event.kind === 'report') return [event.report, new URL(server.url).host];
  throw new Error('the run ended without a report');
}

function saved(name: string, report: unknown): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

async function shardsOf(selection: Selection, count: number): Promise<Report> {
  const files: string[] = [];
  for (let index = count; index > 0; index -= 1) {
    const [report, host] = await ran(selection, `${index}/${count}`);
    const { 'report.json': text = '' } = renderJson(report);
    files.push(saved(`${index}-of-${count}`, JSON.parse(text.replaceAll(host, 'HOST'))));
  }
  return merged(await readReports(files));
}

describe('shards of a run on the reference server', () => {
  const whole = ran({});

  test('four make the report of the whole run, but for times', async () => {
    expect(timeless(await shardsOf({}, 4), 'HOST')).toEqual(timeless(...(await whole)));
  });

  test('find what only a watching purpose catches, whichever of them has the exchange that shows it', async () => {
    const [report, host] = await ran({ fault: 'problem-title-null' });
    const joined = await shardsOf({ fault: 'problem-title-null' }, 2);
    expect(joined.results.filter(({ verdict }) => verdict === 'fail').map(({ purpose }) => purpose)).toEqual([
      'WIRE/failure/problem-details',
    ]);
    expect(timeless(joined, 'PORT')).toEqual(timeless(report, host));
  });
});
