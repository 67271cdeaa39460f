import { expect, test } from 'vitest';
import type { Outcome, Refusal } from '../../suites/iut.ts';
import { Silence } from '../../suites/verdict.ts';
import type { Courier } from './courier.ts';
import { type Eyes, observe, peek } from './observer.ts';

const ue = { ueServiceId: 'ue-1', credential: 'c' };
const record = { answer: { status: 200, body: Buffer.from('[]') }, packet: { path: '/' } };

const answered = (kind: Outcome['kind'], status: number, refusal?: Refusal): Outcome => ({
  kind,
  signature: `${kind} ${status}`,
  checks: [],
  text: String(status),
  ...(refusal && { refusal }),
});
const [created, updated] = [answered('accepted', 201), answered('accepted', 200)];
const unknown = answered('rejected', 404, 'not-found');
const forbidden = answered('rejected', 403, 'forbidden');
const broken = answered('rejected', 500, 'server-error');
const unclear = answered('unclear', 200);

interface Scene {
  readonly tells?: {
    readonly deregister: boolean;
    readonly register?: { readonly first: string; readonly again: string };
  };
  readonly isStranger?: boolean;
  /** The wire de-registers by what the registration was answered with, and whether that is known. */
  readonly knowsRegistration?: boolean;
}

/** What an observer without a look-up saw, and what it asked for. */
async function asked(
  { tells = { deregister: true }, isStranger = false, ...scene }: Scene,
  outcomes: readonly Outcome[],
) {
  const sent: string[] = [];
  const session = {
    cast: { gateway: { mgwServiceId: 'mgw-1' }, ...(isStranger && { unknownUe: ue }) },
    pics: {},
    send: ({ operation }: { readonly operation: string }) => Promise.resolve(outcomes[sent.push(operation) - 1]),
  };
  const world = {
    hasLookup: false,
    timers: { settleMs: 0 },
    tells,
    binding: { needsRegistration: scene.knowsRegistration !== undefined },
    memory: { hasRegistration: () => scene.knowsRegistration },
  };
  const seen = await observe({ world, session, note: () => undefined } as unknown as Eyes, ue, true);
  return { said: seen.seen ? seen.registered : seen.why, sent: sent.join(' ') };
}

const byRegister = { deregister: false, register: { first: 'accepted 201', again: 'accepted 200' } };
const nothing = 'no look-up is offered, and no answer depends on whether the UE is registered';
const tellsNothing = 'no look-up is offered, and the answer to a de-registration tells nothing';

// oxfmt-ignore
test.for<readonly [string, Scene, readonly Outcome[], unknown, string]>([
  ['a de-registration that succeeds',                {},                                        [updated, created], true,                       'deregister register'],
  ['a de-registration that is refused',              {},                                        [unknown],          false,                      'deregister'],
  ['a de-registration that nobody can read',         {},                                        [unclear],          `${tellsNothing} (200)`,    'deregister'],
  ['a de-registration that the server breaks over',  {},                                        [broken],           `${tellsNothing} (500)`,    'deregister'],
  ['a de-registration that can be asked for',        { knowsRegistration: true },               [unknown],          false,                      'deregister'],
  ['a de-registration that cannot be asked for',     { knowsRegistration: false },              [],                 nothing,                    ''],
  ['no answer that tells',                           { tells: { deregister: false } },          [],                 nothing,                    ''],
  ['a registration answered as a repeated one',      { tells: byRegister },                     [updated],          true,                       'register'],
  ['a registration answered as a first one',         { tells: byRegister },                     [created, updated], false,                      'register deregister'],
  ['a registration answered otherwise',              { tells: byRegister },                     [forbidden],        `${nothing} (rejected 403)`, 'register'],
  ['a registration of a UE that may not register',   { tells: byRegister, isStranger: true },   [forbidden],        'no look-up is offered, and a UE that may not register is refused in any state', 'register'],
  ['a registration of such a UE, accepted',          { tells: byRegister, isStranger: true },   [created, updated], false,                      'register deregister'],
])('%s shows what is stored, and it stays as it was', async ([, scene, outcomes, said, sent]) => {
  expect(await asked(scene, outcomes)).toEqual({ said, sent });
});

/** What a look-up with this result comes to. */
async function looked(result: object | undefined, given: { readonly holds?: boolean; readonly record?: object } = {}) {
  const noted: unknown[] = [];
  const lookUp = (): unknown => Promise.resolve({ result, record: given.record ?? record });
  const session = { courier: { lookUp }, holds: () => given.holds === true };
  const world = { hasLookup: true, timers: { settleMs: 0 } };
  const seen = await observe({ world, session, note: (one: unknown) => noted.push(one) } as unknown as Eyes, ue, true);
  return { said: seen.seen ? [seen.registered, seen.records?.length] : seen.why, isNoted: noted.length === 1 };
}

const stored = { ueServiceId: 'ue-1' };
const stranger = { ueServiceId: 'ue-2' };
const refusedHead = (length: number, status = 431) => ({ answer: { status }, packet: { path: 'x'.repeat(length) } });
const refusal = { text: '431', checks: [] };

// oxfmt-ignore
test.for<readonly [string, object, Parameters<typeof looked>[1], unknown, boolean]>([
  ['its registration',                              { records: [stored] },                   {},               [true, 1],                                    true],
  ['a registration without a name',                 { records: [{}] },                       {},               [true, 1],                                    true],
  ['its registration and that of another UE',       { records: [stranger, stored] },         {},               [true, 1],                                    true],
  ['that of another UE',                            { records: [stranger] },                 {},               [false, 0],                                   true],
  ['nothing',                                       { records: [] },                         {},               [false, 0],                                   true],
  ['what cannot be read',                           { text: 'x' },                           {},               'the look-up cannot be read (x)',             true],
  ['a refusal, of a UE that never registered',      { isRefused: true, text: '404' },        {},               [false, 0],                                   false],
  ['a refusal, of a UE that is registered',         { isRefused: true, text: '404' },        { holds: true },  'the look-up cannot be read (404)',           true],
  ['the refusal of a long head',                    refusal, { holds: true, record: refusedHead(256) },        'such a UE Service ID cannot be looked up (431)', false],
  ['the refusal of a long address',                 refusal, { holds: true, record: refusedHead(256, 414) },   'such a UE Service ID cannot be looked up (431)', false],
  ['another refusal of something long',             refusal, { holds: true, record: refusedHead(256, 400) },   'the look-up cannot be read (431)',           true],
  ['the refusal of a head that is not long',        refusal, { holds: true, record: refusedHead(255) },        'the look-up cannot be read (431)',           true],
])('a look-up that shows %s', async ([, result, given, said, isNoted]) => {
  expect(await looked(result, given)).toEqual({ said, isNoted });
});

test('a look-up that is lost is silence about the look-up', async () => {
  const lost = { answer: { lost: 'reset', text: 'the connection was reset' }, packet: { path: '/' } };
  const silence: unknown = await looked(undefined, { record: lost }).catch((error: unknown) => error);
  expect(silence).toBeInstanceOf(Silence);
  expect(silence).toMatchObject({ lost: 'reset', requirement: 'W-12', message: 'look up: the connection was reset' });
});

// oxfmt-ignore
test.for<readonly [string, object | undefined, object, object]>([
  ['the UE',                  { records: [stored], text: '200' },   record,                                          { isShown: true, text: '200' }],
  ['a UE without a name',     { records: [{}], text: '200' },       record,                                          { isShown: true, text: '200' }],
  ['another UE',              { records: [stranger], text: '200' }, record,                                          { isShown: false, text: '200' }],
  ['nothing',                 { records: [], text: '200' },         record,                                          { isShown: false, text: '200' }],
  ['a refusal',               { text: '403' },                      record,                                          { isShown: false, text: '403' }],
  ['the end of a connection', undefined,                            { answer: { lost: 'closed', text: 'closed' } },  { isShown: false, text: 'closed' }],
])('somebody who looks a UE up is shown %s', async ([, result, given, seen]) => {
  const courier = { lookUp: () => Promise.resolve({ result, record: given }) } as unknown as Courier;
  expect(await peek(courier, ue, { as: 'no-token', gateway: 'gw-1' })).toEqual(seen);
});
