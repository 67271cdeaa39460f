import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from './history.ts';
import { legal } from './legal.ts';
import { explain, isCrowded } from './linearize.ts';
import type { Answer, Operation } from './operation.ts';
import { profileNames } from './profiles.ts';
import type { Sight } from './sight.ts';
import type { State } from './state.ts';

const rules = { credentialIe: true, gatewayTrusted: false };

const sight = (state: State): Sight =>
  state === undefined
    ? { records: 0, text: 'no registration of it' }
    : { records: 1, gateway: state.gateway, profiles: [state.profile], text: 'one registration of it' };

const register = (profile: (typeof profileNames)[number], gateway = 'g1'): Operation => ({
  kind: 'register',
  gateway,
  profile,
});
const deregister: Operation = { kind: 'deregister' };
const lookUp: Operation = { kind: 'look-up' };

const event = (
  [invoked, returned]: readonly [number, number],
  operation: Operation,
  answer: Answer,
  rest: Partial<Event> = {},
): Event => ({ ue: 'A', operation, answer, invoked, returned, text: `${operation.kind} at ${invoked}`, ...rest });

const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...profileNames), fc.constantFrom('g1', 'g2')).map(([p, g]) => register(p, g)),
  },
  { weight: 2, arbitrary: fc.constant(deregister) },
  { weight: 2, arbitrary: fc.constant(lookUp) },
  { weight: 1, arbitrary: fc.constant<Operation>({ kind: 'deregister', defect: 'wrong credential' }) },
);

/** Answers that a legal server may give in this state, those of a look-up at what is there included. */
function outcomes(state: State, operation: Operation): readonly { readonly answer: Answer; readonly state: State }[] {
  if (operation.kind === 'look-up') return [{ answer: sight(state), state }];
  return (['accepted', 'rejected', 'redirect'] as const).flatMap((answer) =>
    legal(state, operation, answer, rules).map((next) => ({ answer, state: next.state })),
  );
}

/** Clients that each do one thing after another; the numbers decide who goes on, and which legal way the server takes. */
function executed(clients: readonly (readonly Operation[])[], luck: readonly number[], lost: number): readonly Event[] {
  const events: Event[] = [];
  const place = clients.map(() => ({ next: 0, phase: 'idle', invoked: 0, answer: undefined as Answer }));
  let state: State;
  let [now, at] = [0, 0];
  const roll = (below: number): number => (luck[at++ % luck.length] ?? 0) % below;
  for (;;) {
    const open = place.filter((client, nth) => client.next < (clients[nth]?.length ?? 0));
    const client = open[roll(Math.max(1, open.length))];
    if (client === undefined) return events;
    const operation = clients[place.indexOf(client)]?.[client.next] as Operation;
    now += 1;
    if (client.phase === 'idle') Object.assign(client, { phase: 'sent', invoked: now });
    else if (client.phase === 'sent') {
      const ways = outcomes(state, operation);
      const way = ways[roll(ways.length)] as (typeof ways)[number];
      state = way.state;
      Object.assign(client, { phase: 'done', answer: way.answer });
    } else {
      const isLost = lost > 0 && roll(lost) === 0;
      events.push(event([client.invoked, isLost ? Infinity : now], operation, isLost ? undefined : client.answer));
      Object.assign(client, { phase: 'idle', next: client.next + 1 });
    }
  }
}

const anyClients = (clients: number, each: number): fc.Arbitrary<readonly (readonly Operation[])[]> =>
  fc.array(fc.array(anyOperation, { minLength: 1, maxLength: each }), { minLength: 1, maxLength: clients });
const anyLuck = fc.array(fc.nat(10_000), { minLength: 50, maxLength: 200, size: 'max' });

test('explains whatever a server does that takes one request after another', () => {
  fc.assert(
    fc.property(anyClients(5, 6), anyLuck, fc.constantFrom(0, 7), (clients, luck, lost) => {
      expect(explain(executed(clients, luck, lost), rules)).toEqual({ explained: true });
    }),
    { numRuns: 400 },
  );
});

/** By trying every order of every subset that has all that was answered. */
function bruteForce(events: readonly Event[], all = events, state?: State): boolean {
  if (events.every(({ answer }) => answer === undefined)) return true;
  return events.some((next, at) => {
    const others = events.toSpliced(at, 1);
    if (others.some(({ returned }) => returned < next.invoked)) return false;
    const isRefused = next.answer === 'rejected' && isCrowded(next, all);
    const states = legal(state, next.operation, next.answer, rules).map((to) => to.state);
    return [...states, ...(isRefused ? [state] : [])].some((to) => bruteForce(others, all, to));
  });
}

const anySight = fc.constantFrom<Answer>(
  sight(undefined),
  ...profileNames.flatMap((profile) => ['g1', 'g2'].map((gateway) => sight({ profile, gateway }))),
);

/** Answers without rhyme or reason. */
const anyEvent: fc.Arbitrary<Event> = fc
  .record({
    operation: anyOperation,
    reply: fc.constantFrom<Answer>('accepted', 'accepted', 'rejected', undefined),
    seen: anySight,
    invoked: fc.nat(12),
    lasts: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ operation, reply, seen, invoked, lasts }) =>
    event(
      [invoked * 2, reply === undefined ? Infinity : invoked * 2 + lasts],
      operation,
      reply === undefined ? undefined : operation.kind === 'look-up' ? seen : reply,
    ),
  );

test('agrees with the trying of every order', () => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 6 }), (events) => {
      const { explained } = explain(events, rules);
      verdicts.add(explained);
      expect(explained).toBe(bruteForce(events));
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(verdicts.size).toBe(2);
});

test('rejects six requests that no order explains, and names the one that does not fit', () => {
  const [first, last] = [
    event([0, 1], register('P1'), 'accepted', { text: 'register with P1' }),
    event([10, 11], lookUp, sight({ gateway: 'g1', profile: 'P1' }), { text: 'look up: P1' }),
  ];
  const history = [
    first,
    event([2, 5], register('P2'), 'accepted', { text: 'register with P2' }),
    event([3, 6], register('P3'), 'accepted', { text: 'register with P3' }),
    event([2, 6], lookUp, sight({ gateway: 'g1', profile: 'P1' }), { text: 'look up between' }),
    event([7, 8], { kind: 'deregister', defect: 'wrong credential' }, 'rejected', { text: 'de-register in vain' }),
    last,
  ];
  const found = explain(history, rules);
  if (found.explained) throw new TypeError('expected no explanation');
  expect(found.prefix).toHaveLength(5);
  expect(found.prefix[0]).toBe(first);
  expect(found.stuck.map(({ text }) => text)).toEqual(['look up: P1']);
  expect(['P2', 'P3']).toContain(found.states[0]?.profile);
  expect(explain(history.slice(0, -1), rules)).toEqual({ explained: true });
});

// oxfmt-ignore
test.for<readonly [string, boolean, readonly Event[]]>([
  ['a de-registration that was over before a registration undoes it',       false, [event([0, 1], register('P1'), 'accepted'), event([2, 3], deregister, 'accepted'), event([4, 5], register('P2'), 'accepted'), event([6, 7], lookUp, sight(undefined))]],
  ['a de-registration that crosses a registration ends it',                 true,  [event([0, 1], register('P1'), 'accepted'), event([2, 6], deregister, 'accepted'), event([4, 5], register('P2'), 'accepted'), event([6, 7], lookUp, sight(undefined))]],
  ['an unanswered de-registration takes effect much later',                 true,  [event([0, 1], register('P1'), 'accepted'), event([2, Infinity], deregister, undefined), event([4, 5], lookUp, sight({ gateway: 'g1', profile: 'P1' })), event([6, 7], lookUp, sight(undefined))]],
  ['an unanswered de-registration never takes effect',                      true,  [event([0, 1], register('P1'), 'accepted'), event([2, Infinity], deregister, undefined), event([4, 5], lookUp, sight({ gateway: 'g1', profile: 'P1' }))]],
  ['an unanswered de-registration takes effect twice',                      false, [event([0, 1], register('P1'), 'accepted'), event([2, Infinity], deregister, undefined), event([4, 5], lookUp, sight(undefined)), event([6, 7], register('P1'), 'accepted'), event([8, 9], lookUp, sight(undefined))]],
  ['the gateway is that of one registration and the profile of another',    false, [event([0, 5], register('P1', 'g1'), 'accepted'), event([0, 5], register('P2', 'g2'), 'accepted'), event([6, 7], lookUp, sight({ gateway: 'g1', profile: 'P2' }))]],
  ['the first request already has an answer that nothing explains',         false, [event([0, 1], register('P1'), 'rejected')]],
  ['what happens to one UE is seen of another',                             false, [event([0, 1], register('P1'), 'accepted'), event([2, 3], lookUp, sight({ gateway: 'g1', profile: 'P1' }), { ue: 'B' })]],
  ['a valid request is refused while another one is under way',             true,  [event([0, 5], register('P1'), 'accepted'), event([0, 5], register('P2'), 'rejected'), event([0, 5], deregister, 'rejected'), event([6, 7], lookUp, sight({ gateway: 'g1', profile: 'P1' }))]],
  ['a de-registration misses after registrations that met',                 true,  [event([0, 5], register('P1'), 'accepted'), event([1, 6], register('P1'), 'accepted'), event([7, 8], deregister, 'rejected'), event([9, 10], lookUp, sight({ gateway: 'g1', profile: 'P1' }))]],
  ['a valid request is refused for no reason',                              false, [event([0, 5], register('P1'), 'accepted'), event([6, 7], deregister, 'rejected')]],
  ['a server error answers a valid request',                                false, [event([0, 1], register('P1'), 'server-error')]],
])('%s: explained %s', ([, explained, history]) => {
  expect(explain(history, rules).explained).toBe(explained);
});

test.for([1, 2, 3])('decides 200 requests of 8 clients for one UE in less than a second (%i)', (seed) => {
  const operations = fc.sample(fc.array(anyOperation, { minLength: 25, maxLength: 25 }), { numRuns: 8, seed });
  const luck = fc.sample(fc.nat(10_000), { numRuns: 997, seed });
  const right = executed(operations, luck, 0);
  const last = Math.max(...right.map(({ returned }) => returned));
  const wrong = [
    ...right,
    event([last + 1, last + 2], register('P1'), 'accepted'),
    event([last + 3, last + 4], lookUp, sight({ gateway: 'g2', profile: 'P1' })),
  ];
  expect(right).toHaveLength(200);
  for (const [history, isExplained] of [
    [right, true],
    [wrong, false],
  ] as const) {
    // The time of this thread alone: others may be busy on the same core.
    const started = process.threadCpuUsage();
    expect(explain(history, rules).explained).toBe(isExplained);
    const { user, system } = process.threadCpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1000);
  }
});
