import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terse } from '../selftest/terse.ts';
import { folder, lastLine } from './called.ts';
import { spoken } from './spoken.ts';

describe.concurrent('merge', () => {
  test('writes the reports of the whole run, and ends as that ends', async () => {
    const cwd = folder();
    const shards = ['1/2', '2/2'].map((shard, at) => [`--shard=${shard}`, `--out=shard-${at}`, '--report=json']);
    const run = ['run', '--runs=1', '--only', ...terse.only];
    const codes = await Promise.all(shards.map(async (options) => (await spoken([...run, ...options], cwd)).code));
    expect(codes).toEqual([4, 4]);
    const files = ['shard-0/report.json', 'shard-1/report.json'];
    const { code, stdout, stderr } = await spoken(['merge', ...files, '--out', 'whole'], cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lastLine(stdout)).toMatch(/^CONFORMANT: \d+ purposes passed/);
    expect(readdirSync(join(cwd, 'whole')).toSorted()).toEqual([
      'index.html',
      'junit.xml',
      'report.js',
      'report.json',
      'style.css',
      'summary.md',
    ]);
    const half = await spoken(['merge', files[1] as string, '--out', 'half'], cwd);
    expect([half.code, half.stderr]).toEqual([2, 'shard 1/2 is missing; name the report of every shard\n']);
    expect(existsSync(join(cwd, 'half'))).toBe(false);
  });

  test('takes a run that was incomplete in a shard for incomplete', async () => {
    const cwd = folder();
    const options = ['--only', 'REG/BV/minimal', '--report', 'json'];
    await spoken(['run', '--shard', '1/1', ...options, '--out', '.'], cwd);
    const { code, stdout } = await spoken(['merge', 'report.json', '--report', 'markdown'], cwd);
    expect([code, lastLine(stdout).split(':')[0]]).toEqual([4, 'INCOMPLETE']);
    expect(readdirSync(join(cwd, 'conformance-report'))).toEqual(['summary.md']);
  });

  test.for([
    [['merge'], "missing required argument 'reports'"],
    [['merge', 'nowhere.json'], 'nowhere.json: no such file; name a report.json'],
    [['merge', '.'], '.: a folder; name a report.json'],
    [['merge', 'empty.json'], 'empty.json: empty; name a report.json'],
    [['merge', 'empty.json', '--report', 'pdf'], '--report: expected html, json'],
  ] as const)('answers %j with exit code 2 and a remedy', async ([args, remedy]) => {
    const cwd = folder();
    writeFileSync(join(cwd, 'empty.json'), '');
    const { code, stdout, stderr } = await spoken(args, cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(remedy);
    expect(readdirSync(cwd)).toEqual(['empty.json']);
  });
});
