import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInForm, builtInNames } from './binding/built-in.ts';
import { bundle } from './bundle.ts';
import { schemas } from './schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Bundles what the entries reach into dist, and adds its types, what is read at run time and the published schemas. */
export async function build(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(root, 'harness/tsconfig.build.json')], { stdio: 'inherit' });
  await bundle(root, join(dist, 'harness'));
  for (const name of ['bin.cjs', 'guard.cjs']) {
    copyFileSync(join(root, 'harness/cli', name), join(dist, 'harness/cli', name));
    chmodSync(join(dist, 'harness/cli', name), 0o755);
  }
  for (const name of globSync('harness/binding/**/*.yaml', { cwd: root })) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    copyFileSync(join(root, name), join(dist, name));
  }
  for (const name of builtInNames) write(`harness/binding/${name}.json`, builtInForm(name));
  copyFileSync(join(root, 'reports/quality.json'), join(dist, 'reports/quality.json'));
  for (const [name, schema] of Object.entries(schemas)) write(`schema/${name}.schema.json`, schema);
}

function write(name: string, value: unknown): void {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), `${JSON.stringify(value, undefined, 2)}\n`);
}

if (import.meta.main) await build();
