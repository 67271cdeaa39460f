import { test } from 'vitest';
import { kindOf } from '../../reports/kind.ts';
import { examine } from '../selftest/examine.ts';

test.for(['profiles-merged', 'two-strikes'])(
  'the exchanges of a history that fails are those that its story tells (%s)',
  async (fault, { expect }) => {
    const { results } = await examine(
      { fault },
      { only: ['REG/BO/any-{history,schedule}'], runs: '100', seed: '1', shrinks: 60 },
    );
    const failed = results.filter(({ counterexample }) => counterexample !== undefined);
    expect(failed).not.toEqual([]);
    for (const result of failed) {
      const { failure, exchanges } = result;
      const last = failure?.got
        .match(/"(ue-\d+)@/g)
        ?.at(-1)
        ?.slice(1);
      expect(exchanges.map(({ curl }) => curl).join('\n')).toContain(last ?? 'a UE, but the story names none');
      // Another history that shows the same is of the same kind.
      expect(kindOf(result)).not.toContain('register');
    }
  },
);
