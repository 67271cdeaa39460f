import type { Command } from 'commander';
import type { Whereto } from '../replay/config-for.ts';

/** Options of `replay` as typed. */
export interface ReplayOptions extends Whereto {
  readonly json?: boolean;
}

/** The command `replay`. */
export function addReplay(program: Command, exit: (code: number) => void): void {
  program
    .command('replay <path>')
    .description('ask for one failure of a former run again, from what is stored of it below repro/')
    .option('--target <url>', 'another server than the one of then')
    .option('--config <file>', 'configuration with the secrets and certificates that are not stored')
    .option('--binding <name>', 'the wire, where its file is elsewhere now')
    .option('--json', 'as JSON')
    .action(async (path: string, options: ReplayOptions) =>
      exit(await (await import('./replay.ts')).replayCommand(path, options)),
    );
}
