import { describe, test } from 'vitest';
import { claim } from '../reference/faults/claim.ts';
import { identity } from '../reference/faults/identity.ts';
import { optional } from '../reference/faults/optional.ts';
import { parallel } from '../reference/faults/parallel.ts';
import { resource } from '../reference/faults/resource.ts';
import { sequence } from '../reference/faults/sequence.ts';
import { state } from '../reference/faults/state.ts';
import { expectedOf, searchFor } from './search.ts';

const remedy = 'after a change of the suite: node harness/selftest/measure.ts';

describe.concurrent('a server with a fault of its state is found out', () => {
  test.for([...state, ...optional, ...identity, ...sequence, ...parallel, ...claim, ...resource])(
    '$id: it $title',
    { timeout: 60_000 },
    async (fault, { expect }) => {
      const { find, level } = await searchFor(fault);
      expect(fault.caughtBy, remedy).not.toEqual([]);
      expect(find, remedy).toMatchObject(expectedOf(fault, level));
    },
  );
});
