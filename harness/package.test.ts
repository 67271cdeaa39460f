import { execFile, execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { listen } from './reference/listen.ts';
import { startReference } from './reference/reference.ts';
import { schemas } from './schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = manifest.name;

/** An empty folder in which somebody has installed the package, as `npm pack` makes it. */
const app = mkdtempSync(join(tmpdir(), 'installed-'));
const installed = join(app, 'node_modules', name);

const filesOf = (pattern: string): readonly string[] => globSync(pattern, { cwd: installed }).toSorted();

function link(dependency: string): void {
  const path = join(app, 'node_modules', dependency);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', dependency), path);
}

async function node(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: app });
  return stdout;
}

/** Where nothing listens. */
async function freePlace(): Promise<{ readonly url: string }> {
  const server = await listen(createServer(), 0);
  await server.close();
  return server;
}

/** The module of the README that is a binding, and its program. */
const [binding = 'none', program = 'none'] = readFileSync(join(root, 'README.md'), 'utf8')
  .split(/^```/m)
  .filter((block) => block.startsWith('ts\n') && block.includes(`from '${name}';`))
  .map((block) => block.slice('ts\n'.length));

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', app], {
    cwd: root,
    encoding: 'utf8',
  });
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', packed.trim().split('\n').at(-1) ?? '', '-C', installed, '--strip-components=1'], {
    cwd: app,
  });
  for (const dependency of [...Object.keys(manifest.dependencies), 'vitest', '@types/node']) link(dependency);
  writeFileSync(join(app, 'package.json'), '{ "type": "module", "private": true }\n');
}, 240_000);

describe('The package', () => {
  test('holds what is used at run time, and no test or what only tests use', () => {
    const files = filesOf('dist/**/*.js');
    expect(files).toEqual(
      expect.arrayContaining(['dist/harness/index.js', 'dist/harness/main.js', 'dist/harness/worker.js']),
    );
    const strangers = /\.test\.|bench|sample|golden|called|spoken|practice|census|measure|soak/;
    expect(files.filter((file) => strangers.test(file))).toEqual([]);
    expect(filesOf('dist/**/*.ts').filter((file) => !file.endsWith('.d.ts'))).toEqual([]);
  });

  test('has every published schema', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
    const read = filesOf('dist/schema/*.json').map((file) => [
      file,
      JSON.parse(readFileSync(join(installed, file), 'utf8')) as object,
    ]);
    expect(read).toEqual(Object.entries(schemas).map(([each, schema]) => [`dist/schema/${each}.schema.json`, schema]));
    expect(read.map(([, schema]) => typeof ajv.compile(schema as object))).toEqual(read.map(() => 'function'));
  });

  test('runs the program of the README, whose types are right as those of its module are', async () => {
    writeFileSync(join(app, 'program.ts'), program);
    writeFileSync(join(app, 'form.ts'), binding);
    writeFileSync(join(app, 'conform.yaml'), 'run: { runs: 2 }\n');
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'es2024,esnext.disposable',
    ];
    await node(join(root, 'node_modules/typescript/bin/tsc'), ...options, '--types', 'node', 'program.ts', 'form.ts');
    expect(await node('program.ts')).toMatch(/^REG\/BV\/minimal {2}pass\nINCOMPLETE: [^\n]+\n$/);
    expect(globSync('{index.html,style.css,junit.xml,results.sarif}', { cwd: app })).toHaveLength(4);
  });

  test('has a command that runs the suite', async () => {
    const bin = join(installed, manifest.bin[name as 'msgin5g-conformance']);
    const args = [bin, 'run', '--only', 'REG/BV/minimal', '--runs', '2', '--out', 'out'];
    await expect(node(...args)).rejects.toMatchObject({
      code: 4,
      stdout: expect.stringMatching(/^INCOMPLETE: .*\n$/m),
    });
    expect(globSync('out/{index.html,report.json,junit.xml,summary.md}', { cwd: app })).toHaveLength(4);
  });

  test('sees messages come to registered UEs, in a program and in vitest', async () => {
    const gatewayRoots = new Map<string, string>();
    await using server = await startReference({ gatewayRoots });
    const { url: host } = await freePlace();
    for (const [at, gateway] of ['mgw-1@msgin5g.example', 'mgw-2@msgin5g.example'].entries())
      gatewayRoots.set(gateway, `${host}/${at}`);
    const folder = join(app, 'messages');
    mkdirSync(folder);
    const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
    const delivery = `{ asServiceId: as-1@msgin5g.example, gatewayRoot: '${host}/0', secondGatewayRoot: '${host}/1' }`;
    write(
      'conform.yaml',
      `target: { url: '${server.url}' }\npics: { messageDelivery: true }\npixit: { delivery: ${delivery} }\n`,
    );
    const only = `only: ['REG/BV/message/*', 'DEREG/BV/message/*']`;
    write(
      'program.mjs',
      `import { loadConfig, mountRig, run } from '${name}';
const rig = await mountRig(await loadConfig('messages/conform.yaml', { ${only} }));
for await (const { kind, result } of run(rig)) if (kind === 'result') console.log(result.purpose, result.verdict);
await rig[Symbol.asyncDispose]();
`,
    );
    write(
      'messages.test.js',
      `import { conformance } from '${name}/vitest';
conformance({ config: 'messages/conform.yaml', ${only} });
`,
    );
    const purposes = [
      'REG/BV/message/gateway',
      'REG/BV/message/empty-profile',
      'REG/BV/message/second-gateway',
      'REG/BV/message/several-ues',
      'REG/BV/message/payload',
      'REG/BV/message/free-identity',
    ];
    const seen = [...purposes, 'DEREG/BV/message/undelivered'];
    const told = (await node('messages/program.mjs')).trim().split('\n');
    expect(told.toSorted()).toEqual(seen.map((purpose) => `${purpose} pass`).toSorted());
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    await node(vitest, 'run', 'messages', '--reporter=json', '--outputFile=messages.json');
    const { testResults } = JSON.parse(readFileSync(join(app, 'messages.json'), 'utf8')) as {
      readonly testResults: readonly [{ readonly assertionResults: readonly Record<string, string>[] }];
    };
    const passed = testResults[0].assertionResults.filter(({ status }) => status === 'passed');
    expect(passed.map(({ title = '' }) => title.split(':')[0])).toEqual(seen);
  });
});
