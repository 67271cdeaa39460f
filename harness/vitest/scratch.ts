import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests and the processes they start leave among temporary files lies in one folder, which goes when they have ended. */
export default async function scratch(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'msgin5g-conformance-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
