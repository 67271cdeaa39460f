import { describe, test } from 'vitest';
import { answer } from '../reference/faults/answer.ts';
import { cause } from '../reference/faults/cause.ts';
import { mandatory } from '../reference/faults/mandatory.ts';
import { optional } from '../reference/faults/optional.ts';
import { expectedOf, searchFor } from './search.ts';

describe.concurrent('a server with a fault of content is found out', () => {
  test.for([...mandatory, ...optional, ...answer, ...cause])(
    '$id: it $title',
    { timeout: 60_000 },
    async (fault, { expect }) => {
      const { find, level } = await searchFor(fault);
      expect(fault.caughtBy).not.toEqual([]);
      expect(find).toEqual(expectedOf(fault, level));
    },
  );
});
