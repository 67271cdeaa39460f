import { describe, expect, test } from 'vitest';
import { builtIn } from '../binding/built-in.ts';
import { described } from '../coap/message.ts';
import { coap as transportTo } from '../transport/coap.ts';
import { isLoss, type Transport } from '../transport/transport.ts';
import { coap as faults } from './faults/coap.ts';
import { startReference } from './reference.ts';
import type { Selection } from './selection.ts';
import { coap as variants } from './variants/coap.ts';

const ueServiceId = 'ue-1@msgin5g.example';
const ueCredentialInformation = 'cred-1';
const mgwServiceId = 'mgw-1@msgin5g.example';
const deregistration = { ueServiceId, ueCredentialInformation };
const registration = { ...deregistration, mgwServiceId };

/** Requests that show every habit: plain ones, wrong ones, odd ones. */
const script = [
  { operation: 'register', message: registration },
  { operation: 'register', message: registration },
  { operation: 'register', message: { ...registration, ueCredentialInformation: 'x' } },
  { operation: 'register', message: deregistration },
  { operation: 'register', message: { ueServiceId, mgwServiceId } },
  ...(
    [
      'not-json',
      'array-body',
      'unclosed-body',
      'unknown-member',
      'media-type-text',
      'trailing-text',
      'method-put',
      'method-unknown',
      'path-unknown',
      'path-longer',
      'method-delete',
      'message-type-unknown',
      'critical-option',
      'elective-option',
    ] as const
  ).map((disturbance) => ({ operation: 'register', message: registration, disturbance }) as const),
  { operation: 'deregister', message: deregistration, disturbance: 'media-type-text' },
  { operation: 'deregister', message: deregistration, disturbance: 'message-twice' },
  { operation: 'deregister', message: deregistration },
] as const;

const longIds = { ...registration, ueServiceId: `free-${'x'.repeat(1500)}`, ueCredentialInformation: 'cred-free' };

async function inCoap<T>(
  selection: Selection,
  deadlineMs: number,
  act: (exchange: Exchange) => Promise<T>,
): Promise<T> {
  await using server = await startReference({ ...selection, binding: 'coap-json' });
  await using transport = transportTo(server.url);
  const binding = builtIn('coap-json');
  return await act(async (stimulus) => {
    const packet = binding.encode({ ...stimulus, step: '' }, { gateway: mgwServiceId });
    if (typeof packet === 'string') throw new Error(packet);
    return transport.exchange(packet, { deadlineMs, connection: 'shared' });
  });
}

type Exchange = (
  stimulus: Omit<Parameters<ReturnType<typeof builtIn>['encode']>[0], 'step'>,
) => ReturnType<Transport['exchange']>;

/** What a client sees, without what differs from run to run. */
const transcriptOf = (selection: Selection, deadlineMs = 300): Promise<readonly unknown[]> =>
  inCoap(selection, deadlineMs, async (exchange) => {
    const lines: unknown[] = [];
    for (const stimulus of [...script, { operation: 'register', message: longIds } as const]) {
      const got = await exchange(stimulus);
      const path = (got.datagrams ?? []).map(({ direction, bytes }) => [
        direction,
        described(bytes).replaceAll(/id \d+|token \w+/g, ''),
      ]);
      lines.push([
        isLoss(got)
          ? got.lost
          : [got.code, got.headers, got.body.toString(), got.checks?.map(({ holds, moot }) => [holds, moot])],
        path,
      ]);
    }
    return lines;
  });

const usual = transcriptOf({}, 5000);

test('the strict server gives the same answers in two runs', async () => {
  expect(await transcriptOf({}, 5000)).toEqual(await usual);
});

test('the strict server answers with the codes of the binding', async () => {
  const lines = (await usual) as readonly (readonly [readonly [string]])[];
  expect(lines.map(([[code]]) => code)).toEqual(
    '2.01 2.04 4.03 4.00 4.00 4.00 4.00 4.00 2.04 4.15 4.00 4.05 4.05 4.04 4.04 4.05 4.00 4.02 2.04 4.15 2.04 4.04 2.01'.split(
      ' ',
    ),
  );
});

/** These show in what takes a longer history, or in time only. */
const hidden = new Set(['coap-lossy', 'coap-one-record-removed', 'coap-block-lost', 'coap-token-short']);

describe.concurrent('every deviation over CoAP', () => {
  test.for(faults.filter(({ id }) => !hidden.has(id)).map(({ id }) => id))(
    'shows: fault %s',
    async (fault, { expect }) => {
      expect(await transcriptOf({ fault })).not.toEqual(await usual);
    },
  );

  test.for(variants.filter(({ id }) => !hidden.has(id)).map(({ id }) => id))(
    'shows: variant %s',
    async (variant, { expect }) => {
      expect(await transcriptOf({ variant })).not.toEqual(await usual);
    },
  );

  test.for(variants.map(({ id }) => id))('registers and de-registers a UE: %s', async (variant, { expect }) => {
    const codes = await inCoap({ variant }, 5000, async (exchange) => [
      await exchange({ operation: 'register', message: registration }),
      await exchange({ operation: 'deregister', message: deregistration }),
    ]);
    expect(codes.map((got) => (isLoss(got) ? got.text : got.code))).toEqual([
      variant === 'coap-changed' ? '2.04' : '2.01',
      '2.04',
    ]);
  });
});
