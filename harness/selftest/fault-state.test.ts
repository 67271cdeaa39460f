import { describe, test } from 'vitest';
import { authorisation } from '../reference/faults/authorisation.ts';
import { identity } from '../reference/faults/identity.ts';
import { parallel } from '../reference/faults/parallel.ts';
import { sequence } from '../reference/faults/sequence.ts';
import { state } from '../reference/faults/state.ts';
import { expectedOf, searchFor } from './search.ts';

describe.concurrent('a server with a fault of state is found out', () => {
  test.for([...state, ...authorisation, ...identity, ...sequence, ...parallel])(
    '$id: it $title',
    { timeout: 60_000 },
    async (fault, { expect }) => {
      const { find, level } = await searchFor(fault);
      expect(fault.caughtBy).not.toEqual([]);
      expect(find).toEqual(expectedOf(fault, level));
    },
  );
});
