import { referencePixit } from '../reference/provisioning.ts';

/** Marks of the texts that a pattern describes, by what they mean to the reader. */
export const patterns = {
  url: '^(?:[Hh][Tt][Tt][Pp][Ss]?|[Cc][Oo][Aa][Pp])://\\S+$',
  numbered: '\\{n\\}',
  free: '\\{any\\}',
} as const;

/** A text that says something. */
export function text(description: string) {
  return { description, type: 'string', minLength: 1 } as const;
}

/** A whole number within bounds, both included. */
export function integer(description: string, [minimum, maximum]: readonly [number, number]) {
  return { description, type: 'integer', minimum, maximum } as const;
}

const nothing = 'null: there is none, and what needs it is not tested.';

function gateway(description: string, type: 'object' | readonly ['object', 'null']) {
  return {
    description,
    type,
    additionalProperties: false,
    required: ['mgwServiceId', 'kind'],
    properties: {
      mgwServiceId: text('MGW Service ID.'),
      kind: {
        description: 'l3g: Legacy 3GPP Message Gateway (MSGin5G-2); n3g: Non-3GPP Message Gateway (MSGin5G-4).',
        enum: ['l3g', 'n3g'],
      },
    },
  } as const;
}

const identity = {
  ueServiceId: text('UE Service ID.'),
  credential: text('UE credential information, opaque to the suite.'),
} as const;

function ue(description: string, properties: typeof identity = identity) {
  return {
    description: `${description} ${nothing}`,
    type: ['object', 'null'],
    additionalProperties: false,
    required: ['ueServiceId', 'credential'],
    properties,
  } as const;
}

const freeText = { ...text('UE Service ID; {any} stands for generated text.'), pattern: patterns.free };

const ues = {
  description:
    'The pool of provisioned, authorised UEs: a template in which {n} runs over a range of numbers, or a list. Who gives it describes an own server: nothing about identities is assumed any more.',
  type: ['object', 'array'],
  additionalProperties: false,
  required: ['ueServiceId', 'credential', 'from', 'to'],
  properties: {
    ueServiceId: { ...text('UE Service ID; {n} is the number in decimal.'), pattern: patterns.numbered },
    credential: text('UE credential information; {n} is the number in decimal.'),
    from: integer('The first number.', [0, 999_999_999]),
    to: integer('The last number, at least `from`.', [0, 999_999_999]),
  },
  minItems: 1,
  items: {
    description: 'One UE of the pool.',
    type: 'object',
    additionalProperties: false,
    required: ['ueServiceId', 'credential'],
    properties: identity,
  },
} as const;

const { answerMs, settleMs, retryAfterMs } = referencePixit.timers;

const timers = {
  description: 'How long to wait, in milliseconds.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    answerMs: { ...integer('For a complete answer.', [1, 600_000]), default: answerMs },
    settleMs: { ...integer('Until a stored change shows in an observation.', [0, 600_000]), default: settleMs },
    retryAfterMs: {
      ...integer('At most, where the server asks with Retry-After.', [0, 3_600_000]),
      default: retryAfterMs,
    },
  },
} as const;

/** The section `pixit` of conform.yaml. */
export const pixitSchema = {
  description:
    'Extra information for testing (PIXIT): identities, limits and timers of one installation. Without `ues`, what is missing is assumed as the reference server is provisioned.',
  type: ['object', 'null'],
  additionalProperties: false,
  dependentRequired: { ues: ['gateway', 'wrongCredential'] },
  properties: {
    gateway: gateway('The Message Gateway that the suite plays.', 'object'),
    secondGateway: gateway(
      `Another Message Gateway that the server serves, and that may register every UE of ues, too. ${nothing}`,
      ['object', 'null'],
    ),
    forbiddenGateway: {
      ...text(`MGW Service ID that the server knows and refuses. ${nothing}`),
      type: ['string', 'null'],
    },
    unknownGateway: { ...text(`MGW Service ID that the server does not know. ${nothing}`), type: ['string', 'null'] },
    ues,
    unauthorisedUe: ue('A UE that is provisioned, with this credential, but not authorised for the service.'),
    unknownUe: ue('A UE that is not provisioned at all.'),
    wrongCredential: text('Opaque text that is the credential of no UE.'),
    freeUe: ue(
      'UEs of any UE Service ID that are provisioned with this credential, each text another UE, letter case included.',
      {
        ...identity,
        ueServiceId: freeText,
      },
    ),
    maxBodyBytes: {
      ...integer(
        'The largest request body that is accepted, in octets; a larger one is refused. null: no limit is tested.',
        [1, 268_435_456],
      ),
      type: ['integer', 'null'],
    },
    timers,
  },
} as const;
