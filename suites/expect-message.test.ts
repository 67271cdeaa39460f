import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import { expectDelivered, expectUndelivered, witnessed } from './expect-message.ts';
import type { UeIdentity } from './identity.ts';
import type { Message } from './messages.ts';
import type { Failure, Inconclusive } from './verdict.ts';

const ue = { ueServiceId: 'ue-1', credential: 'c' };
const witness = { ueServiceId: 'ue-2', credential: 'c' };

/** Gateways that get the messages for a UE: first what comes in time, and what more comes by and by. */
type Post = Readonly<Record<string, readonly (readonly [inTime: readonly string[], late?: readonly string[]])[]>>;

/** What came of a check: its evidence, how often it waited, and how it ended. */
async function played(post: Post, act: (context: Context) => Promise<void>, settle = 0) {
  const met: string[] = [];
  const sent: { readonly message: Message; readonly inTime: readonly string[]; late: readonly string[] }[] = [];
  let lulls = 0;
  const entryOf = (message: Message) => sent.find((entry) => entry.message === message);
  const arrivals = (gateways: readonly string[] = []) => gateways.map((gateway) => ({ gateway }));
  const context = {
    cast: { gateway: { mgwServiceId: 'mgw-1' } },
    met: (rule: string) => met.push(rule),
    messages: {
      send: (to: UeIdentity) => {
        const nth = sent.filter(({ message }) => message.ue === to).length;
        const [inTime = [], late = []] = post[to.ueServiceId]?.[nth] ?? [];
        const message = { ue: to, story: '202' };
        sent.push({ message, inTime, late });
        return Promise.resolve(message);
      },
      arrivals: (message: Message) => Promise.resolve(arrivals(entryOf(message)?.inTime)),
      seen: (message: Message) => {
        const { inTime = [], late = [] } = entryOf(message) ?? {};
        return arrivals(lulls > 0 ? [...inTime, ...late] : inTime);
      },
      isSettled: (first: Message, second: Message) =>
        sent.findIndex(({ message }) => message === second) - sent.findIndex(({ message }) => message === first) >=
        settle,
      lull: () => Promise.resolve(void (lulls += 1)),
    },
  } as unknown as Context;
  try {
    await act(context);
    return { met, lulls, ended: 'well', error: undefined };
  } catch (thrown) {
    const error = thrown as Failure & Inconclusive;
    return { met, lulls, ended: `${error.name}: ${error.message}`, error };
  }
}

const evidence = ['R-16', 'R-16', 'R-05', 'M-01', 'M-05'];

// oxfmt-ignore
test.for<readonly [string, Post['x'], string]>([
  ['once each',                              [[['mgw-1']], [['mgw-1']]],                                       'well'],
  ['one of them twice, by accident',         [[['mgw-1']], [['mgw-1', 'mgw-1']]],                              'well'],
  ['each of them twice',                     [[['mgw-1', 'mgw-1']], [['mgw-1'], ['mgw-1']]],                   'Failure: M-05: expected each message for "ue-1" once, got each of them 2 times'],
  ['the first of them not at all',           [[[]], [['mgw-1']]],                                              'Failure: R-16: expected the message for "ue-1" to come to the gateway "mgw-1", got nothing came: 202'],
  ['the second of them not at all',          [[['mgw-1']], [[]]],                                              'Failure: R-16: expected the message for "ue-1" to come to the gateway "mgw-1", got nothing came: 202'],
  ['to another gateway',                     [[['mgw-2']], [['mgw-2']]],                                       'Failure: M-01: expected the message to come to the gateway "mgw-1" only, got it came to "mgw-2"'],
  ['to another gateway too, a little later', [[['mgw-1']], [['mgw-1'], ['mgw-2', 'mgw-2']]],                   'Failure: M-01: expected the message to come to the gateway "mgw-1" only, got it came to "mgw-1" and "mgw-2"'],
])('two messages for a UE come %s', async ([, post, ended]) => {
  const result = await played({ 'ue-1': post ?? [] }, (context) => expectDelivered(context, ue));
  expect([result.ended, result.met]).toEqual([ended, ended === 'well' ? evidence : []]);
  expect(result.error?.shownBy === undefined).toBe(ended === 'well');
});

test('messages are waited for twice, and as long again', async () => {
  const post = { 'ue-1': [[['mgw-1']], [['mgw-1']], [['mgw-2']]] } as const;
  expect(await played(post, (context) => expectDelivered(context, ue))).toMatchObject({ ended: 'well', lulls: 2 });
});

test('the gateway and the requirement at stake are those of the question', async () => {
  const wanted = { gateway: 'mgw-2', requirement: 'M-04' } as const;
  const act = (context: Context): Promise<void> => expectDelivered(context, ue, wanted);
  const { met } = await played({ 'ue-1': [[['mgw-2']], [['mgw-2']]] }, act);
  expect(met).toEqual(['M-04', 'R-16', 'R-05', 'M-01', 'M-05']);
  expect((await played({ 'ue-1': [] }, act)).ended).toMatch(/^Failure: M-04: .* to the gateway "mgw-2", got nothing/);
});

// oxfmt-ignore
test.for<readonly [string, Post, readonly string[], string]>([
  ['none comes, while one for another UE does', { 'ue-1': [[[]]], 'ue-2': [[['mgw-1']]] },          ['M-03'], 'well'],
  ['one comes',                                 { 'ue-1': [[['mgw-1']]], 'ue-2': [[['mgw-1']]] },   [],       'Failure: M-03: expected no gateway to get a message for "ue-1", got it came to "mgw-1"'],
  ['one comes a little later',                  { 'ue-1': [[[], ['mgw-2']]], 'ue-2': [[['mgw-1']]] }, [],     'Failure: M-03: expected no gateway to get a message for "ue-1", got it came to "mgw-2"'],
  ['none comes, as for everybody',              { 'ue-1': [[[]]], 'ue-2': [[[]]] },                 [],       'Inconclusive: precondition: a message for "ue-2", which is registered, did not come (202), so that silence says nothing'],
])('of messages for a UE that is not registered %s', async ([, post, met, ended]) => {
  const result = await played(post, (context) => expectUndelivered(context, { ue, witness }, 'M-03'));
  expect([result.ended, result.met]).toEqual([ended, met]);
  expect([result.error?.shownBy !== undefined, result.error?.obstacle]).toEqual([
    ended.startsWith('Failure'),
    ended.startsWith('Inconclusive') ? 'precondition' : undefined,
  ]);
});

test('a witness is waited for as long again', async () => {
  const result = await played({ 'ue-2': [[['mgw-1']]] }, (context) => witnessed(context, witness));
  expect([result.ended, result.lulls]).toEqual(['well', 1]);
});

test('until the settle time is over, messages may go where they went before', async () => {
  const post: Post = {
    'ue-1': [[['mgw-1']], [['mgw-1']], [[]]],
    'ue-2': [[['mgw-1']], [['mgw-1']], [['mgw-1']]],
  };
  const act = (context: Context) => expectUndelivered(context, { ue, witness }, 'M-02');
  expect(await played(post, act, 3)).toMatchObject({ met: ['M-02'], ended: 'well' });
  expect(await played(post, act, 2)).toMatchObject({ met: [], ended: expect.stringContaining('it came to') });
});

test('until the settle time is over, a message may come nowhere, or to another gateway', async () => {
  const post: Post = { 'ue-1': [[[]], [['mgw-2']], [['mgw-2']], [['mgw-1']], [['mgw-1']]] };
  const act = (context: Context) => expectDelivered(context, ue);
  expect(await played(post, act, 3)).toMatchObject({ met: evidence, ended: 'well' });
  expect(await played(post, act)).toMatchObject({ met: [], ended: expect.stringContaining('nothing came') });
});
