import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { validOf } from '../../fixtures/valid.ts';
import { registrationRequest } from '../../spec/registration.ts';
import { requirements } from '../../spec/requirements.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { readSource } from '../config/source.ts';
import { belowRoot } from '../engine/below-root.ts';
import { startReference } from '../reference/reference.ts';
import { transportTo } from '../transport/negotiated.ts';
import { isLoss } from '../transport/transport.ts';
import type { Binding, Known, RequestPacket, ResponsePacket } from './binding.ts';
import { startBasicRest } from './foreign/basic-rest.ts';
import { startGatewayRest } from './foreign/gateway-rest.ts';
import { startRpc } from './foreign/rpc.ts';
import { startSnakeRest } from './foreign/snake-rest.ts';
import type { Form } from './form.ts';
import { requestIes } from './ie.ts';
import { formBinding } from './load.ts';
import { namesOf } from './names.ts';
import { rowsOf } from './outcome.ts';
import { answerFor } from './reach.ts';
import { carriedIn } from './request.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = globSync('**/*.yaml', { cwd: folder }).toSorted();
const operations = ['register', 'deregister'] as const;
const layers = new Map<string, string>(requirements.map(({ id, layer }) => [id, layer]));

/** A server that speaks the wire of a file, a UE of it and a gateway. */
const speakers: Readonly<
  Record<string, { start(): Promise<AsyncDisposable & { readonly url: string }>; readonly ids: readonly string[] }>
> = {
  'sbi-json.yaml': { start: startReference, ids: ['ue-1@msgin5g.example', 'cred-1', 'mgw-1@msgin5g.example'] },
  'sbi-resource.yaml': { start: startReference, ids: ['ue-1@msgin5g.example', 'cred-1', 'mgw-1@msgin5g.example'] },
  'coap-json.yaml': {
    start: () => startReference({ binding: 'coap-json' }),
    ids: ['ue-1@msgin5g.example', 'cred-1', 'mgw-1@msgin5g.example'],
  },
  'examples/rpc.yaml': { start: startRpc, ids: ['dev-1', 'pass-1', 'gw-north'] },
  'examples/gateway-rest.yaml': { start: startGatewayRest, ids: ['dev-1', 'pass-1', 'gw-north'] },
  'examples/basic-rest.yaml': { start: startBasicRest, ids: ['dev-1', 'pass-1', 'gw-north'] },
  'examples/snake-rest.yaml': { start: startSnakeRest, ids: ['dev-1', 'pass-1', 'gw-north'] },
};

test('every binding file has a server that speaks it', () => {
  expect(files).toEqual(Object.keys(speakers).toSorted());
});

describe.each(files)('the binding file %s', (file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const form = readSource(text, {}).value as Form;
  let binding: Binding;
  beforeAll(async () => {
    ({ binding } = await formBinding({ name: file, text }));
  });

  test('keeps the published schema and every rule beside it, and has the name of its file', () => {
    expect(`${binding.name}.yaml`).toBe(file.replace('examples/', ''));
  });

  test('gives every IE a carrier or a reason', () => {
    for (const operation of operations) {
      const carried = carriedIn(form, form[operation], namesOf(form));
      for (const { id } of requestIes[operation]) {
        const isNamed = id === 'ueServiceId' && carried.has('registration');
        expect([id, carried.has(id) || isNamed || form[operation].elsewhere?.[id] !== undefined]).toEqual([id, true]);
      }
    }
  });

  test('reaches every outcome, by an answer that no earlier one takes', () => {
    const reached = operations.map((operation) => {
      const rows = rowsOf(form, operation);
      return rows.map((row) => [row.pointer, answerFor(rows, row) !== undefined] as const);
    });
    const found = new Set(reached.flat().flatMap(([pointer, isReached]) => (isReached ? [pointer] : [])));
    expect(reached.flat().filter(([pointer]) => !found.has(pointer))).toEqual([]);
  });

  test('says of each outcome what it says, and blames the wire only', () => {
    for (const operation of operations) {
      const rows = rowsOf(form, operation);
      const stimulus: Stimulus = { operation, message: { ueServiceId: 'ue-1' }, step: '' };
      for (const row of rows) {
        const response = answerFor(rows, row);
        if (response === undefined) continue;
        const { kind, refusal, checks } = binding.decode(stimulus, response);
        const { is, as } = row.form;
        expect([row.pointer, kind]).toEqual([row.pointer, is === 'unsupported' ? 'rejected' : is]);
        expect([row.pointer, as ?? refusal]).toEqual([row.pointer, refusal]);
        const strays = checks.filter(({ requirement }) => layers.get(requirement) === 'procedure');
        expect(strays).toEqual([]);
      }
    }
  });

  test('is understood by its server, and understands it: what was said comes back', async () => {
    const speaker = speakers[file]!;
    const [ueServiceId = '', ueCredentialInformation = '', mgwServiceId = ''] = speaker.ids;
    await using server = await speaker.start();
    await using transport = transportTo({ apiRoot: server.url, http: '1.1', maxSockets: 4 });
    const exchange = async (packet: RequestPacket | string | undefined): Promise<ResponsePacket> => {
      if (typeof packet !== 'object') throw new Error(packet ?? 'no look-up');
      const answer = await transport.exchange(packet, { deadlineMs: 5000, connection: 'shared' });
      if (isLoss(answer)) throw new Error(answer.text);
      return answer;
    };
    const ue = { ueServiceId, credential: ueCredentialInformation };
    const shown = async (known: Known): Promise<unknown> =>
      binding.lookup?.decode(ue, await exchange(binding.lookup.encode(ue, known))).records;
    const law = fc.asyncProperty(validOf(registrationRequest, {}), async (valid) => {
      const message = { ...valid, ueServiceId, ueCredentialInformation, mgwServiceId };
      let known: Known = { gateway: mgwServiceId };
      const said: Stimulus = { operation: 'register', message, step: '' };
      const first = binding.decode(said, await exchange(binding.encode(said, known)));
      const named = first.implied?.includes('ueServiceId') ? ueServiceId : first.answer?.ueServiceId;
      expect([first.kind, named, first.checks.filter(({ holds }) => !holds)]).toEqual(['accepted', ueServiceId, []]);
      if (first.registration !== undefined)
        known = {
          ...known,
          registration:
            'id' in first.registration
              ? first.registration.id
              : (belowRoot(server.url, first.registration.location, server.url) ?? ''),
        };
      const { profile } = valid;
      const stored = [{ ueServiceId, mgwServiceId, ...(profile !== undefined && { profile }) }];
      expect(await shown(known)).toEqual(binding.lookup && stored);
      const gone: Stimulus = { operation: 'deregister', message: { ueServiceId, ueCredentialInformation }, step: '' };
      const last = binding.decode(gone, await exchange(binding.encode(gone, known)));
      expect([last.kind, last.checks.filter(({ holds }) => !holds)]).toEqual(['accepted', []]);
      expect(await shown(known)).toEqual(binding.lookup && []);
    });
    await fc.assert(law, { numRuns: 50 });
  });
});
