import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terse } from '../selftest/terse.ts';
import { bin, called, folder, lastLine } from './called.ts';

/** A server in a process of its own, as a vendor's would be. */
async function served(...args: readonly string[]): Promise<{ readonly url: string } & AsyncDisposable> {
  const child: ChildProcess = spawn(process.execPath, [bin, 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return {
    url: /http:\S+/.exec(String(line))?.[0] ?? '',
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

const quick = ['--runs', '5'];

/** One question about each requirement. */
const little = [...quick, '--only', ...terse.only];

/** What a run on the embedded server reports, but for times. */
async function reported(...args: readonly string[]): Promise<unknown> {
  const cwd = folder();
  await called(['run', ...args, '--out', '.', '--report', 'json'], cwd);
  return JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'), (key, value: unknown) =>
    ['startedAt', 'durationMs', 'latencies', 'date'].includes(key) ? undefined : value,
  );
}

describe.concurrent('the command line', () => {
  test('runs on the embedded server and writes every report', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await called(['run', ...little, '--out', 'report'], cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lastLine(stdout)).toMatch(/^CONFORMANT: \d+ purposes passed/);
    expect(readdirSync(join(cwd, 'report')).toSorted()).toEqual([
      'index.html',
      'junit.xml',
      'report.js',
      'report.json',
      'style.css',
      'summary.md',
    ]);
  });

  test('finds a right server in another process conformant', async () => {
    await using server = await served();
    const { code, stdout } = await called(['run', ...little, '--target', server.url]);
    expect({ code, verdict: lastLine(stdout).split(':')[0] }).toEqual({ code: 0, verdict: 'CONFORMANT' });
  });

  test('finds a wrong server not conformant, and shows the failure whole', async () => {
    await using server = await served('--fault', 'removal-is-no-op');
    const { code, stdout, stderr } = await called(['run', '--only', 'DEREG/BV/*', ...quick, '--target', server.url]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/FAIL {2}\S+/);
    for (const part of ['D-05', 'expected', 'got', 'request', 'response', 'curl', 'replay'])
      expect(stdout).toContain(part);
    expect(lastLine(stdout)).toMatch(/^NOT CONFORMANT: .*D-05/);
  });

  test('gives two runs with one seed the same report but for times', async () => {
    const part = ['--only', 'REG/BV/any-*', '--only', 'WIRE/*', ...quick];
    const [one, other] = await Promise.all([reported(...part), reported(...part)]);
    expect(one).toMatchObject({ counts: { fail: 0, inconc: 0, error: 0 } });
    expect(one).toEqual(other);
  });

  test('says that nothing listens, in a sentence', async () => {
    const { code, stdout, stderr } = await called(['run', '--target', 'http://127.0.0.1:9']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(lastLine(stdout)).toMatch(
      /^NOT USABLE: Nothing listens at 127\.0\.0\.1:9\. Start the server, or correct the port/,
    );
  });

  test('calls a run incomplete that leaves requirements out', async () => {
    const { code, stdout } = await called(['run', '--only', 'REG/BV/minimal']);
    expect(code).toBe(4);
    expect(lastLine(stdout)).toMatch(/^INCOMPLETE: \d+ applicable requirements not tested/);
  });

  test('names file, line and column of a mistake in the configuration', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'conform.yaml'), 'target:\n  url: http://127.0.0.1:9\npics:\n  lokup: true\n');
    const { code, stdout, stderr } = await called(['run'], cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^conform\.yaml:4:3 .*lokup.*did you mean 'lookup'/);
  });

  test('refuses a broken corpus before it sends anything', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'x.json'), '{\n  "purpose": 7\n}');
    const { code, stdout, stderr } = await called(['run', '--corpus', '.', '--target', 'http://127.0.0.1:9'], cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^x\.json:2:14 \/purpose: must be string$/m);
  });

  test.for([
    [['runn'], 'Did you mean run?'],
    [['run', '--only', 'REG/BI/ueServiceId/ommitted'], "did you mean 'REG/BI/ueServiceId/omitted'"],
    [['init', '--yes', '--kind', '4g'], '--kind: expected l3g or n3g, got "4g"'],
    [['replay', 'none'], 'none: no such file or folder; name a folder below repro/'],
    [['merge', 'none.json'], 'none.json: no such file; name a report.json'],
    [['diff', 'none.json', 'none.json'], 'none.json: no such file; name a report.json'],
    [['judge', 'none.har'], 'none.har: no such file; name a HAR file'],
    [['baseline', 'check', 'none.json'], 'none.json: no such file; name a report.json'],
    [['selftest', '--only', 'nothing'], '--only: "nothing" matches no trial'],
  ] as const)('answers %j with exit code 2 and a remedy', async ([args, remedy]) => {
    const { code, stdout, stderr } = await called(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(remedy);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('lists purposes, as text and as JSON', async () => {
    const [text, json] = await Promise.all([called(['list']), called(['list', '--json'])]);
    const rows = JSON.parse(json.stdout) as readonly { readonly id: string; readonly verifies: readonly string[] }[];
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(text.stdout.trimEnd().split('\n')).toHaveLength(rows.length);
    expect(rows.find(({ id }) => id === 'REG/BI/ueServiceId/omitted')?.verifies).toContain('R-30');
  });

  test('explains a requirement', async () => {
    const { code, stdout } = await called(['explain', 'd-07']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Verified by')]);
  });

  test('writes a first configuration that doctor and run go on with, and never overwrites one', async () => {
    await using server = await served();
    const cwd = folder();
    const init = ['init', '--yes', '--target', server.url, '--second-gateway', 'mgw-2@msgin5g.example'];
    const written = await called(init, cwd);
    expect({ code: written.code, stderr: written.stderr }).toEqual({ code: 0, stderr: '' });
    expect(lastLine(written.stdout)).toMatch(/^Next: .* doctor$/);
    const text = readFileSync(join(cwd, 'conform.yaml'), 'utf8');
    const again = await called([...init, '--target', 'http://127.0.0.1:9'], cwd);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('conform.yaml exists; it stays as it is')]);
    expect(readFileSync(join(cwd, 'conform.yaml'), 'utf8')).toBe(text);
    const examined = await called(['doctor'], cwd);
    expect(examined.code).toBe(0);
    expect(examined.stdout.match(/^OK /gm)).toHaveLength(9);
    expect(lastLine(examined.stdout)).toMatch(/^All is well\. Next: .* run$/);
    const { code, stdout } = await called(['run', ...quick, '--only', 'DEREG/BV/*'], cwd);
    expect({ code, verdict: lastLine(stdout).split(':')[0] }).toEqual({ code: 4, verdict: 'INCOMPLETE' });
    expect((await called([...init, '--force', '--target', 'http://127.0.0.1:9'], cwd)).code).toBe(0);
    expect(readFileSync(join(cwd, 'conform.yaml'), 'utf8')).toContain('url: "http://127.0.0.1:9"');
  });

  test('doctor blames a server that fails', async () => {
    await using server = await served('--null', 'always-500');
    const { code, stdout } = await called(['doctor', '--target', server.url]);
    expect([code, stdout]).toEqual([3, expect.stringMatching(/^ +to blame +the target$/m)]);
  });
});
