import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { baselineOf, readBaseline } from './read-baseline.ts';

const text = (entries: string): string => `entries:\n${entries}`;
const whole = `  - purpose: REG/BV/minimal
    verdict: fail
    kind: debt
    reason: r
    owner: o
    expires: 2027-03-31
`;

test('reads entries with their places, and says which names it does not know', async () => {
  const known = await baselineOf(
    'b.yaml',
    text(
      `${whole}${whole.replace('minimal', 'minimall')}${whole.replace('purpose: REG/BV/minimal', 'requirement: R-99')}`,
    ),
  );
  expect(known.entries.map(({ place, stranger }) => [place, stranger])).toEqual([
    ['b.yaml:2:5', undefined],
    ['b.yaml:8:5', `"REG/BV/minimall" names no purpose; did you mean 'REG/BV/minimal'?`],
    ['b.yaml:14:5', expect.stringMatching(/^"R-99" names no requirement; did you mean/)],
  ]);
});

test.for(['entries:\n', 'entries: []\n', '# c\nentries: # none\n'])('%j is an empty list', async (empty) => {
  expect((await baselineOf('b', empty)).entries).toEqual([]);
});

// oxfmt-ignore
test.for([
  ['no list',                  'x: 1\n',                                                /^b:1:1 \/x: unknown key; did you mean|^b:1:1 \/x: unknown key; known here: entries$/],
  ['nothing',                  '',                                                      /^b:1:1: expected a mapping, got nothing$/],
  ['no YAML',                  'entries: [\n',                                          /^b:\d:\d+: /],
  ['no entry',                 text('  - 7\n'),                                         /^b:2:5 \/entries\/0: expected a mapping, got 7/],
  ['another verdict',          text(whole.replace('verdict: fail', 'verdict: error')),  /^b:3:14 \/entries\/0\/verdict: expected fail or inconc, got "error"$/],
  ['another kind',             text(whole.replace('debt', 'dept')),                     /^b:4:11 \/entries\/0\/kind: expected debt, decision or flaky, got "dept"$/],
  ['no owner',                 text(whole.replace('    owner: o\n', '')),               /^b:2:5 \/entries\/0\/owner: missing; expected a non-empty text$/],
  ['no date',                  text(whole.replace('2027-03-31', 'soon')),               /^b:7:14 \/entries\/0\/expires: expected a day such as 2027-03-31, got "soon"$/],
  ['a day that is not there',  text(whole.replace('03-31', '02-30')),                   /^b:7:14 \/entries\/0\/expires: expected a day that there is, got "2027-02-30"$/],
  ['a debt for ever',          text(whole.replace(/ *expires.*\n/, '')),                /^b:2:5 \/entries\/0\/expires: missing; expected the last day for which this debt is accepted, such as 2027-03-31$/],
  ['a decision of nobody',     text(whole.replace('debt', 'decision')),                 /^b:2:5 \/entries\/0\/reference: missing; expected where the decision is written down$/],
  ['about nothing',            text(whole.replace(/ {4}|purpose.*\n {4}/, '')),         /^b:2:5 \/entries\/0: expected purpose, requirement, or both, got neither$/],
  ['a requirement that flickers', text(whole.replace('purpose: REG/BV/minimal', 'requirement: R-30').replace('debt', 'flaky')), /^b:2:5 \/entries\/0\/purpose: missing; what comes and goes is one purpose$/],
  ['the same twice',           text(whole + whole),                                     /^b:8:5 \/entries\/1: expected each deviation once; it is on line 2 too$/],
  ['a slip in a name',         text(whole.replace('owner', 'onwer')),                   /^b:6:5 \/entries\/0\/onwer: unknown key; did you mean 'owner'\?$/],
] as const)('%s is refused with its place and a remedy', async ([, wrong, line]) => {
  const problems = await baselineOf('b', wrong).then(
    () => [],
    (error: unknown) => (error as UsageError).problems,
  );
  expect(problems).toContainEqual(expect.stringMatching(line));
});

test('is read from a file, where one is named', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'baseline-')), 'b.yaml');
  writeFileSync(file, text(whole));
  expect((await readBaseline(file))?.entries).toHaveLength(1);
  expect(await readBaseline(undefined)).toBeUndefined();
  await expect(readBaseline(`${file}.none`)).rejects.toThrow(UsageError);
});
