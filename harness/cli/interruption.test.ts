import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { startCensus } from '../reference/census.ts';
import { listen } from '../reference/listen.ts';

const bin = fileURLToPath(new URL('./bin.cjs', import.meta.url));
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'conform-'));

/** A run in a process of its own, from outside. */
function started(target: string, out: string, only = '*REG/B*') {
  const args = [bin, 'run', '--target', target, '--runs', '2', '--only', only, '--out', out];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)));
  return { child, said, ended: once(child, 'exit') as Promise<[code: number | null, signal: string | null]> };
}

const reportIn = (out: string): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;

describe('a run that is', { timeout: 120_000 }, () => {
  test.for(['SIGINT', 'SIGTERM'] as const)(
    'ended by %s removes what it registered and writes its reports',
    async (signal) => {
      const reached = Promise.withResolvers<void>();
      await using server = await startCensus({}, (count) => count === 200 && reached.resolve());
      const out = newFolder();
      const { child, said, ended } = started(server.url, out);
      await reached.promise;
      child.kill(signal);
      expect(await ended).toEqual([4, null]);
      expect(said.join('')).toMatch(
        /^Interrupted: [^]*\nINCOMPLETE: INTERRUPTED \(the run was interrupted\); [^\n]*\n$/,
      );
      expect(reportIn(out)).toMatchObject({ exitCode: 4, interrupted: 'the run was interrupted' });
      expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('INTERRUPTED');
      expect(server.registered()).toEqual([]);
    },
  );

  test('told twice to end does so at once', async () => {
    const reached = Promise.withResolvers<void>();
    // Nobody answers here.
    await using server = await listen(
      createServer(() => reached.resolve()),
      0,
    );
    const { child, said, ended } = started(server.url, newFolder());
    await reached.promise;
    child.kill('SIGINT');
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });

  test('read along by somebody who leaves goes on to its end', async () => {
    await using server = await startCensus();
    const out = newFolder();
    const { child, ended } = started(server.url, out, 'REG/BV/minimal');
    child.stdout.destroy();
    const [code] = await ended;
    const report = reportIn(out);
    expect([code, report.exitCode, report.interrupted]).toEqual([4, 4, undefined]);
    expect(server.registered()).toEqual([]);
  });

  test('told to write where it cannot sends nothing', async () => {
    await using server = await startCensus();
    const out = join(newFolder(), 'file');
    writeFileSync(out, '');
    const { child, said, ended } = started(server.url, out);
    expect(await ended).toEqual([2, null]);
    if (!child.stderr.closed) await once(child.stderr, 'close');
    expect(said.join('')).toMatch(
      /^--out: the reports cannot be written: [^\n]*; name a folder that can be written to, with room in it\n$/,
    );
    expect([server.served(), existsSync(join(out, 'report.json'))]).toEqual([0, false]);
  });
});
