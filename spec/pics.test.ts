import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pics, type PicsItem, picsQuestions, type PicsTerm, unmetTerm } from './pics.ts';

const items = Object.keys(picsQuestions) as readonly PicsItem[];
const anyPics = fc.record(Object.fromEntries(items.map((item) => [item, fc.boolean()]))) as fc.Arbitrary<Pics>;
const anyTerm = fc.constantFrom<PicsTerm>(...items, ...items.map((item) => `!${item}` as const));
const anyTerms = fc.array(anyTerm, { maxLength: 5 });
const bare = (term: PicsTerm): PicsItem => term.replace(/^!/, '') as PicsItem;
const holds = (term: PicsTerm, pics: Pics): boolean => pics[bare(term)] !== term.startsWith('!');

test('no term is unmet exactly when every term holds', () => {
  fc.assert(
    fc.property(anyTerms, anyPics, (terms, pics) => {
      expect(unmetTerm(terms, pics) === undefined).toBe(terms.every((term) => holds(term, pics)));
    }),
  );
});

test('the unmet term is the first that does not hold', () => {
  fc.assert(
    fc.property(anyTerms, anyPics, (terms, pics) => {
      expect(unmetTerm(terms, pics)).toBe(terms.find((term) => !holds(term, pics)));
    }),
  );
});

test('of a term and its negation exactly one is unmet', () => {
  fc.assert(
    fc.property(fc.constantFrom(...items), anyPics, (item, pics) => {
      expect([unmetTerm([item], pics), unmetTerm([`!${item}`], pics)].filter(Boolean)).toHaveLength(1);
    }),
  );
});

test('without terms nothing is unmet', () => {
  fc.assert(
    fc.property(anyPics, (pics) => {
      expect(unmetTerm([], pics)).toBeUndefined();
    }),
  );
});

test.for(Object.entries(picsQuestions))('%s has a question and a value when nothing is declared', ([, row]) => {
  expect(row.question).not.toBe('');
  expect([true, false, 'auto']).toContain(row.fallback);
});
