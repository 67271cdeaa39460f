import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Deviation } from '../../reports/baseline.ts';
import { withEntries, withoutEntries } from './edit.ts';

const text = `# Head

# about entries
entries:
  # first
  - purpose: A   # eol
    verdict: fail
    # inner

  # second, of
  # two lines
  - requirement: "R-1"
    verdict:   fail
    reason: >-
      long

      text

  -
    purpose: C
  - { purpose: D,   verdict: fail }
  # tail
# end
`;

const second =
  '  # second, of\n  # two lines\n  - requirement: "R-1"\n    verdict:   fail\n    reason: >-\n      long\n\n      text\n\n';
const first = '  # first\n  - purpose: A   # eol\n    verdict: fail\n    # inner\n\n';

test.for([
  ['the first', [0], text.replace(first, '')],
  ['one of several', [1], text.replace(second, '')],
  ['one below its dash', [2], text.replace('  -\n    purpose: C\n', '')],
  ['the last', [3], text.replace('  - { purpose: D,   verdict: fail }\n', '')],
  ['all', [0, 1, 2, 3], '# Head\n\n# about entries\nentries:\n  # tail\n# end\n'],
  ['none', [], text],
] as const)('takes %s out, and leaves every other line as it is', ([, gone, rest]) => {
  expect(withoutEntries(text, new Set(gone))).toBe(rest);
});

test('takes entries out that share a line', () => {
  const flow = withoutEntries('# c\nentries: [{ purpose: A }, { purpose: B }, { purpose: C }] # d\n', new Set([0, 2]));
  expect(parse(flow)).toEqual({ entries: [{ purpose: 'B' }] });
  expect(flow).toMatch(/^# c\n[^]*# d\n$/);
});

const added: Deviation = {
  purpose: 'E',
  verdict: 'fail',
  kind: 'debt',
  reason: 'a: "b"\nc',
  owner: 'x',
  expires: '2027-01-01',
};

test.for([
  text,
  text.trimEnd(),
  'entries:\n- purpose: A\n',
  'entries: []\n',
  '# c\nentries: # none yet\n',
  'entries: [{ purpose: A }]',
])('adds to %j what is read back', (before) => {
  const after = withEntries(before, [added]);
  const entries = (parse(before) as { readonly entries: readonly unknown[] | null }).entries ?? [];
  expect(parse(after)).toEqual({ entries: [...entries, added] });
  for (const [comment] of before.matchAll(/# .*/g)) expect(after).toContain(comment);
});
