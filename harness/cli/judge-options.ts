import type { Command } from 'commander';

/** Options of `judge` as typed. */
export interface JudgeOptions {
  readonly config?: string;
  readonly binding?: string;
  readonly target?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** The command `judge`. */
export function addJudge(program: Command, exit: (code: number) => void): void {
  program
    .command('judge <captures...>')
    .description('judge recorded traffic (HAR) by what every answer has to keep; no server is asked')
    .option('--config <file>', 'configuration with the claims of the server')
    .option('--binding <name>', 'the wire of the traffic: sbi-json, sbi-resource, or a .yaml file')
    .option('--target <url>', 'only what went below this API root')
    .option('--json', 'as JSON')
    .option('--out <dir>', 'folder that gets the same JSON as judged.json')
    .action(async (files: readonly string[], options: JudgeOptions) =>
      exit(await (await import('./judge.ts')).judgeCommand(files, options)),
    );
}
