import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { startReference } from '../reference/reference.ts';
import type { Replayed } from '../replay/replayed.ts';
import { bin, type Ended, folder } from './called.ts';
import { spoken } from './spoken.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a shell in the repository makes of a command line. */
function typed(command: string): Promise<Ended> {
  // As typed in a shell: a command that was called through npm prints itself so.
  const { npm_package_name: _, ...env } = process.env;
  const PATH = [dirname(process.execPath), env['PATH']].join(delimiter);
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd: root, env: { ...env, PATH } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const cli = `node ${relative(root, bin)}`;
const replayIn = (stdout: string): string => /^ *replay +(node .*)$/m.exec(stdout)?.[1] ?? 'no replay';

// oxfmt-ignore
describe.for([
  ['register-ue-id-missing', 'REG/BI/any-single-fault', 'R-30'],
  ['removal-is-no-op',       'DEREG/BV/minimal',        'D-16'],
] as const)('The replay command that is printed for %s', ([fault, purpose, requirement]) => {
  test('shows the same failure, and that it is fixed', async () => {
    await using server = await startReference({ fault });
    const out = folder();
    const found = await typed(`${cli} run --target ${server.url} --runs 20 --only ${purpose} --out ${out}`);
    const command = replayIn(found.stdout);
    expect(command).toBe(`${cli} replay ${out}/repro/${purpose.replaceAll('/', '.')}`);
    const again = await typed(command);
    expect([again.code, again.stderr]).toEqual([1, '']);
    expect(again.stdout).toMatch(new RegExp(`^STILL FAILING  ${purpose}\n[^]*  clause +${requirement}, `));
    expect(again.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(10);

    await using right = await startReference();
    const fixed = await typed(`${cli} replay ${out} --target ${right.url} --json`);
    const { verdict, exitCode, requests } = JSON.parse(fixed.stdout) as Replayed;
    expect({ code: fixed.code, verdict, exitCode, same: requests.same }).toEqual({ code: 0, verdict: 'FIXED', exitCode: 0, same: requests.recorded });
  });
});

const run = ['run', '--target'] as const;

describe('replay', () => {
  test('shows what an exploration found, with the seed that found it', async () => {
    await using server = await startReference({ fault: 'register-ue-id-missing' });
    const out = folder();
    const about = '--runs 1 --only REG/BI/any-single-fault --explore 1h --explore-exchanges 200'.split(' ');
    const found = await spoken([...run, server.url, ...about, '--out', out]);
    const path = /^ {8}\S.* replay (.*)$/m.exec(found.stdout)?.[1] ?? 'none';
    expect(path).toMatch(/REG\.BI\.any-single-fault-seed-\d+$/);
    const again = await spoken(['replay', path]);
    expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/^STILL FAILING/)]);
  });

  test('leaves no failure of a former run beside those of this one', async () => {
    await using wrong = await startReference({ fault: 'removal-is-no-op' });
    await using right = await startReference();
    const out = folder();
    const minimal = [...run, wrong.url, '--only', 'DEREG/BV/minimal', '--out', out];
    await spoken(minimal);
    writeFileSync(join(out, 'repro', 'notes.txt'), 'of somebody else');
    expect(readdirSync(join(out, 'repro')).toSorted()).toEqual(['DEREG.BV.minimal', 'notes.txt']);
    await spoken(minimal.with(2, right.url));
    expect(readdirSync(join(out, 'repro'))).toEqual(['notes.txt']);
  });

  test('says that it is blocked, by what, and what to do', async () => {
    const server = await startReference({ fault: 'removal-is-no-op' });
    const out = folder();
    await spoken([...run, server.url, '--only', 'DEREG/BV/minimal', '--out', out]);
    await server.close();
    const { code, stdout } = await spoken(['replay', out]);
    expect([code, stdout]).toEqual([
      3,
      expect.stringMatching(/^BLOCKED[^]*\n {2}reason +Nothing listens[^]*\n {2}remedy /),
    ]);
  });

  test('of a folder without a case is a mistake with exit code 2', async () => {
    const { code, stdout, stderr } = await spoken(['replay', '.']);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^\.: holds no case\.json and no repro/)]);
  });

  test('asks which one where there are several failures', async () => {
    await using server = await startReference({ fault: 'removal-is-no-op' });
    const out = folder();
    const two = ['--only', 'DEREG/BV/minimal', '--only', 'DEREG/BO/second'];
    await spoken([...run, server.url, ...two, '--out', out]);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(report.results.map(({ replay }) => existsSync(replay.split(' ').at(-1) ?? ''))).toEqual([true, true]);
    const { code, stderr } = await spoken(['replay', out]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /holds 2 failures; name one of them:\n {2}\S+DEREG\.BO\.second\n {2}\S+DEREG\.BV\.minimal\n$/,
      ),
    ]);
  });
});
