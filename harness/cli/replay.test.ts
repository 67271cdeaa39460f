import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report, Result } from '../../reports/report.ts';
import { startReference } from '../reference/reference.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a shell in the repository makes of a command line, and the only result in its report. */
async function typed(
  command: string,
): Promise<{ readonly stdout: string; readonly result: Result; readonly exchanges: number }> {
  const out = mkdtempSync(join(tmpdir(), 'conform-'));
  // As typed in a shell: a command that was called through npm prints itself so.
  const { npm_package_name: _, ...env } = process.env;
  const PATH = [dirname(process.execPath), env['PATH']].join(delimiter);
  const stdout = await new Promise<string>((resolve) => {
    execFile('sh', ['-c', `${command} --out ${out}`], { cwd: root, env: { ...env, PATH } }, (_error, text) =>
      resolve(text),
    );
  });
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  const [result] = report.results;
  if (result === undefined) throw new Error(`no result: ${stdout}`);
  return { stdout, result, exchanges: report.exchangeCount };
}

const replayIn = (stdout: string): string => /^ *replay +(node .*)$/m.exec(stdout)?.[1] ?? 'no replay';

// oxfmt-ignore
describe.concurrent.for([
  ['register-ue-id-missing', 'REG/BI/any-single-fault'],
  ['days-cut',               'REG/BV/any-valid'],
] as const)('The replay command that is printed for %s', { timeout: 60_000 }, ([fault, purpose]) => {
  test('shows the same failure of the same input, in a few requests', async () => {
    await using server = await startReference({ fault });
    const found = await typed(`node harness/cli/bin.cjs run --target ${server.url} --only ${purpose}`);
    const command = replayIn(found.stdout);
    expect(command).toMatch(/ --seed 1 --path [\d:]+ --only /);
    const again = await typed(command);
    expect(again.result.failure).toMatchObject({ requirement: found.result.failure?.requirement, expected: found.result.failure?.expected });
    expect(again.result.counterexample?.value).toBe(found.result.counterexample?.value);
    expect([again.result.verdict, again.exchanges]).toEqual(['fail', expect.closeTo(4, -1)]);
    expect(replayIn(again.stdout)).toBe(command);
  });
});

test('The replay command of what an exploration found shows the same failure', { timeout: 60_000 }, async () => {
  await using server = await startReference({ fault: 'register-ue-id-missing' });
  const exploring = '--explore 1h --explore-exchanges 500';
  const found = await typed(
    `node harness/cli/bin.cjs run --target ${server.url} --runs 1 --only REG/BI/any-single-fault ${exploring}`,
  );
  const command = /^ {8}(node .* --path .*)$/m.exec(found.stdout)?.[1] ?? 'none';
  const { result, exchanges } = await typed(command);
  expect([result.verdict, result.failure?.requirement, exchanges]).toEqual(['fail', 'R-30', expect.closeTo(4, -1)]);
  expect(result.counterexample?.seed).not.toBe(1);
});

test('A failure of a purpose that generates nothing is replayed whole', { timeout: 60_000 }, async () => {
  await using server = await startReference({ fault: 'removal-is-no-op' });
  const found = await typed(`node harness/cli/bin.cjs run --target ${server.url} --runs 7 --only DEREG/BV/minimal`);
  expect(replayIn(found.stdout)).toMatch(/ --seed 1 --runs 7 --only DEREG\/BV\/minimal$/);
});
