import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Listening } from './listen.ts';
import { referenceBodyLimit } from './provisioning.ts';
import { startReference } from './reference.ts';

const ue = { ueSvcId: 'ue-7@msgin5g.example', mgwSvcId: 'mgw-1@msgin5g.example', ueCredInfo: 'cred-7' };
const path = '/msgs-ueregistration/v1/registrations';

let server: Listening;

beforeEach(async () => {
  server = await startReference();
  return () => server.close();
});

interface Problem {
  readonly status: number;
  readonly cause?: string;
  readonly params?: readonly string[];
}

async function problemOf(target: string, init: RequestInit): Promise<Problem> {
  const response = await fetch(server.url + target, init);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = (await response.json()) as { status: number; cause?: string; invalidParams?: { param: string }[] };
  expect(body.status).toBe(response.status);
  const params = body.invalidParams?.map(({ param }) => param);
  return { status: response.status, ...(body.cause && { cause: body.cause }), ...(params && { params }) };
}

function post(body: unknown, type = 'application/json'): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body: body as string };
}

const missing = (...params: readonly string[]) => ({ status: 400, cause: 'MANDATORY_IE_MISSING', params });
const incorrect = (...params: readonly string[]) => ({ status: 400, cause: 'MANDATORY_IE_INCORRECT', params });
const optional = (...params: readonly string[]) => ({ status: 400, cause: 'OPTIONAL_IE_INCORRECT', params });
const format = { status: 400, cause: 'INVALID_MSG_FORMAT' };

describe('a message', () => {
  test.for([
    ['registrations', { ueSvcId: undefined }, missing('/ueSvcId')],
    ['registrations', { ueSvcId: null, ueCredInfo: undefined, mgwSvcId: 5 }, missing('/ueSvcId', '/ueCredInfo')],
    ['registrations', { mgwSvcId: '' }, incorrect('/mgwSvcId')],
    ['registrations', { mgwSvcId: [], ueCredInfo: {}, ueProf: 5 }, incorrect('/mgwSvcId', '/ueCredInfo')],
    ['registrations', { ueProf: [] }, optional('/ueProf')],
    ['registrations', { ueProf: { commAvail: 'x' } }, optional('/ueProf/commAvail')],
    [
      'registrations',
      { ueProf: { commAvail: { perTime: -1, dataSizeInd: 0.5, stoAndFwInd: 'no' } } },
      optional('/ueProf/commAvail/perTime', '/ueProf/commAvail/dataSizeInd', '/ueProf/commAvail/stoAndFwInd'),
    ],
    ['deregister', { ueSvcId: undefined, mgwSvcId: undefined }, missing('/ueSvcId')],
    ['deregister', { ueCredInfo: '', mgwSvcId: undefined, ueProf: 5 }, incorrect('/ueCredInfo')],
  ] as const)('to %s with %j is refused with %j', async ([operation, change, problem]) => {
    const message = JSON.stringify({ ...ue, ...change });
    expect(await problemOf(`/msgs-ueregistration/v1/${operation}`, post(message))).toEqual(problem);
  });

  test.for([
    { daysOfWeek: [] },
    { daysOfWeek: [0] },
    { daysOfWeek: [1, 1] },
    { daysOfWeek: [1, 2, 3, 4, 5, 6, 7] },
    { daysOfWeek: 1 },
    { timeOfDayStart: '24:00:00Z' },
    { timeOfDayEnd: '8:00' },
  ])('with the schedule %j is refused', async (schedCommTime) => {
    const message = JSON.stringify({ ...ue, ueProf: { commAvail: { schedCommTime } } });
    const param = `/ueProf/commAvail/schedCommTime/${Object.keys(schedCommTime)[0]}`;
    expect(await problemOf(path, post(message))).toEqual(optional(param));
  });
});

describe('a request', () => {
  const whole = JSON.stringify(ue);

  test.for(['', '{', '[]', 'null', '"x"', `${whole}}`, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])])(
    'with the body %j is refused',
    async (body) => {
      expect(await problemOf(path, post(body))).toEqual(format);
    },
  );

  test.for([
    ['POST', path, 'text/plain', { status: 415 }],
    ['POST', path, 'application/problem+json', { status: 415 }],
    [
      'POST',
      `${path}?x=1&y&x=2`,
      'application/json',
      { status: 400, cause: 'INVALID_QUERY_PARAM', params: ['query x', 'query y'] },
    ],
    ['POST', '/msgs-ueregistration/v2/registrations', 'application/json', { status: 400, cause: 'INVALID_API' }],
    ['POST', `${path}/1`, 'application/json', { status: 404, cause: 'RESOURCE_URI_STRUCTURE_NOT_FOUND' }],
    ['POST', '/', 'application/json', { status: 404, cause: 'RESOURCE_URI_STRUCTURE_NOT_FOUND' }],
    ['PUT', path, 'application/json', { status: 405 }],
    ['PROPFIND', path, 'application/json', { status: 501 }],
  ] as const)('%s %s of %s is refused', async ([method, target, type, problem]) => {
    expect(await problemOf(target, { ...post(whole, type), method })).toEqual(problem);
  });

  test('with parameters of the media type is served', async () => {
    expect((await fetch(server.url + path, post(whole, 'Application/JSON; charset=utf-8'))).status).toBe(201);
  });

  test('with a method that a resource does not have learns which ones it has', async () => {
    const { headers } = await fetch(`${server.url}/msgs-ueregistration/v1/deregister`);
    expect(headers.get('allow')).toBe('POST');
    expect((await fetch(server.url + path, { method: 'PATCH' })).headers.get('allow')).toBe('GET, HEAD, POST');
  });

  test('for a look-up without a UE Service ID is refused', async () => {
    const problem = { status: 400, cause: 'MANDATORY_QUERY_PARAM_MISSING', params: ['query ue-svc-id'] };
    expect(await problemOf(path, { method: 'GET' })).toEqual(problem);
  });
});

const head = (length: string) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;
const last = 'DELETE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const spaces = ' '.repeat(referenceBodyLimit + 1);
const chunk = `${(2 ** 20).toString(16)}\r\n${' '.repeat(2 ** 20)}\r\n`;

async function rawly(request: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(request);
  return (await text(socket)).replaceAll(/\r\n.*?(?=HTTP\/1.1|$)/gs, '; ');
}

describe('on a socket', () => {
  test.for([
    [
      'a body over the limit leaves the connection usable',
      head(`Content-Length: ${spaces.length}`) + spaces + last,
      'HTTP/1.1 413 Payload Too Large; HTTP/1.1 404 Not Found; ',
    ],
    [
      'chunks over the limit leave the connection usable',
      `${head('Transfer-Encoding: chunked')}${chunk}${chunk}0\r\n\r\n${last}`,
      'HTTP/1.1 413 Payload Too Large; HTTP/1.1 404 Not Found; ',
    ],
    ['an unknown method is not implemented', 'FOO / HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 501 Not Implemented; '],
    ['what is not HTTP is a bad request', 'hello\r\n\r\n', 'HTTP/1.1 400 Bad Request; '],
    [
      'a header section over the limit is too large',
      `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large; ',
    ],
    [
      'a host that is none is a bad request',
      'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
      'HTTP/1.1 400 Bad Request; ',
    ],
  ] as const)('%s', async ([, request, statuses]) => {
    expect(await rawly(request)).toBe(statuses);
  });
});
