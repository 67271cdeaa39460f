import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';
import type { CorpusFile } from './corpus-file.ts';
import { readCorpus } from './read-corpus.ts';
import { saveCorpus } from './save-corpus.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'corpus-'));

const plain: CorpusFile = {
  purpose: 'DEREG/BI/any-single-fault',
  requirement: 'D-09',
  input: '{"ie":"ueServiceId","value":7}',
  value: { ie: 'ueServiceId', value: 7 },
  seed: 1,
  path: '3:0',
  suite: '0.1.0',
};

/** A folder with one file of this text. */
function folderOf(text: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'case.json'), text);
  return folder;
}

const written = (change: object): string => folderOf(JSON.stringify({ ...plain, ...change }, undefined, 2));

interface Ran {
  readonly report: Report;
  readonly saved: readonly string[];
}

/** A run with a corpus against a server of ours. */
async function ran(selection: Selection, folder: string, runs = '100'): Promise<Ran> {
  await using server = await startReference(selection);
  const only = ['REG/BI/any-single-fault', 'DEREG/BI/any-single-fault'];
  const config = await configOf({ name: '', text: '' }, { target: server.url, only, runs, corpus: folder }, {});
  const { cases } = await readCorpus(config.run.corpus);
  await using rig = await mountRig(config, { replay: (purpose) => purpose, cases });
  for await (const event of run(rig))
    if (event.kind === 'report') return { report: event.report, saved: await saveCorpus(folder, event.report) };
  throw new Error('the run ended without a report');
}

const textsIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('The corpus', () => {
  test('keeps a failure in one file, which stays the same and comes first in the next run', async () => {
    const folder = newFolder();
    const first = await ran({ fault: 'register-ue-id-missing' }, folder);
    expect(first.saved).toHaveLength(1);
    const texts = textsIn(folder);
    const [[name, text] = ['', '{}']] = Object.entries(texts);
    expect(name).toMatch(/^REG\.BI\.any-single-fault-[0-9a-f]{12}\.json$/);
    expect(JSON.parse(text)).toMatchObject({ requirement: 'R-30', value: { ie: 'ueServiceId' }, seed: 1 });

    const second = await ran({ fault: 'register-ue-id-missing' }, folder, '1');
    const [result] = second.report.results;
    expect(result).toMatchObject({ verdict: 'fail', counterexample: { path: '', runs: 1, shrinks: 0 } });
    expect(second.saved).toEqual([]);
    expect(textsIn(folder)).toEqual(texts);
  });

  test('keeps a file whose case passes now', async () => {
    const folder = written({});
    const { report, saved } = await ran({}, folder, '1');
    expect(report.results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    // One case of each purpose, and the stored one: five requests each.
    expect(report.results.map(({ generated }) => generated?.cases)).toEqual([1, 1]);
    expect(report.results[1]?.exchangeCount).toBeGreaterThan(report.results[0]?.exchangeCount ?? 0);
    expect([saved, readdirSync(folder)]).toEqual([[], ['case.json']]);
  });

  test('is made where it is not there', async () => {
    const folder = newFolder();
    rmSync(folder, { recursive: true });
    expect((await ran({ fault: 'register-ue-id-missing' }, folder)).saved).toHaveLength(1);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('asks for the value, or for seed and path where there is none', async () => {
    expect((await readCorpus(written({}))).cases.get(plain.purpose)).toEqual([{ value: plain.value }]);
    expect((await readCorpus(written({ value: undefined }))).cases.get(plain.purpose)).toEqual([
      { seed: 1, path: '3:0' },
    ]);
  });

  test.for(['DEREG/BI/any-thing', 'DEREG/BV/minimal'])('leaves alone what belongs to %s', async (purpose) => {
    const folder = written({ purpose });
    const { cases, strangers } = await readCorpus(folder);
    expect([cases.size, strangers]).toEqual([
      0,
      [
        `${join(folder, 'case.json')}: "${purpose}" is no property-based purpose of this version; the file is left alone`,
      ],
    ]);
  });

  // oxfmt-ignore
  test.for([
    ['{\n  "purpose": x\n}',                                /^case\.json:2:14: expected JSON: /],
    ['',                                                    /^case\.json:1:1: must be object$/],
    [JSON.stringify({ ...plain, seed: 'x' }, undefined, 2), /^case\.json:9:11 \/seed: must be integer$/],
    [JSON.stringify({ ...plain, path: 'x' }, undefined, 2), /^case\.json:10:11 \/path: must match pattern/],
    [JSON.stringify({ ...plain, more: 1 }, undefined, 2),   /^case\.json:1:1: must NOT have additional properties \("more"\)$/],
    [JSON.stringify({ ...plain, value: { ie: 'profile' } }, undefined, 2), /^case\.json:6:11 \/value\/ie: must be equal to one of the allowed values: no value of DEREG\/BI\/any-single-fault; correct it, or remove the file$/],
    [JSON.stringify({ ...plain, value: 7 }, undefined, 2),  /^case\.json:5:12 \/value: must be object: no value of/],
  ] as const)('refuses %j with its place', async ([text, line]) => {
    const folder = folderOf(text);
    const problems = await readCorpus(folder).then(
      () => [],
      (error: unknown) => (error as { readonly problems: readonly string[] }).problems,
    );
    expect(problems.map((problem) => problem.replace(`${folder}/`, ''))).toEqual([expect.stringMatching(line)]);
  });

  test('that is no folder is refused', async () => {
    await expect(readCorpus(join(folderOf('{}'), 'case.json'))).rejects.toThrow(/^--corpus: .*ENOTDIR.*name a folder/);
  });
});
