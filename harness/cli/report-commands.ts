import type { Command } from 'commander';
import type { Overrides } from '../config/override.ts';

/** Takes the exit code. */
export type Exit = (code: number) => void;

/** Values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The option for a page that goes by mail. */
export const singleFile = ['--single-file', 'the HTML page with its style and script in it'] as const;

/** The commands that start from reports, and send nothing. */
export function addReportCommands(program: Command, exit: Exit): void {
  addMerge(program, exit);
  addBaseline(program, exit);
  addDiff(program, exit);
  addMatrix(program);
}

function addMerge(program: Command, exit: Exit): void {
  program
    .command('merge <reports...>')
    .description('join the report.json of every shard of a run, and judge the whole')
    .option('--baseline <file>', 'known deviations; those that the shards ran with unless given')
    .option('--out <dir>', 'folder of the joined reports')
    .option('--report <formats>', 'as of `run`, without ndjson', collect)
    .option(...singleFile)
    .action(async (files: readonly string[], options: MergeOptions) =>
      exit(await (await import('./merge.ts')).mergeCommand(files, options)),
    );
}

const lastReport = 'conformance-report/report.json';

function addBaseline(program: Command, exit: Exit): void {
  const group = program.command('baseline').description('keep the list of known deviations, which the gate lets pass');
  const add = (name: string, description: string): Command =>
    group.command(`${name} [report]`).description(description).option('--baseline <file>', 'the list', 'baseline.yaml');
  add('init', 'write an entry for everything that keeps the gate from passing')
    .requiredOption('--owner <name>', 'who answers for the entries')
    .option('--days <n>', 'for how many days they are accepted', '90')
    .option(
      '--force',
      'where the file exists: keep the entries that still hold, with their comments, and add the others',
    )
    .action(async (report: string = lastReport, options: BaselineInitOptions) =>
      (await import('./baseline.ts')).initCommand(report, options),
    );
  add('check', 'judge a report by the list: exit code 0 where the gate passes').action(
    async (report: string = lastReport, options: BaselineOptions) =>
      exit(await (await import('./baseline.ts')).checkCommand(report, options)),
  );
  add('prune', 'take out what is stale or expired; everything else in the file stays as it is').action(
    async (report: string = lastReport, options: BaselineOptions) =>
      (await import('./baseline.ts')).pruneCommand(report, options),
  );
  add('explain', 'say of every entry what it does now').action(
    async (report: string = lastReport, options: BaselineOptions) =>
      (await import('./baseline.ts')).explainCommand(report, options),
  );
}

function addDiff(program: Command, exit: Exit): void {
  program
    .command('diff <old> <new>')
    .description('say what changed from one report.json to another')
    .option('--out <dir>', 'folder of the files', 'conformance-report')
    .option('--report <formats>', 'markdown, html, json, separated by commas: as files too', collect)
    .option(...singleFile)
    .action(async (old: string, after: string, options: CompareOptions) =>
      exit(await (await import('./compare.ts')).diffCommand([old, after], options)),
    );
}

function addMatrix(program: Command): void {
  program
    .command('matrix <reports...>')
    .description('show requirements over reports: vendors or versions side by side')
    .option('--label <name>', 'of the reports in their order, in place of their files; may be repeated', collect)
    .option('--out <dir>', 'folder of the files', 'conformance-report')
    .option('--report <formats>', 'html, markdown, separated by commas (both)', collect)
    .option(...singleFile)
    .action(async (files: readonly string[], options: CompareOptions) =>
      (await import('./compare.ts')).matrixCommand(files, options),
    );
}

/** Options of `diff` and `matrix` as typed. */
export interface CompareOptions {
  readonly out: string;
  readonly report?: readonly string[];
  readonly label?: readonly string[];
  readonly singleFile?: boolean;
}

/** Options of `merge` as typed. */
export type MergeOptions = Pick<Overrides, 'out' | 'report' | 'baseline'> & Pick<CompareOptions, 'singleFile'>;

/** Options of `baseline` as typed. */
export interface BaselineOptions {
  readonly baseline: string;
}

/** Options of `baseline init` as typed. */
export interface BaselineInitOptions extends BaselineOptions {
  readonly owner: string;
  readonly days: string;
  readonly force?: boolean;
}
