import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startCensus } from '../reference/census.ts';
import { readReport } from '../saved/read-report.ts';
import { bin, folder, lastLine } from './called.ts';
import { spoken } from './spoken.ts';

const part = ['run', '--runs', '2', '--only', 'REG/BV/minimal'];

/** A folder that nobody can write to, the superuser included. */
function sealed(): string {
  if (process.getuid?.() === 0) return '/proc/reports';
  const path = folder();
  mkdirSync(join(path, 'sealed'), { mode: 0o500 });
  return join(path, 'sealed', 'reports');
}

function fileInTheWay(): string {
  const path = join(folder(), 'file');
  writeFileSync(path, '');
  return path;
}

/** A folder in which a file takes nothing, as on a full disk. */
function fullFor(name: string): string {
  const out = folder();
  symlinkSync('/dev/full', join(out, name));
  return out;
}

const noRoom = (file: string): string =>
  `--out: ${file} cannot be written: ENOSPC: no space left on device, write; name a folder that can be written to, with room in it\n`;

describe.concurrent('A run', () => {
  test.for([
    ['is a file', fileInTheWay],
    ['lies below a file', () => join(fileInTheWay(), 'reports')],
    ['cannot be made', sealed],
  ] as const)('whose folder %s sends nothing', async ([, made]) => {
    await using server = await startCensus();
    const { code, stdout, stderr } = await spoken([...part, '--target', server.url, '--out', made()]);
    expect([code, stdout, server.served()]).toEqual([2, '', 0]);
    expect(stderr).toMatch(
      /^--out: the reports cannot be written: [^\n]*; name a folder that can be written to, with room in it\n$/,
    );
  });

  test.for([
    ['is a file', fileInTheWay],
    ['cannot be made', sealed],
  ] as const)('whose corpus %s sends nothing', async ([, made]) => {
    await using server = await startCensus();
    const { code, stdout, stderr } = await spoken([...part, '--target', server.url, '--corpus', made()]);
    expect([code, stdout, server.served()]).toEqual([2, '', 0]);
    expect(stderr).toMatch(/^--corpus: \S+ cannot be (?:read \(|written: )[^\n]*; name a folder[^\n]*\n$/);
  });

  test('whose folder is full in the end says the verdict, and writes its reports elsewhere', async () => {
    const { code, stdout, stderr } = await spoken([...part, '--out', fullFor('report.json')]);
    expect([code, lastLine(stdout)]).toEqual([2, expect.stringMatching(/^INCOMPLETE: /)]);
    const refuge = /the reports are in (\S+) instead/.exec(stderr)?.[1] ?? '';
    expect(stderr).toBe(`${noRoom('the reports')}--out: the reports are in ${refuge} instead\n`);
    expect((await readReport(join(refuge, 'report.json'))).report.exitCode).toBe(4);
    expect(stdout).toContain(`${refuge}/index.html`);
  });

  test('that can write no more events goes on to its reports', async () => {
    const out = fullFor('events.ndjson');
    const { code, stderr } = await spoken([...part, '--report', 'json,ndjson', '--out', out]);
    expect([code, stderr]).toEqual([2, noRoom('events.ndjson')]);
    expect((await readReport(join(out, 'report.json'))).report.exitCode).toBe(4);
  });

  test('whose words find no room writes its reports', async () => {
    const out = folder();
    const stdout = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [bin, ...part, '--out', out], { stdio: ['ignore', stdout, 'pipe'] });
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(said.join('')).toBe('what was to be said cannot be written: ENOSPC: no space left on device, write\n');
    expect((await readReport(join(out, 'report.json'))).report.exitCode).toBe(4);
  });
});
