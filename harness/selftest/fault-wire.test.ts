import { describe, test } from 'vitest';
import { answer } from '../reference/faults/answer.ts';
import { framing } from '../reference/faults/framing.ts';
import { protocol } from '../reference/faults/protocol.ts';
import { expectedOf, searchFor } from './search.ts';

const remedy = 'after a change of the suite: node harness/selftest/measure.ts';

describe.concurrent('a server with a fault on the wire is found out', () => {
  test.for([...answer, ...protocol, ...framing])('$id: it $title', { timeout: 60_000 }, async (fault, { expect }) => {
    const { find, level } = await searchFor(fault);
    expect(fault.caughtBy, remedy).not.toEqual([]);
    expect(find, remedy).toMatchObject(expectedOf(fault, level));
  });
});
