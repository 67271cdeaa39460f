import { execFile, execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
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

/** The program of the README, and what it says. */
const program = readFileSync(join(root, 'README.md'), 'utf8')
  .split(/^```/m)
  .find((block) => block.startsWith('ts\n') && block.includes(`from '${name}';`));

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', app], { cwd: root, encoding: 'utf8' });
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
    expect(files).toEqual(expect.arrayContaining(['dist/harness/index.js', 'dist/harness/cli/main.js']));
    const strangers = /\.test\.|bench|sample|golden|called|practice|census|measure|soak/;
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

  test('runs the program of the README, whose types are right', async () => {
    writeFileSync(join(app, 'program.ts'), program?.slice('ts\n'.length) ?? 'none');
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
    await node(join(root, 'node_modules/typescript/bin/tsc'), ...options, '--types', 'node', 'program.ts');
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
});
