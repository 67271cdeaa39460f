import { describe, test } from 'vitest';
import { authorisation } from '../reference/faults/authorisation.ts';
import { cause } from '../reference/faults/cause.ts';
import { leak } from '../reference/faults/leak.ts';
import { mandatory } from '../reference/faults/mandatory.ts';
import { writing } from '../reference/faults/writing.ts';
import { expectedOf, searchFor } from './search.ts';

const remedy = 'after a change of the suite: node harness/selftest/measure.ts';

describe.concurrent('a server with one narrow fault is found out, and nothing else is said of it', () => {
  test.for([...mandatory, ...cause, ...authorisation, ...leak, ...writing])(
    '$id: it $title',
    { timeout: 60_000 },
    async (fault, { expect }) => {
      const { find, level } = await searchFor(fault);
      expect(fault.caughtBy, remedy).not.toEqual([]);
      expect(find, remedy).toEqual({ ...expectedOf(fault, level), astray: [] });
    },
  );
});
