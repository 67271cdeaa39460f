import { beforeAll, describe, expect, test } from 'vitest';
import type { Deviation } from './behaviour.ts';
import { faults, hardFaults } from './faults/index.ts';
import { referenceHandler, startReference } from './reference.ts';
import type { Selection } from './selection.ts';
import { strict } from './strict.ts';
import { briefTranscriptOf, transcriptOf } from './transcript.ts';
import type { Line } from './transcript.ts';
import { variants } from './variants/index.ts';

/** Servers that do not answer are not waited for as long as the others. */
const silent = new Set(['refusal-silent', 'registration-silent', 'empty-body-hangs']);

async function inProcess(selection: Selection, reference?: readonly Line[]): Promise<readonly Line[]> {
  const handler = referenceHandler(selection);
  return transcriptOf((path, init) => handler(new Request(`http://reference.example${path}`, init)), reference);
}

async function onSocket(selection: Selection): Promise<readonly Line[]> {
  await using server = await startReference(selection);
  const deadlineMs = silent.has(selection.fault ?? '') ? 150 : 4000;
  const exchange = (path: string, init: RequestInit): Promise<Response> =>
    fetch(server.url + path, { ...init, signal: AbortSignal.timeout(deadlineMs) });
  return await briefTranscriptOf(exchange);
}

let usual: readonly Line[];
let usualOnSocket: readonly Line[];

beforeAll(async () => {
  usual = await inProcess({});
  usualOnSocket = await onSocket({});
});

function isOnSocketsOnly({ change }: Deviation): boolean {
  const { deliver, prepare } = change(strict);
  return deliver !== undefined || prepare !== undefined;
}

test('the strict server gives the same answers in two runs', async () => {
  expect(await inProcess({})).toEqual(usual);
  expect(await onSocket({})).toEqual(usualOnSocket);
});

/** These differ in time, in what happens to connections, or in what the client of these tests does not show. */
const alike = new Set([
  'slow',
  'close-unannounced',
  'connections-four',
  'idle-408',
  'ends-with-connection',
  'connection-object-reused',
  'connection-gateway-kept',
  'connection-choked',
  'connection-type-trusted',
  'connection-gateway-trusted',
  'body-read-once',
  'each-40th-silent',
  'each-20th-removal-silent',
  'header-capital',
  'header-upper',
  'interim-103',
]);

/** The client of these tests takes an unasked 100 for an error, keeps more than one connection, and speaks HTTP/1.1 in plain text. */
const unfit = new Set(['interim-100', 'connections-in-turn', 'blind-in-turn']);
const isFit = ({ id, mounting, binding }: Deviation): boolean =>
  !unfit.has(id) && mounting === undefined && binding !== 'coap-json';

describe.each([
  ['fault', faults],
  ['variant', variants],
] as const)('every %s', (kind, rows) => {
  test('has an id of its own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test.concurrent.for(rows.filter(({ id }) => alike.has(id)).map(({ id }) => id))(
    'serves: %s',
    async (id, { expect }) => {
      expect(await onSocket({ [kind]: id })).toEqual(usualOnSocket);
    },
  );

  // What only some histories show is put on trial by selftest, history by history.
  const visible = rows.filter((row) => !alike.has(row.id) && isFit(row) && !hardFaults.some(({ id }) => id === row.id));
  test.concurrent.for(visible.filter(isOnSocketsOnly).map(({ id }) => id))(
    'shows on a socket: %s',
    async (id, { expect }) => {
      expect(await onSocket({ [kind]: id })).not.toEqual(usualOnSocket);
    },
  );

  test.for(visible.filter((row) => !isOnSocketsOnly(row)).map(({ id }) => id))('shows: %s', async (id) => {
    expect(await inProcess({ [kind]: id }, usual)).not.toEqual(usual);
  });
});

/** The fetch of Node takes 16 KiB of headers. */
const isReadable = ({ id }: { readonly id: string }): boolean => id !== 'headers-many';

describe('every variant', () => {
  test.for(variants.filter((row) => isFit(row) && isReadable(row)).map(({ id }) => id))(
    'registers and de-registers a UE: %s',
    async (variant) => {
      await using server = await startReference({ variant });
      const ue = { ueSvcId: 'ue-1@msgin5g.example', ueCredInfo: 'cred-1' };
      const send = async (operation: string, message: unknown): Promise<unknown> => {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) };
        const response = await fetch(`${server.url}/msgs-ueregistration/v1/${operation}`, init);
        return [response.ok, await response.json()];
      };
      const success = [true, expect.objectContaining({ ueSvcId: ue.ueSvcId, result: 'SUCCESS' })];
      expect(await send('registrations', { ...ue, mgwSvcId: 'mgw-1@msgin5g.example' })).toEqual(success);
      expect(await send('deregister', ue)).toEqual(success);
    },
  );
});
