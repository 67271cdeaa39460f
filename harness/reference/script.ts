import { base, locationOf } from './answer.ts';
import { credentials, gateways, people, ue } from './script-people.ts';
import { texts } from './script-texts.ts';

/** The operations as steps of a script. */
export type Steps = Readonly<Record<'register' | 'deregister' | 'show', (value: unknown) => Promise<void>>>;

type Send = (path: string, init: RequestInit) => Promise<void>;

/** A POST of a message, or of a body as it is. */
export function postOf(body: unknown, type = 'application/json'): RequestInit {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return { method: 'POST', headers: { 'content-type': type }, body: text as string };
}

const schedule = { daysOfWeek: [1, 3], timeOfDayStart: '08:00:00Z', timeOfDayEnd: '17:30:00Z' };
const full = { schedCommTime: schedule, commDurTime: 90, perTime: 2 ** 33, dataSizeInd: 0, stoAndFwInd: false };
const spoilt = [undefined, null, '', 17];
const profiles = [
  {},
  { x: 1 },
  { commAvail: {} },
  { commAvail: full },
  { commAvail: { perTime: 5 } },
  'x',
  { commAvail: { perTime: -1 } },
  { commAvail: { perTime: 2 ** 31 - 1, commDurTime: null } },
  { commAvail: { schedCommTime: { timeOfDayStart: '22:00:00Z', timeOfDayEnd: '06:00:00Z' } } },
  { commAvail: { perCommInd: 'X_NOT_YET_DEFINED', 'x-unknown': true } },
  { commAvail: full },
  { commAvail: { schedCommTime: { ...schedule, daysOfWeek: [2, 4] } } },
  { commAvail: { schedCommTime: { daysOfWeek: [5] } } },
  { commAvail: {} },
  { commAvail: full },
  {},
];
const oddDays = [[], [0], [8], [1, 1], [1, 2, 3, 4, 5, 6, 7], ['MONDAY'], 1];
const oddTimes = ['24:00:00Z', '12:60:00Z', 'noon', ''];
const oddAvailabilities = [
  ...oddDays.map((daysOfWeek) => ({ schedCommTime: { daysOfWeek } })),
  ...oddTimes.map((timeOfDayEnd) => ({ schedCommTime: { timeOfDayEnd } })),
  ...[-1, 0.5, true].map((commDurTime) => ({ commDurTime })),
  { stoAndFwInd: 1 },
  { perCommInd: '' },
];
const doubled = '{"ueSvcId":"ue-1@msgin5g.example","ueSvcId":"ue-2@msgin5g.example"}';
const huge = ' '.repeat(1_100_000);

/** A little of everything. */
export async function aLittle({ register, deregister, show }: Steps, send: Send): Promise<void> {
  const one = { ...ue(1), ueSvcId: 'free-é', ueCredInfo: 'cred-free' };
  await register(one);
  for (const again of [register, deregister, register]) await again({ ...one, ueCredInfo: 'another' });
  await show(one.ueSvcId);
  await send(`${base}/registrations`, postOf('{'));
  await register({ ...one, ueCredInfo: 'other' });
  for (const message of [one, one]) await deregister(message);
  await send(`${base}/nothing`, postOf(one));
  await register({ ...one, ueProf: null });
  await send(`${base}/registrations`, postOf(''));
  for (const method of ['DELETE', 'FOO']) await send(`${base}/registrations`, { method });
}

/** What the tables and clauses speak of. */
export async function procedure({ register, deregister, show }: Steps): Promise<void> {
  const { ueSvcId } = ue(1);
  await register({ ...ue(1), ueCredInfo: 'other' });
  for (const ueProf of profiles) {
    await register({ ...ue(1), ueProf });
    await show(ueSvcId);
  }
  await register({ ...ue(1), more: 'x'.repeat(700) });
  for (const commAvail of oddAvailabilities) await register({ ...ue(1), ueProf: { commAvail } });
  await show(ueSvcId);
  await register({ ...ue(1), ueProf: { commAvail: full } });
  await register(ue(1));
  await show(ueSvcId);
  await register({ ...ue(1), ueProf: { commAvail: full }, ueCredInfo: 'other' });
  await register(ue(1));
  await show(ueSvcId);
  for (const ie of ['ueSvcId', 'mgwSvcId', 'ueCredInfo']) {
    for (const value of spoilt) await register({ ...ue(2), [ie]: value });
    for (const value of spoilt) await deregister({ ...ue(1), [ie]: value });
    await show(ueSvcId);
    await register(ue(1));
  }
  await show(ue(2)['ueSvcId']);
  await show(ueSvcId);
  for (const ueCredInfo of credentials) await register({ ...ue(1), ueCredInfo });
  for (const ueCredInfo of credentials) await deregister({ ...ue(1), ueCredInfo });
  await show(ueSvcId);
  await register(ue(1));
  for (const mgwSvcId of gateways) {
    const before = { ...ue(1), ueProf: { commAvail: { perTime: 5 } } };
    for (const one of [before, { ...ue(1), mgwSvcId }, { ...ue(30), mgwSvcId }]) await register(one);
    await show(ueSvcId);
    await show(ue(30)['ueSvcId']);
  }
  await register(ue(1));
  await show(ueSvcId);
  await register({ ...ue(31), ueCredInfo: 'cred-30' });
  await show(ue(31)['ueSvcId']);
  await people({ register, deregister, show });
  for (const n of [10, 11, 12]) await register({ ...ue(n), 'x-unknown': null, ueProf: null });
  await deregister({ ...ue(10), 'x-unknown': null });
  for (const n of [1, 2, 10, 11, 12, 30]) await show(ue(n)['ueSvcId']);
  for (const n of [10, 1, 1]) await deregister(ue(n));
  await register(ue(1));
  await show(ueSvcId);
}

/** UE Service IDs that differ a little. */
export async function identifiers({ register, deregister, show }: Steps): Promise<void> {
  const free = (ueSvcId: string): unknown => ({ ...ue(1), ueSvcId, ueCredInfo: 'cred-free' });
  for (const text of texts) {
    await register(free(text));
    await show(text);
  }
  for (const text of texts) {
    await deregister(free(text));
    await show(text);
  }
}

/** What TS 29.500 and HTTP speak of. */
export async function protocol(send: Send): Promise<void> {
  const whole = JSON.stringify(ue(40));
  const turned = JSON.stringify(Object.fromEntries(Object.entries(ue(40)).toReversed()));
  const beyond = JSON.stringify({ ...ue(1), ueSvcId: 'free-@', ueCredInfo: 'cred-free' });
  const writings = [
    ` ${whole}`,
    `\ufeff${whole}`,
    turned,
    whole.replace('{', `{${' '.repeat(9000)}`),
    whole.replace('ue-40', String.raw`\u0075e-40`),
    whole.replace('ue-40', String.raw`ue\u002D40`),
    whole.replace('mgw-1', String.raw`mgw\/1`),
    whole.replace('}', ',"xueCredInfo":"x"}'),
    whole.replace('}', ',"ueCredInfox":"x"}'),
    whole.replace('{', '{"x":{"ueSvcId":"x"},'),
    beyond.replace('@', String.raw`\ud83d\ude00`),
  ];
  const invalid = Buffer.from(whole.replace('}', ',"x":"\u00ff"}'), 'latin1');
  for (const path of [`${base}/registrations`, `${base}/deregister`]) {
    for (const body of [
      '{',
      '[]',
      '{}',
      'null',
      JSON.stringify(whole),
      doubled,
      whole.slice(0, -1),
      `${whole}x`,
      `[${whole}]`,
      invalid,
    ])
      await send(path, postOf(body));
    for (const body of writings) await send(path, postOf(body));
    for (const type of ['text/plain', 'Application/JSON', 'application/json; charset=utf-8'])
      await send(path, postOf(whole, type));
    await send(`${path}?x=1`, postOf(whole));
    await send(`${path}x`, postOf(whole));
    for (const method of ['PUT', 'DELETE', 'PROPFIND']) await send(path, { method });
  }
  await send(`${base}/registrations`, postOf(huge));
  await send(`${base}/nothing`, postOf(whole));
  await send('/', { method: 'GET' });
  await send(`${base}/registrations`, postOf(ue(41)));
  await send(`${base}/registrations`, postOf(ue(42)));
  const resource = locationOf(String(ue(42)['ueSvcId']));
  for (const path of [`${resource}x`, resource, resource]) await send(path, { method: 'DELETE' });
  await send(`${base}/deregister`, postOf(ue(42)));
  await send('/msgs-ueregistration/v99/registrations', postOf(whole));
  await send(`${base}/registrations`, { method: 'GET' });
}

/** Requests that meet each other. */
export async function meetings({ register, deregister, show }: Steps): Promise<void> {
  const some = [21, 22, 23].map((n) => Object.assign(ue(n), { ueProf: { commAvail: { perTime: n } } }));
  await Promise.all([...some, ue(24), ue(24)].map((message) => register(message)));
  await Promise.all([21, 22, 23, 24].map((n) => show(ue(n)['ueSvcId'])));
  await Promise.all([deregister(ue(21)), deregister(ue(21)), deregister(ue(22)), register(ue(22))]);
  await Promise.all([21, 22].map((n) => show(ue(n)['ueSvcId'])));
}
