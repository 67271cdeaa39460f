import { expect, test } from 'vitest';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import type { ResponsePacket } from '../binding/binding.ts';
import { connectionsServed } from './connections-served.ts';
import { silent } from './silent.ts';

const refused: Outcome = { kind: 'rejected', text: '404', signature: '404', checks: [] };
const answer: ResponsePacket = {
  status: 200,
  reason: 'OK',
  version: '1.1',
  headers: [],
  body: new Uint8Array(),
  isCut: false,
};
const lostBy = (lost: 'deadline' | 'unproven' | 'closed'): Outcome => silent({ lost, text: 'nothing' });

/** A server as seen through its connections: `outcomeOf` gets the number of the request, and of the connection among those open. */
function serverOf(outcomeOf: (request: number, open: number) => Outcome) {
  const open = new Set<string>();
  const limits: (number | undefined)[] = [];
  let requests = 0;
  return {
    limits,
    get requests() {
      return requests;
    },
    limit: (connections?: number): void => {
      limits.push(connections);
      open.clear();
    },
    once: ({ connection = '' }: Stimulus): Promise<Outcome> => {
      open.add(connection);
      requests += 1;
      return Promise.resolve(outcomeOf(requests, [...open].indexOf(connection) + 1));
    },
  };
}

const asked = async ({ limit, once }: ReturnType<typeof serverOf>, version = '1.1'): Promise<number | undefined> =>
  connectionsServed(
    { transport: { limit }, cast: { wrongCredential: 'no' }, answer: { ...answer, version }, wanted: 64 },
    { once },
  );

test.each(['deadline', 'unproven', 'closed'] as const)(
  'a server that serves ten connections, with %s for the others, gets ten at a time',
  async (lost) => {
    const server = serverOf((_request, open) => (open > 10 ? lostBy(lost) : refused));
    expect(await asked(server)).toBe(10);
    expect(server.limits.at(-1)).toBe(10);
  },
);

test('a server that serves all connections is asked once on each', async () => {
  const server = serverOf(() => refused);
  expect(await asked(server)).toBeUndefined();
  expect([server.requests, server.limits.at(-1)]).toEqual([64, undefined]);
});

test('a server that leaves each twentieth request without an answer has no bound of connections', async () => {
  const server = serverOf((request) => (request % 20 === 0 ? lostBy('deadline') : refused));
  expect(await asked(server)).toBeUndefined();
  expect(server.limits.at(-1)).toBeUndefined();
});

test('connections that are lost once are no bound', async () => {
  const server = serverOf((request) => (request <= 8 ? lostBy('closed') : refused));
  expect(await asked(server)).toBeUndefined();
});

test('a server that sends away with 503 what is over its bound gets no more than it serves', async () => {
  const throttled: Outcome = { ...refused, kind: 'throttled' };
  expect(await asked(serverOf((_request, open) => (open > 5 ? throttled : refused)))).toBe(5);
});

test('over HTTP/2 nothing is asked', async () => {
  const server = serverOf(() => refused);
  expect(await asked(server, '2.0')).toBeUndefined();
  expect(server.requests).toBe(0);
});
