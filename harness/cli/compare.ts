import { basename, dirname } from 'node:path';
import { differenceLines, renderDifferenceMarkdown } from '../../reports/difference-text.ts';
import { differenceOf, type Difference, isWorse, type Labelled } from '../../reports/difference.ts';
import { renderMatrixHtml } from '../../reports/html/compared.ts';
import { renderDifferenceHtml } from '../../reports/html/difference.ts';
import { jsonText } from '../../reports/json-text.ts';
import { renderMatrixMarkdown } from '../../reports/matrix-markdown.ts';
import { oneOf } from '../config/phrase.ts';
import { readReports } from '../saved/read-report.ts';
import { UsageError } from '../usage-error.ts';
import type { CompareOptions } from './report-commands.ts';
import { inSingleFiles } from './single-file.ts';
import { writeFiles } from './write-reports.ts';

type Renderers<T> = Readonly<Record<string, (compared: T) => Readonly<Record<string, string>>>>;

const differenceRenderers: Renderers<Difference> = {
  markdown: renderDifferenceMarkdown,
  html: renderDifferenceHtml,
  json: (difference) => ({ 'difference.json': `${jsonText(difference, 2)}\n` }),
};

const matrixRenderers: Renderers<readonly Labelled[]> = { html: renderMatrixHtml, markdown: renderMatrixMarkdown };

/** Says what changed from one report to another; 1 where something got worse. */
export async function diffCommand(files: readonly [string, string], options: CompareOptions): Promise<number> {
  const formats = formatsOf(options.report ?? [], differenceRenderers);
  const [old, after] = await labelled(files);
  if (old === undefined || after === undefined) throw new Error('diff: two reports were asked for');
  const difference = differenceOf(old, after);
  for (const line of differenceLines(difference)) console.log(line);
  await written(
    formats.map((render) => render(difference)),
    options,
  );
  return isWorse(difference) ? 1 : 0;
}

/** Shows requirements over reports. */
export async function matrixCommand(files: readonly string[], options: CompareOptions): Promise<void> {
  const { label = [] } = options;
  const formats = formatsOf(options.report ?? Object.keys(matrixRenderers), matrixRenderers);
  if (label.length > files.length)
    throw new UsageError([`--label: expected one for each report at most, got ${label.length} for ${files.length}`]);
  const reports = await labelled(files, label);
  await written(
    formats.map((render) => render(reports)),
    options,
  );
}

function formatsOf<T>(given: readonly string[], renderers: Renderers<T>): readonly Renderers<T>[string][] {
  const names = given.flatMap((entry) => entry.split(',')).map((name) => name.trim());
  const unknown = names.filter((name) => !Object.hasOwn(renderers, name));
  if (unknown.length > 0)
    throw new UsageError(
      unknown.map((name) => `--report: expected ${oneOf(Object.keys(renderers))}, got ${JSON.stringify(name)}`),
    );
  return [...new Set(names)].flatMap((name) => renderers[name] ?? []);
}

async function labelled(files: readonly string[], given: readonly string[] = []): Promise<readonly Labelled[]> {
  const saved = await readReports(files);
  return saved.map(({ file, report }, at) => ({ label: given[at] ?? labelOf(file), report }));
}

/** A report is called as its file is, or as its folder where the file has the usual name. */
function labelOf(file: string): string {
  const name = basename(file).replace(/\.json$/, '');
  const folder = basename(dirname(file));
  return name === 'report' && folder !== '.' && folder !== '' ? folder : name;
}

async function written(
  files: readonly Readonly<Record<string, string>>[],
  { out, singleFile }: CompareOptions,
): Promise<void> {
  if (files.length === 0) return;
  const all = Object.assign({}, ...files) as Readonly<Record<string, string>>;
  const names = await writeFiles(singleFile === true ? inSingleFiles(all) : all, out);
  for (const name of names) console.log(`Report        ${out}/${name}`);
}
