import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pics, type PicsItem, picsQuestions } from '../spec/pics.ts';
import type { Input } from './input.ts';
import { purposes } from './purposes.ts';
import { jsonTextOf } from './stored-case.ts';

const ajv = new Ajv2020({ strict: true });

/** Cases of a run where nothing else is said. */
const cases = 100;

const claims = (change: Partial<Pics>): Pics => ({
  ...(Object.fromEntries((Object.keys(picsQuestions) as PicsItem[]).map((item) => [item, true])) as Pics),
  gatewayTrusted: false,
  gatewayFromTransport: false,
  ...change,
});

const implementations: Readonly<Record<string, Pics>> = {
  'a server that insists on every IE': claims({}),
  'a server of release 18': claims({ credentialIe: false }),
  'a server that knows the gateway': claims({ gatewayFromTransport: true }),
};

const properties = purposes.flatMap(({ id, input }): readonly (readonly [string, Input])[] =>
  input === undefined ? [] : [[id, input]],
);

test('there are properties to look at', () => {
  expect(properties.map(([id]) => id)).toEqual(expect.arrayContaining(['REG/BV/any-valid', 'REG/BV/any-identity']));
});

describe.for(properties)('%s', ([, input]) => {
  test.for(Object.entries(implementations))('hits every class it declares, in every run, for %s', ([, pics]) => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const values = fc.sample(input.arbitrary(pics), { seed, numRuns: cases });
      const hit = new Set(values.flatMap((value) => input.classesOf(value)));
      const missed = input.classes(pics).filter((label) => label !== 'valid' && !hit.has(label));
      expect({ seed, missed }).toEqual({ seed, missed: [] });
    }
  });

  test('puts every value into declared classes only', () => {
    const pics = claims({});
    const known = new Set([...input.classes(pics), 'valid']);
    const strange = fc
      .sample(input.arbitrary(pics), { seed: 1, numRuns: 1000 })
      .flatMap((value) => input.classesOf(value).filter((label) => !known.has(label)));
    expect(strange).toEqual([]);
  });

  test('says of its values what they are, so that stored ones can be told from others', () => {
    const conforms = ajv.compile(input.schema ?? false);
    const values = fc.sample(input.arbitrary(claims({})), { seed: 1, numRuns: 1000 });
    expect(values.filter((value) => !conforms(value) || jsonTextOf(value) === undefined).slice(0, 3)).toEqual([]);
    expect([null, 7, [], { ie: 'none' }, { profile: 7 }, ''].filter((value) => conforms(value))).toEqual([]);
  });

  test('has no use for a stored value that the claims make legal', () => {
    const values = fc.sample(input.arbitrary(claims({})), { seed: 1, numRuns: 100 });
    const legal = claims({ credentialIe: false });
    const unsuited = values.filter((value) => input.suits?.(value, legal) === false);
    const isAboutCredential = (value: unknown): boolean => /"ie":"ueCred/.test(JSON.stringify(value));
    expect(unsuited).toEqual(values.filter(isAboutCredential));
  });
});
