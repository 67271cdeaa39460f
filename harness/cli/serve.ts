import { once } from 'node:events';
import { faults } from '../reference/faults/index.ts';
import { nullServers } from '../reference/null/index.ts';
import { startReference } from '../reference/reference.ts';
import { variants } from '../reference/variants/index.ts';
import { UsageError } from '../usage-error.ts';
import type { ServeOptions } from './program.ts';

/** Serves the reference server until SIGINT or SIGTERM, or lists what it can be made to do. */
export async function serveCommand({ list = false, port, ...selection }: ServeOptions): Promise<void> {
  if (list) {
    for (const [kind, rows] of Object.entries({ fault: faults, variant: variants, null: nullServers }))
      for (const { id, title } of rows) console.log(`--${kind} ${id}  ${title}`);
    return;
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError([`--port: expected an integer from 0 to 65535, got ${JSON.stringify(port)}`]);
  await using server = await startReference({ ...selection, port: Number(port) });
  console.log(`The reference server listens at ${server.url}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
