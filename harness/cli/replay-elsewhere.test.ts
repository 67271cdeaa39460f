import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { builtInText } from '../binding/built-in.ts';
import { startReference } from '../reference/reference.ts';
import { folder } from './called.ts';
import { spoken } from './spoken.ts';

const about = ['--only', 'DEREG/BV/minimal', '--out', 'out'];
const repro = join('out', 'repro', 'DEREG.BV.minimal');

/** A folder with a binding of its own. */
function project(): string {
  const cwd = folder();
  mkdirSync(join(cwd, 'acme'));
  writeFileSync(
    join(cwd, 'acme', 'acme.yaml'),
    builtInText('sbi-json').replace('binding: sbi-json', 'binding: acme-http'),
  );
  return cwd;
}

const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));
const stillFailing = { code: 1, stdout: expect.stringMatching(/^STILL FAILING/) as string, stderr: '' };

describe('a failure is replayed from another folder than that of the run', () => {
  test('with the binding file of then, wherever the folder with both was moved, or with one that is named', async () => {
    await using server = await startReference({ fault: 'removal-is-no-op' });
    const cwd = project();
    expect((await spoken(['run', '--target', server.url, '--binding', 'acme/acme.yaml', ...about], cwd)).code).toBe(1);
    expect(readJson(cwd, 'out', 'report.json') as Report).toMatchObject({
      binding: 'acme/acme.yaml',
      bindingName: 'acme-http',
      setup: { folder: '..' },
    });
    for (const file of [join('out', 'report.json'), join(repro, 'case.json')])
      expect(readFileSync(join(cwd, file), 'utf8')).not.toContain(cwd);
    expect(await spoken(['replay', join(cwd, repro)])).toEqual(stillFailing);
    const moved = join(folder(), 'moved');
    renameSync(cwd, moved);
    expect(await spoken(['replay', 'case.json'], join(moved, repro))).toEqual(stillFailing);
    renameSync(join(moved, 'acme'), join(moved, 'emca'));
    const { code, stdout } = await spoken(['replay', join(moved, repro)]);
    expect([code, stdout]).toEqual([
      3,
      expect.stringMatching(
        /^BLOCKED[^]*reason +binding acme\/acme\.yaml: no such file in \S+, where the run began, nor here\n +remedy +name the binding with --binding FILE/,
      ),
    ]);
    expect(await spoken(['replay', repro, '--binding', 'emca/acme.yaml'], moved)).toEqual(stillFailing);
  });

  test('with the configuration file and the binding of then, after shards were joined elsewhere', async () => {
    vi.stubEnv('CONFORM_TEST_KEY', 'cred-');
    await using server = await startReference({ fault: 'removal-is-no-op' });
    const cwd = project();
    writeFileSync(
      join(cwd, 'own.yaml'),
      `target: { url: '${server.url}' }
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: '\${CONFORM_TEST_KEY}{n}', from: 1, to: 5000 }
  wrongCredential: nothing-of-the-kind
`,
    );
    const run = ['run', '--config', 'own.yaml', '--binding', 'acme/acme.yaml', '--shard', '1/1', ...about];
    expect((await spoken(run, cwd)).code).toBe(1);
    const joined = folder();
    await spoken(['merge', join(cwd, 'out', 'report.json'), '--out', 'all'], joined);
    for (const path of [join(cwd, repro), join(joined, 'all')])
      expect(await spoken(['replay', path])).toEqual(stillFailing);
    vi.unstubAllEnvs();
    expect((await spoken(['replay', join(joined, 'all')])).stdout).toMatch(/^BLOCKED[^]*CONFORM_TEST_KEY/);
  });
});
