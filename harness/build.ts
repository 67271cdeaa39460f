import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { qualitySchema } from '../reports/json/quality-schema.ts';
import { reportSchema } from '../reports/json/report-schema.ts';
import { caseSchema } from '../reports/repro/case-schema.ts';
import { bindingSchema } from './binding/form-schema.ts';
import { configSchema } from './config/schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Compiles the rooms into dist, without tests, and adds what is read at run time and the published schemas. */
function build(): void {
  rmSync(dist, { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root, '--outDir', dist], {
    stdio: 'inherit',
  });
  const left = ['**/*.test.*', 'harness/bench/**', 'reports/sample/**', 'harness/build.*', 'fixtures/golden.*'];
  for (const pattern of left)
    for (const name of globSync(pattern, { cwd: dist })) rmSync(join(dist, name), { recursive: true, force: true });
  for (const name of ['bin.cjs', 'guard.cjs']) {
    copyFileSync(join(root, 'harness/cli', name), join(dist, 'harness/cli', name));
    chmodSync(join(dist, 'harness/cli', name), 0o755);
  }
  for (const name of globSync('harness/binding/**/*.yaml', { cwd: root })) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    copyFileSync(join(root, name), join(dist, name));
  }
  write('schema/report.schema.json', reportSchema);
  write('schema/case.schema.json', caseSchema);
  copyFileSync(join(root, 'reports/quality.json'), join(dist, 'reports/quality.json'));
  write('schema/quality.schema.json', qualitySchema);
  write('schema/config.schema.json', configSchema);
  write('schema/binding.schema.json', bindingSchema);
}

function write(name: string, value: unknown): void {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), `${JSON.stringify(value, undefined, 2)}\n`);
}

build();
