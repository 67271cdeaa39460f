import { expect, test } from 'vitest';
import type { Standing } from '../../reports/report.ts';
import { requirementOf } from '../../reports/sample/sample-report.ts';
import { type Pics, type PicsItem, picsQuestions } from '../../spec/pics.ts';
import { unclaimedOf } from './unclaimed.ts';

const nothing = { lookup: false, freeIdentities: false };

/** Items of which a server that claims these is told that it could claim them. */
function told(
  claims: readonly PicsItem[],
  standings: Readonly<Record<string, Standing>>,
  seen: Partial<typeof nothing> = {},
) {
  const pics = Object.fromEntries(Object.keys(picsQuestions).map((item) => [item, claims.includes(item as PicsItem)]));
  const rows = Object.entries(standings).map(([id, standing]) =>
    requirementOf(id, { standing, text: `text of ${id}` }),
  );
  return unclaimedOf(pics as Pics, rows, { ...nothing, ...seen });
}

// oxfmt-ignore
test.for<readonly [string, Parameters<typeof told>, readonly PicsItem[]]>([
  ['a should that is met, which a claim would make a shall',  [[], { 'R-43': 'met', 'W-11': 'met' }],              ['strictQuery', 'gatewayAuthorisation']],
  ['such a should that is claimed',                           [['strictQuery'], { 'R-43': 'met' }],                []],
  ['such a should that is violated',                          [[], { 'R-43': 'violated', 'W-11': 'not tested' }],  []],
  ['a requirement that no claim changes',                     [[], { 'R-01': 'met', 'R-57': 'met' }],              []],
  ['a look-up',                                               [[], {}, { lookup: true }],                          ['lookup']],
  ['a look-up that is claimed',                               [['lookup'], {}, { lookup: true }],                  []],
  ['free identities',                                         [[], {}, { freeIdentities: true }],                  ['freeIdentities']],
  ['nothing',                                                 [[], {}],                                            []],
])('what is seen beyond the claims: %s', ([, [claims, standings, seen], items]) => {
  expect(told(claims, standings, seen).map(({ item }) => item).toSorted()).toEqual([...items].toSorted());
});

test('what is seen is told in the words of the PICS and of the requirement', () => {
  expect(told([], { 'R-43': 'met' }, { lookup: true })).toEqual([
    { item: 'lookup', question: picsQuestions.lookup.question, seen: 'Preflight found it.' },
    { item: 'strictQuery', question: picsQuestions.strictQuery.question, seen: 'R-43 is met: text of R-43' },
  ]);
});
