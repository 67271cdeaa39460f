import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { build } from '../build.ts';
import { root } from '../root.ts';

/**
 * What tests and the processes they start leave among temporary files lies in one folder, which goes when they have ended.
 * The command line that they start is the one of the package, built now, and again when a watch runs tests again.
 */
export default async function scratch(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'msgin5g-conformance-tests-'));
  process.env['TMPDIR'] = folder;
  await build();
  process.env['CONFORM_BIN'] = fileURLToPath(new URL('dist/harness/cli/bin.cjs', root));
  project.onTestsRerun(build);
  return () => rm(folder, { recursive: true, force: true });
}
