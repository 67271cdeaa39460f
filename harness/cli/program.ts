import { Argument, Command } from 'commander';
import { nearest } from '../config/nearest.ts';
import type { Overrides } from '../config/override.ts';
import { type Answers, fallbackOf, questions } from '../contact/answers.ts';
import { version } from '../engine/version.ts';
import type { Shell } from './completion.ts';
import { addJudge } from './judge-options.ts';
import { addManual } from './manual.ts';
import { addReplay } from './replay-options.ts';
import { addReportCommands, collect, type CompareOptions, type Exit, singleFile } from './report-commands.ts';

/** The command line; every command loads what it needs when it is called. */
export function programOf(exit: Exit): Command {
  const program = new Command('msgin5g-conformance')
    .description(
      'Conformance of an MSGin5G Server towards a Message Gateway: registration and de-registration of Non-MSGin5G UEs (TS 23.554 clauses 8.2.3 and 8.2.4).',
    )
    .version(version)
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(withCommand(text, program)) })
    .exitOverride();
  addInit(program);
  addDoctor(program, exit);
  addRun(program, exit);
  addReplay(program, exit);
  addJudge(program, exit);
  addReportCommands(program, exit);
  addList(program);
  addExplain(program);
  addServe(program);
  addSelftest(program, exit);
  addCompletion(program);
  addManual(program);
  return program;
}

/** A word that is no command goes to the default one, which has no use for it. */
function withCommand(text: string, { commands }: Command): string {
  const [, word = ''] = /too many arguments for 'run'.* got \d+: ([^\s,.]+)/.exec(text) ?? [];
  const near = nearest(
    word,
    commands.map((command) => command.name()),
  );
  return near === undefined ? text : `${text}(Did you mean ${near}?)\n`;
}

function addRun(program: Command, exit: Exit): void {
  program
    .command('run', { isDefault: true })
    .description('run the suite; without a target, against the embedded reference server')
    .option('--config <file>', 'configuration (conform.yaml in this folder, when there is one)')
    .option('--target <url>', 'API root of the server under test')
    .option('--binding <name>', 'the wire it speaks: sbi-json, sbi-resource, coap-json, or a .yaml, .ts or .js file')
    .option('--rate <n>', 'requests per second, at most')
    .option('--http <version>', 'the version of HTTP: 1.1, 2 or auto')
    .option('--only <glob>', 'only purposes that match by id, requirement or clause; may be repeated', collect)
    .option('--skip <glob>', 'not the purposes that match; may be repeated', collect)
    .option('--seed <n>', 'seed of everything generated (1): another seed, other cases')
    .option('--runs <n>', 'generated cases per property-based purpose (100)')
    .option(
      '--path <path>',
      'of the one property-based purpose that is selected, only the case of --seed that it leads to',
    )
    .option('--explore <duration>', 'after the plan, go on with new seeds for 90s, 10m or 2h')
    .option('--explore-exchanges <n>', 'and with so many exchanges at most')
    .option('--corpus <dir>', 'cases that former runs failed on come first; new ones are saved there')
    .option('--baseline <file>', 'known deviations, which the gate lets pass')
    .option('--concurrency <n>', 'purposes at the same time')
    .option('--shard <i/n>', 'the i-th of n parts of the plan, and of the seeds to explore')
    .option('--strict', 'what should be gates too')
    .option('--out <dir>', 'folder of the reports')
    .option(
      '--report <formats>',
      'html, json, junit, markdown, sarif, ctrf, har, badge, ndjson, github, separated by commas',
      collect,
    )
    .option(...singleFile)
    .action(async (options: RunOptions) => exit(await (await import('./run.ts')).runCommand(options)));
}

function addInit(program: Command): void {
  const command = program
    .command('init')
    .description('write a commented conform.yaml from a few questions')
    .option('--config <file>', 'the file to write', 'conform.yaml');
  for (const question of questions) {
    const fallback = fallbackOf(question, {});
    const shown = fallback === '' ? '' : ` (default: ${fallback})`;
    command.option(`--${question.option} <text>`, `${question.text}${shown}`);
  }
  command
    .option('--yes', 'ask nothing: take the defaults for what is not given')
    .option('--force', 'overwrite the file')
    .action(async (options: InitOptions) => (await import('./init.ts')).initCommand(options));
}

function addDoctor(program: Command, exit: Exit): void {
  program
    .command('doctor')
    .description('check the way to a server step by step, and say who has to change what at the first problem')
    .option('--config <file>', 'configuration (conform.yaml in this folder, when there is one)')
    .option('--target <url>', 'API root of the server under test')
    .option('--binding <name>', 'the wire it speaks')
    .option('--rate <n>', 'requests per second, at most')
    .option('--http <version>', 'the version of HTTP: 1.1, 2 or auto')
    .action(async (options: DoctorOptions) => exit(await (await import('./doctor.ts')).doctorCommand(options)));
}

function addList(program: Command): void {
  program
    .command('list')
    .description('list the test purposes')
    .option('--json', 'as JSON, with requirements')
    .action(async (options: { readonly json?: boolean }) => (await import('./list.ts')).listCommand(options));
}

function addExplain(program: Command): void {
  program
    .command('explain <id>')
    .description('explain a purpose, a requirement, an ambiguity or a clause')
    .action(async (id: string) => (await import('./explain.ts')).explainCommand(id));
}

function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the reference server on loopback, until it is ended')
    .option('--port <n>', 'port; 0 lets the system choose', '0')
    .option('--binding <name>', 'the wire: sbi-json and sbi-resource together over HTTP, or coap-json over UDP')
    .option('--http <version>', 'the version of HTTP: 1.1 or 2; without it 1.1 in plain text, and both over TLS')
    .option('--tls <dir>', 'over TLS, for gateways with certificates and tokens; writes what they need there')
    .option('--fault <id>', 'with one seeded defect')
    .option('--variant <id>', 'with one unusual but legal choice')
    .option('--null <id>', 'a server that does nothing sensible instead')
    .option('--gateway-root <url>', 'deliver messages for UEs of the gateway there; without any, none are taken')
    .option('--second-gateway-root <url>', 'the same for the second gateway')
    .option('--list', 'list the faults, variants and null servers')
    .action(async (options: ServeOptions) => (await import('./serve.ts')).serveCommand(options));
}

function addSelftest(program: Command, exit: Exit): void {
  program
    .command('selftest')
    .description('run the suite against all our servers, right and wrong, and print its quality card')
    .option('--deep', 'the whole suite, many seeds, other orders and bad weather: the card of a release')
    .option('--seeds <n>', 'seeds of each of these', '20')
    .option('--only <glob>', 'only the trials whose name matches, such as fault/*; no card; may be repeated', collect)
    .option('--out <file>', 'where the card is written', 'quality.json')
    .action(async (options: SelftestOptions) => exit(await (await import('./selftest.ts')).selftestCommand(options)));
}

function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print the completion of a shell')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => (await import('./completion.ts')).completionCommand(shell, program));
}

/** Options of `selftest` as typed. */
export interface SelftestOptions {
  readonly deep?: boolean;
  readonly seeds: string;
  readonly only?: readonly string[];
  readonly out: string;
}

/** Options of `run` as typed. */
export interface RunOptions extends Overrides, Pick<CompareOptions, 'singleFile'> {
  readonly config?: string;
}

/** Options of `init` as typed. */
export interface InitOptions extends Partial<Answers> {
  readonly config?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** Options of `doctor` as typed. */
export type DoctorOptions = Pick<RunOptions, 'config' | 'target' | 'binding' | 'rate' | 'http'>;

/** Options of `serve` as typed. */
export interface ServeOptions {
  readonly port: string;
  readonly binding?: string;
  readonly http?: string;
  readonly tls?: string;
  readonly fault?: string;
  readonly variant?: string;
  readonly null?: string;
  readonly gatewayRoot?: string;
  readonly secondGatewayRoot?: string;
  readonly list?: boolean;
}
