import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../reports/json/json.ts';
import { failure } from '../../reports/sample/failing.ts';
import { reportOf, requirementOf, resultOf } from '../../reports/sample/sample-report.ts';
import { startReference } from '../reference/reference.ts';
import { folder, lastLine } from './called.ts';
import { spoken } from './spoken.ts';

const purpose = 'REG/BI/ueServiceId/omitted';
const passing = ['REG/BV/minimal', 'REG/BV/full', 'REG/BV/answer'].map((id) => resultOf(id));
const failing = resultOf(purpose, { verdict: 'fail', requirements: ['R-30'], met: {}, failure });
const requirements = [requirementOf('R-01'), requirementOf('R-30', { standing: 'violated' })];
const red = reportOf([...passing, failing], { verdict: 'NOT CONFORMANT', exitCode: 1, requirements });
const green = reportOf([...passing, resultOf(purpose)], { requirements: [requirementOf('R-01')] });

function written(report: typeof red, cwd = folder()): string {
  writeFileSync(join(cwd, 'report.json'), renderJson(report)['report.json'] ?? '');
  return cwd;
}

const entry = `  # why
  - purpose: ${purpose}   # of the minimal sort
    verdict: fail
    kind: debt
    reason: later
    owner: me
    expires: 2099-12-31
`;

describe.concurrent('baseline', () => {
  test('init accepts what keeps the gate from passing, and never overwrites a list', async () => {
    const cwd = written(red);
    const init = ['baseline', 'init', 'report.json', '--owner', 'me'];
    const { code, stdout } = await spoken(init, cwd);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^baseline\.yaml has 1 new entry, accepted until \d{4}-/),
    ]);
    const checked = await spoken(['baseline', 'check', 'report.json'], cwd);
    expect([checked.code, lastLine(checked.stdout)]).toEqual([
      0,
      expect.stringMatching(/^NOT CONFORMANT: .*the gate passes\.$/),
    ]);
    const again = await spoken(init, cwd);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('baseline.yaml exists; it stays as it is')]);
  });

  test('init --force keeps what holds with its comments, and prune takes the rest out', async () => {
    const cwd = written(red);
    const stale = entry.replace(purpose, 'REG/BV/full').replace('# why', '# gone');
    writeFileSync(join(cwd, 'baseline.yaml'), `# head\nentries:\n${entry}\n${stale}`);
    await spoken(['baseline', 'init', 'report.json', '--owner', 'me', '--force'], cwd);
    expect(readFileSync(join(cwd, 'baseline.yaml'), 'utf8')).toBe(`# head\nentries:\n${entry}\n`);
    written(green, cwd);
    const { code, stdout } = await spoken(['baseline', 'prune', 'report.json'], cwd);
    expect([code, lastLine(stdout)]).toEqual([0, '1 of 1 entries of baseline.yaml taken out.']);
    expect(readFileSync(join(cwd, 'baseline.yaml'), 'utf8')).toBe('# head\nentries:\n\n');
  });

  test('check fails on an entry that is stale, and explain says what each one does', async () => {
    const cwd = written(green);
    writeFileSync(join(cwd, 'baseline.yaml'), `entries:\n${entry}`);
    const line = `STALE      baseline.yaml:3:5  ${purpose} fail: passes now: remove the entry, or let \`baseline prune\` do so`;
    const checked = await spoken(['baseline', 'check', 'report.json'], cwd);
    expect([checked.code, checked.stdout.split('\n')[0]]).toEqual([1, line]);
    const explained = await spoken(['baseline', 'explain', 'report.json'], cwd);
    expect([explained.code, explained.stdout.split('\n').slice(0, 2)]).toEqual([
      0,
      [line, '           debt until 2099-12-31, me: later'],
    ]);
  });

  test('lets a run of a part of the suite say what is known, and changes no verdict', async () => {
    await using server = await startReference({ fault: 'register-ue-id-missing' });
    const cwd = folder();
    writeFileSync(join(cwd, 'baseline.yaml'), `entries:\n${entry}${entry.replace(purpose, 'DEREG/BV/minimal')}`);
    const only = ['REG/BI/ueServiceId/*', 'REG/BV/minimal', 'REG/BV/full'].map((glob) => `--only=${glob}`);
    const run = ['run', '--target', server.url, ...only, '--baseline', 'baseline.yaml'];
    const { code, stdout } = await spoken(run, cwd);
    expect([code, lastLine(stdout)]).toEqual([
      4,
      expect.stringMatching(
        /^NOT CONFORMANT: 1 purpose failed.* 1 known deviation accepted; the gate does not pass: INCOMPLETE: /,
      ),
    ]);
    expect(stdout).toContain('KNOWN   fail  REG/BI/ueServiceId/omitted: debt until 2099-12-31, me: later');
    expect(stdout).not.toMatch(/^FAIL/m);
  });

  test.for([
    [
      ['run', '--baseline', 'wrong.yaml', '--target', 'http://127.0.0.1:9'],
      'wrong.yaml:2:5 /entries/0: expected a mapping, got 7',
    ],
    [['run', '--baseline', 'none.yaml', '--target', 'http://127.0.0.1:9'], 'none.yaml: no such file; name a YAML file'],
    [['baseline', 'init', 'report.json'], '--owner'],
    [['baseline', 'init', 'report.json', '--owner', 'x', '--baseline', 'wrong.yaml', '--force'], 'wrong.yaml:2:5'],
    [
      ['baseline', 'init', 'report.json', '--owner', 'x', '--baseline', 'no/where.yaml'],
      'no/where.yaml: cannot be written',
    ],
    [['baseline'], 'Usage: '],
  ] as const)('answers %j with exit code 2 and a remedy', async ([args, remedy]) => {
    const cwd = written(red);
    writeFileSync(join(cwd, 'wrong.yaml'), 'entries:\n  - 7\n');
    const { code, stdout, stderr } = await spoken(args, cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(remedy);
    expect(existsSync(join(cwd, 'baseline.yaml'))).toBe(false);
    expect(readFileSync(join(cwd, 'wrong.yaml'), 'utf8')).toBe('entries:\n  - 7\n');
  });
});
