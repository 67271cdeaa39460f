import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemas } from './schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Compiles what the entries reach into dist, and adds what is read at run time and the published schemas. */
function build(): void {
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(root, 'harness/tsconfig.build.json')], { stdio: 'inherit' });
  for (const name of ['bin.cjs', 'guard.cjs']) {
    copyFileSync(join(root, 'harness/cli', name), join(dist, 'harness/cli', name));
    chmodSync(join(dist, 'harness/cli', name), 0o755);
  }
  for (const name of globSync('harness/binding/**/*.yaml', { cwd: root })) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    copyFileSync(join(root, name), join(dist, name));
  }
  copyFileSync(join(root, 'reports/quality.json'), join(dist, 'reports/quality.json'));
  for (const [name, schema] of Object.entries(schemas)) write(`schema/${name}.schema.json`, schema);
}

function write(name: string, value: unknown): void {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), `${JSON.stringify(value, undefined, 2)}\n`);
}

build();
