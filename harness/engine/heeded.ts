import { UsageError } from '../usage-error.ts';
import { crashOf } from './brake.ts';
import type { World } from './world.ts';

/** What the binding makes of something; its mistake ends the run, since nothing that it reads is worth anything then. */
export function heeded<T>({ brake, hide }: Pick<World, 'brake' | 'hide'>, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const told = new UsageError(error.problems.map(hide));
    brake.pull(crashOf(told));
    throw told;
  }
}
