import { isJsonObject, type Json } from '../../fixtures/json.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, StoredRegistration } from '../../suites/iut.ts';
import type { LookupResult, ResponsePacket } from './binding.ts';
import { readBody } from './body.ts';
import { leakIn } from './leak.ts';
import { fromWire } from './member.ts';

/** The optional look-up: 200 and an array of stored registrations; a 404 is read as none. */
export function readLookup({ ueServiceId, credential }: UeIdentity, response: ResponsePacket): LookupResult {
  const body = readBody(response);
  const text = `${response.status} ${body.text.slice(0, 200)}`.trim();
  if (response.status === 404) return { records: [], text, checks: [] };
  const items = body.json;
  if (response.status !== 200 || !Array.isArray(items) || !items.every(isJsonObject))
    return {
      text,
      checks: [{ requirement: 'W-12', holds: false, expected: '200 and a JSON array of registrations', got: text }],
    };
  const records = items.map((item) => fromWire(item as Json) as StoredRegistration);
  return {
    records,
    text,
    checks: [...ownChecks(ueServiceId, records), secretCheck(body.text, { ueServiceId, credential })],
  };
}

function ownChecks(ueServiceId: string, records: readonly StoredRegistration[]): readonly Check[] {
  const expected = `registrations of ${JSON.stringify(ueServiceId)} only`;
  const stranger = records.find((record) => record.ueServiceId !== ueServiceId);
  return [
    {
      requirement: 'W-12',
      holds: stranger === undefined,
      expected,
      got: `one of ${JSON.stringify(stranger?.ueServiceId ?? null)}`,
    },
  ];
}

function secretCheck(text: string, { ueServiceId, credential }: UeIdentity): Check {
  const leak = text.includes('"ueCredInfo"')
    ? 'the member ueCredInfo'
    : leakIn(text, { ueServiceId, ueCredentialInformation: credential });
  return { requirement: 'W-07', holds: leak === undefined, expected: 'no UE credential information', got: leak ?? '' };
}
