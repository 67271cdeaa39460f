import { beforeEach, describe, expect, test } from 'vitest';
import type { Listening } from './listen.ts';
import { startReference } from './reference.ts';

const ue = { ueSvcId: 'ue-7@msgin5g.example', mgwSvcId: 'mgw-1@msgin5g.example', ueCredInfo: 'cred-7' };
const removal = { ueSvcId: ue.ueSvcId, ueCredInfo: ue.ueCredInfo };
const success = { ueSvcId: ue.ueSvcId, result: 'SUCCESS' };
const full = {
  commAvail: {
    schedCommTime: { daysOfWeek: [1, 2, 7], timeOfDayStart: '08:00:00Z', timeOfDayEnd: '18:30:59Z' },
    commDurTime: 0,
    perCommInd: 'ON_WEEKENDS',
    perTime: 2 ** 40,
    dataSizeInd: 1,
    stoAndFwInd: false,
  },
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

let server: Listening;

beforeEach(async () => {
  server = await startReference();
  return () => server.close();
});

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const { status, headers, ...response } = await fetch(`${server.url}/msgs-ueregistration/${path}`, init).then(
    async (answer) => ({ status: answer.status, headers: answer.headers, text: await answer.text() }),
  );
  return { status, headers, body: response.text === '' ? undefined : (JSON.parse(response.text) as unknown) };
}

function post(operation: string, message: unknown, type = 'application/json'): Promise<Answer> {
  const body = typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message);
  return send(`v1/${operation}`, { method: 'POST', headers: { 'content-type': type }, body: body as string });
}

async function stored(ueSvcId: string): Promise<unknown> {
  return (await send(`v1/registrations?ue-svc-id=${encodeURIComponent(ueSvcId)}`)).body;
}

describe('registration', () => {
  test('stores a new UE and answers 201 with the place and the Ack', async () => {
    const answer = await post('registrations', { ...ue, ueProf: full });
    expect(answer).toMatchObject({ status: 201, body: success });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('location')).toMatch(/^\/msgs-ueregistration\/v1\/registrations\/[0-9a-f]{32}$/);
    expect(await stored(ue.ueSvcId)).toEqual([{ ueSvcId: ue.ueSvcId, mgwSvcId: ue.mgwSvcId, ueProf: full }]);
  });

  test('replaces the whole profile and the gateway of a registered UE and answers 200 with the same place', async () => {
    const first = await post('registrations', { ...ue, ueProf: full });
    const second = await post('registrations', {
      ...ue,
      mgwSvcId: 'mgw-2@msgin5g.example',
      ueProf: { commAvail: { perTime: 1 } },
    });
    expect(second).toMatchObject({ status: 200, body: success });
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await stored(ue.ueSvcId)).toMatchObject([
      { mgwSvcId: 'mgw-2@msgin5g.example', ueProf: { commAvail: { perTime: 1 } } },
    ]);
    await post('registrations', ue);
    expect(await stored(ue.ueSvcId)).toEqual([{ ueSvcId: ue.ueSvcId, mgwSvcId: ue.mgwSvcId }]);
  });

  test.for([
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['an empty profile', {}, {}],
    ['null in the profile', { commAvail: null }, {}],
    ['null in the availability', { commAvail: { perTime: null, commDurTime: 4 } }, { commAvail: { commDurTime: 4 } }],
    ['unknown members', { x: 1, commAvail: { y: {}, schedCommTime: { z: [] } } }, { commAvail: { schedCommTime: {} } }],
  ])('stores a profile of %s', async ([, ueProf, kept]) => {
    expect((await post('registrations', { ...ue, ueProf, 'vendorSpecific-010415': [] })).status).toBe(201);
    expect(await stored(ue.ueSvcId)).toEqual([
      { ueSvcId: ue.ueSvcId, mgwSvcId: ue.mgwSvcId, ...(kept && { ueProf: kept }) },
    ]);
  });

  test.for([
    ['UE_CREDENTIAL_INVALID', { ...ue, ueCredInfo: 'cred-8' }],
    ['UE_NOT_AUTHORISED', { ...ue, ueSvcId: 'ue-barred@msgin5g.example', ueCredInfo: 'cred-barred' }],
    ['UE_NOT_AUTHORISED', { ...ue, ueSvcId: 'ue-unknown@msgin5g.example', ueCredInfo: 'cred-unknown' }],
    ['UE_NOT_AUTHORISED', { ...ue, ueSvcId: 'ue-07@msgin5g.example' }],
    ['UE_NOT_AUTHORISED', { ...ue, ueSvcId: 'UE-7@msgin5g.example' }],
    ['UE_NOT_AUTHORISED', { ...ue, ueSvcId: 'ue-0@msgin5g.example' }],
    ['UE_NOT_AUTHORISED', { ...ue, ueSvcId: 'ue-5001@msgin5g.example', ueCredInfo: 'cred-5001' }],
    ['MGW_NOT_AUTHORISED', { ...ue, mgwSvcId: 'mgw-forbidden@msgin5g.example' }],
    ['MGW_NOT_AUTHORISED', { ...ue, mgwSvcId: 'mgw-unknown@msgin5g.example' }],
  ] as const)('refuses with %s: %j', async ([cause, message]) => {
    const answer = await post('registrations', message);
    expect(answer).toMatchObject({ status: 403, body: { status: 403, cause } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await stored(message.ueSvcId)).toEqual([]);
  });

  test('keeps exact ids apart', async () => {
    for (const ueSvcId of ['free-a', 'free-A', 'free-a ', 'free-e\u0301', 'free-é', 'free-%61', 'free-\u0000']) {
      expect(await post('registrations', { ...ue, ueSvcId, ueCredInfo: 'cred-free' })).toMatchObject({
        status: 201,
        body: { ueSvcId },
      });
      expect(await stored(ueSvcId)).toMatchObject([{ ueSvcId }]);
    }
  });
});

describe('de-registration', () => {
  test('deletes the UE and nothing else', async () => {
    const other = { ...ue, ueSvcId: 'ue-70@msgin5g.example', ueCredInfo: 'cred-70' };
    for (const message of [ue, other]) await post('registrations', message);
    expect(await post('deregister', { ...removal, x: 1 })).toMatchObject({ status: 200, body: success });
    expect(await stored(ue.ueSvcId)).toEqual([]);
    expect(await stored(other.ueSvcId)).toHaveLength(1);
  });

  test('of a UE that is not registered, or not provisioned, is refused with 404', async () => {
    for (const message of [removal, { ueSvcId: 'ue-unknown@msgin5g.example', ueCredInfo: 'cred-unknown' }]) {
      expect(await post('deregister', message)).toMatchObject({ status: 404, body: { cause: 'UE_NOT_REGISTERED' } });
    }
  });

  test('with a wrong credential is refused and deletes nothing', async () => {
    await post('registrations', ue);
    const answer = await post('deregister', { ...removal, ueCredInfo: 'cred-8' });
    expect(answer).toMatchObject({ status: 403, body: { cause: 'UE_CREDENTIAL_INVALID' } });
    expect(await stored(ue.ueSvcId)).toHaveLength(1);
  });
});
