import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderRepro } from '../../reports/repro/repro.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';

/** The statuses that the script of the only failure gets from a server, beside those of then. */
async function statuses(fault: string, binding: string, only: string): Promise<readonly (readonly number[])[]> {
  await using server = await startReference({ fault });
  const folder = mkdtempSync(join(tmpdir(), 'curl-'));
  const config = await configOf({ name: '', text: '' }, { target: server.url, binding, only: [only] }, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  let then: readonly number[] = [];
  for await (const event of run(rig)) {
    if (event.kind !== 'report') continue;
    for (const [path, data] of Object.entries(renderRepro(event.report)))
      writeFileSync(join(folder, path.split('/').at(-1) ?? ''), data);
    then = event.report.results[0]?.exchanges.map(({ response }) => response?.status ?? 0) ?? [];
  }
  await using another = await startReference({ fault });
  const env = { ...process.env, TARGET: another.url };
  const said = await new Promise<string>((resolve) => {
    execFile('sh', [join(folder, 'curl.sh')], { env }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
  return [then, [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))];
}

// oxfmt-ignore
test.for([
  ['stored-though-malformed', 'sbi-json',    'REG/BI/ueCredentialInformation/omitted'],
  ['removal-is-no-op',       'sbi-json',     'DEREG/BV/minimal'],
  // The de-registration goes to what the registration is answered with now.
  ['removal-is-no-op',       'sbi-resource', 'DEREG/BV/minimal'],
] as const)('curl.sh of %s with %s gets the answers of then from another server', async ([fault, binding, only]) => {
  const [then = [], now] = await statuses(fault, binding, only);
  expect(then.length).toBeGreaterThan(1);
  expect(now).toEqual(then);
});
