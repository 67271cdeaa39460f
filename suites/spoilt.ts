import fc from 'fast-check';
import { type Json, type JsonObject, jsonTypeOf } from '../fixtures/json.ts';
import type { Message } from '../spec/message.ts';
import type { Pics } from '../spec/pics.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Input } from './input.ts';
import type { Flaw } from './iut.ts';

/** A mandatory IE that is not as it must be: left out where there is no value. */
export interface Spoilt {
  readonly ie: string;
  readonly value?: Json;
}

const anyJson = (): fc.Arbitrary<unknown> => fc.jsonValue({ maxDepth: 1 });

/** Anything that is no text with content, which a mandatory IE must not be; what senders get wrong most often comes most often. */
const noText = () =>
  fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 4 },
    { arbitrary: fc.constant(''), weight: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(anyJson(), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 8 }), anyJson(), { maxKeys: 4, noNullPrototype: true }),
  ) as fc.Arbitrary<Json | undefined>;

const waysToSpoil = ['omitted', 'empty', 'null', 'boolean', 'number', 'array', 'object'] as const;

const wayOf = ({ value }: Spoilt): string =>
  value === undefined ? 'omitted' : value === '' ? 'empty' : jsonTypeOf(value);

/** Mandatory IEs whose absence the release set or a claim makes legal are left alone. */
const spoilable = ({ ies }: Message, pics: Pics): readonly string[] =>
  ies
    .filter(({ presence }) => presence === 'M')
    .map(({ id }) => id)
    .filter((ie) => {
      if (ie === 'ueCredentialInformation') return pics.credentialIe && !pics.gatewayTrusted;
      return ie !== 'mgwServiceId' || !pics.gatewayFromTransport;
    });

/** One mandatory IE of a message, omitted, empty or of another type. */
export const spoiltOf = (message: Message): Input<Spoilt> & { readonly schema: JsonObject } => ({
  schema: {
    type: 'object',
    properties: {
      ie: { enum: message.ies.filter(({ presence }) => presence === 'M').map(({ id }) => id) },
      value: { not: { type: 'string', minLength: 1 } },
    },
    required: ['ie'],
    additionalProperties: false,
  },
  arbitrary: (pics) =>
    fc
      .record({ ie: fc.constantFrom(...spoilable(message, pics)), value: noText() })
      .map(({ ie, value }) => (value === undefined ? { ie } : { ie, value })),
  classes: (pics) => [...spoilable(message, pics), ...waysToSpoil],
  classesOf: (spoilt) => [spoilt.ie, wayOf(spoilt)],
  suits: ({ ie }, pics) => spoilable(message, pics).includes(ie),
});

/** What is wrong with a message whose IE is spoilt. */
export const flawOf = (spoilt: Spoilt): Flaw => ({
  ie: [spoilt.ie],
  reads: ['omitted', 'empty', 'null'].includes(wayOf(spoilt))
    ? ['mandatory-missing', 'mandatory-incorrect', 'format', 'other']
    : ['mandatory-incorrect', 'format', 'other'],
  isMalformed: true,
});

/** Absent, empty or of another type: each has its requirement. */
export function ruleOf({ ie, value }: Spoilt): RequirementId {
  if (value === '') return 'R-33';
  if (value !== undefined) return 'R-34';
  return ie === 'ueServiceId' ? 'R-30' : ie === 'mgwServiceId' ? 'R-31' : 'R-32';
}

/** The spoilt IE in the words of a step. */
export const named = (spoilt: Spoilt): string =>
  `${spoilt.ie} ${spoilt.value === undefined ? 'omitted' : `${jsonTypeOf(spoilt.value)} ${JSON.stringify(spoilt.value)}`}`;
