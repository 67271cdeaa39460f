import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { purposes } from '../../suites/purposes.ts';
import { folder } from './called.ts';
import { programOf } from './program.ts';
import { spoken } from './spoken.ts';

const cwd = folder();
const scripts: Record<string, string> = {};

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout } = await spoken(['completion', shell]);
    expect(code).toBe(0);
    scripts[shell] = stdout;
  }
  writeFileSync(join(cwd, 'completion.bash'), scripts['bash'] ?? '');
}, 60_000);

/** What bash offers after these words, of which the last is being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const typed = ['msgin5g-conformance', ...words];
  const script = `source completion.bash; COMP_WORDS=("$@"); COMP_CWORD=${words.length}; _msgin5g_conformance; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-ec', script, 'bash', ...typed], { cwd, encoding: 'utf8' })
    .trim()
    .split('\n');
}

describe('The completion of bash', () => {
  test('offers every command', () => {
    const names = programOf(() => undefined).commands.map((command) => command.name());
    expect(offered('')).toEqual([...names, '--version', '--help']);
  });

  // oxfmt-ignore
  test.for([
    [['ru'],                                    ['run']],
    [['run', '--ba'],                           ['--baseline']],
    [['run', '--target', 'x', '--expl'],        ['--explore', '--explore-exchanges']],
    [['run', '--report', 'j'],                  ['json', 'junit']],
    [['run', '--only', 'REG/BV/minim'],         ['REG/BV/minimal']],
    [['explain', 'REG/BI/ueServiceId/omit'],    ['REG/BI/ueServiceId/omitted']],
    [['baseline', 'pr'],                        ['prune']],
    [['baseline', 'init', '--own'],             ['--owner']],
    [['serve', '--fault', 'removal-is-n'],      ['removal-is-no-op']],
    [['diff', 'a.json', '--rep'],               ['--report']],
    [['completion', ''],                        ['bash', 'zsh', 'fish', '--help']],
    // The shell completes files where nothing is offered.
    [['run', '--config', ''],                   ['']],
    [['diff', 'a.json', ''],                    ['']],
  ] as const)('after %j offers %j', ([words, expected]) => {
    expect(offered(...words)).toEqual(expected);
  });
});

test.for(['zsh', 'fish'])('the completion of %s has every command, option and purpose', (shell) => {
  const { commands } = programOf(() => undefined);
  const script = scripts[shell] ?? '';
  for (const command of commands) {
    expect(script).toContain(command.name());
    for (const { long } of command.options)
      expect(script).toContain(shell === 'fish' ? `-l ${long?.slice(2)}` : `*${long}[`);
  }
  expect(purposes.filter(({ id }) => !script.includes(id))).toEqual([]);
});

test('another shell is a mistake with exit code 2', async () => {
  const { code, stderr } = await spoken(['completion', 'tcsh']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are bash, zsh, fish')]);
});
