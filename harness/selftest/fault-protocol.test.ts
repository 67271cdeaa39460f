import { describe, test } from 'vitest';
import { framing } from '../reference/faults/framing.ts';
import { leak } from '../reference/faults/leak.ts';
import { protocol } from '../reference/faults/protocol.ts';
import { expectedOf, searchFor } from './search.ts';

describe.concurrent('a server with a fault of protocol is found out', () => {
  test.for([...protocol, ...framing, ...leak])('$id: it $title', { timeout: 60_000 }, async (fault, { expect }) => {
    const { find, level } = await searchFor(fault);
    expect(fault.caughtBy).not.toEqual([]);
    expect(find).toEqual(expectedOf(fault, level));
  });
});
