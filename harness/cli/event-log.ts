import { appendFileSync, closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventLine, type Told } from '../../reports/event.ts';
import type { Rig } from '../engine/run.ts';
import { version } from '../engine/version.ts';
import { makeFolder } from '../make-folder.ts';
import { UsageError } from '../usage-error.ts';

/** The name of the file that grows while a run goes on. */
export const eventFile = 'events.ndjson';

/** Takes down what happens, a line each. */
export interface EventLog extends Disposable {
  readonly write: (told: Told) => void;
  /** Why it does not tell everything, where that is so. */
  readonly problems: () => readonly string[];
}

/**
 * Begins events.ndjson; every line is handed to the system at once, so that it is there after whatever ends the process. A
 * run goes on where nothing more can be written.
 */
export async function openEventLog({ config, target, hide }: Rig): Promise<EventLog> {
  const file = await opened(config.run.out);
  const problems: string[] = [];
  const write = (told: Told): void => {
    try {
      if (problems.length === 0) appendFileSync(file, `${eventLine(told, new Date())}\n`);
    } catch (error) {
      problems.push(unwritable(error));
    }
  };
  const { binding, release, run } = config;
  const suite = { name: 'msgin5g-conformance', version };
  write({ kind: 'begin', suite, target: hide(target.name), binding, release, seed: run.seed });
  return { write, problems: () => problems, [Symbol.dispose]: () => closeSync(file) };
}

async function opened(out: string): Promise<number> {
  try {
    await makeFolder(resolve(out));
    return openSync(join(out, eventFile), 'w');
  } catch (error) {
    throw new UsageError([unwritable(error)]);
  }
}

const unwritable = (error: unknown): string =>
  `--out: ${eventFile} cannot be written: ${(error as Error).message}; name a folder that can be written to, with room in it`;
