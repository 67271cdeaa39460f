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
    .addHelpText(
      'after',
      '\nFIXED, STILL FAILING, CHANGED (it fails otherwise), or BLOCKED (it could not be asked). Exit codes: 0 fixed, 1 still failing or changed, 2 the path or the case is wrong, 3 blocked.\n\nExamples:\n  $ msgin5g-conformance replay conformance-report/repro/REG.BI.ueServiceId.omitted\n  $ msgin5g-conformance replay conformance-report --target http://127.0.0.1:8080',
    )
    .action(async (path: string, options: ReplayOptions) =>
      exit(await (await import('./replay.ts')).replayCommand(path, options)),
    );
}
