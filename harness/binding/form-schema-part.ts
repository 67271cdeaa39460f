import { requestIes } from './ie.ts';

/** A text that says something. */
export const text = (description: string) => ({ description, type: 'string', minLength: 1 }) as const;

/** A JSON Pointer; the empty one is the whole. */
export const pointer = (description: string) =>
  ({ description, type: 'string', pattern: '^(/.*)?$', title: 'a JSON Pointer such as /data/id' }) as const;

/** A method or another bare word. */
export const word = (description: string) =>
  ({ description, type: 'string', pattern: '^[A-Z]+$', title: 'a method in capitals' }) as const;

export const path = {
  ...text('Path and query below `base`, with variables such as {ueServiceId}; or {registration} alone.'),
  pattern: '^(/|\\{registration\\}$)',
  title: 'a path that begins with /, or {registration}',
} as const;

/** Headers by name. */
export const templates = (description: string) =>
  ({
    description: `${description} Variables such as {ueCredentialInformation}, also {…|base64} or {…|percent}, and {ueServiceId:ueCredentialInformation|base64} with a colon between; a header whose variable is absent is left out.`,
    type: 'object',
    additionalProperties: text('The value of the header.'),
  }) as const;

const pointers = (description: string) =>
  ({ description, type: 'array', minItems: 1, items: pointer('A JSON Pointer.') }) as const;

const place = (description: string) =>
  ({
    description: `${description}: a JSON Pointer, or \`implied\` where a success says it all.`,
    type: 'string',
    pattern: '^(/.*|implied)$',
    title: 'a JSON Pointer such as /data/id, or implied',
  }) as const;

export const answer = {
  description: 'Where the IEs of an answer stand. One that is left out is implied by a success.',
  type: 'object',
  additionalProperties: false,
  properties: {
    mediaType: text('application/json unless given.'),
    ueServiceId: place('UE Service ID'),
    result: place('The result, SUCCESS or FAILURE after `values`'),
    failureCause: place('Failure Cause'),
  },
} as const;

const scalar = {
  description: 'A text, a number, true, false or null.',
  type: ['string', 'number', 'boolean', 'null'],
} as const;

const status = {
  description: 'One status, a class such as 2xx, a range such as 400-499, or a list of them.',
  type: ['integer', 'string', 'array'],
  minimum: 100,
  maximum: 999,
  pattern: '^(\\dxx|\\d{3}(-\\d{3})?)$',
  title: 'a status such as 2xx or 400-499',
  minItems: 1,
  items: {
    description: 'One of them.',
    type: ['integer', 'string'],
    minimum: 100,
    maximum: 999,
    pattern: '^(\\dxx|\\d{3}(-\\d{3})?)$',
    title: 'a status such as 2xx or 400-499',
  },
} as const;

const conditions = {
  status,
  mediaType: text('The media type of the body, in lower case and without parameters.'),
  body: {
    description: 'none: empty; object: a JSON object; no-object: JSON of another type; no-json: anything else.',
    enum: ['none', 'object', 'no-object', 'no-json'],
  },
  header: text('A header that is there.'),
  has: pointers('All of these are there.'),
  hasAny: pointers('One of these is there.'),
  hasNone: pointers('None of these is there.'),
  equals: {
    description: 'What stands at a JSON Pointer or in a `header NAME`, exactly.',
    type: 'object',
    additionalProperties: scalar,
  },
  matches: {
    description: 'A regular expression for the text or number at a JSON Pointer or in a `header NAME`.',
    type: 'object',
    additionalProperties: text('A regular expression.'),
  },
} as const;

export const condition = {
  description: 'What an answer is like; everything given must hold.',
  type: 'object',
  additionalProperties: false,
  properties: conditions,
} as const;

export const refusals = [
  'malformed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'not-implemented',
  'media-type',
  'too-large',
  'bad-option',
  'redirect',
  'client-error',
  'server-error',
  'failure-result',
] as const;

const requirement = text('The id of a requirement of layer binding or protocol, such as W-10.');

export const outcome = {
  description: 'One line of the ordered list: the first whose conditions hold says what the answer means.',
  type: ['object', 'string'],
  pattern: '^common$',
  title: 'common',
  additionalProperties: false,
  required: ['is'],
  properties: {
    ...conditions,
    is: {
      description: 'unclear: neither success nor failure, which is a fault; unsupported: refused as not implemented.',
      enum: ['accepted', 'rejected', 'throttled', 'unsupported', 'unclear'],
    },
    as: { description: 'Why it was refused. Absent: what the status says, or failure-result.', enum: refusals },
    because: text('What is wrong with the answer, for unclear and tolerated ones.'),
    reads: {
      description: 'What the body is read for. Absent: answer where accepted, otherwise error.',
      enum: ['answer', 'error', 'both', 'nothing'],
    },
    expects: {
      description: 'Headers that have to be there, each with the requirement that it breaks without.',
      type: 'object',
      additionalProperties: requirement,
    },
    tolerated: {
      ...requirement,
      description: 'Understood, but it breaks this requirement: R-17 or D-19 for its status.',
    },
  },
} as const;

export const operation = {
  description: 'How it is asked for, and what the answers mean.',
  type: 'object',
  additionalProperties: false,
  required: ['method', 'path', 'outcomes'],
  properties: {
    method: word('The method.'),
    path,
    methods: {
      description: 'Further methods of this path, which are not tried as wrong ones.',
      type: 'array',
      items: word('One.'),
    },
    headers: templates('Further headers.'),
    mediaType: text('Media type of the request body; application/json unless given.'),
    body: {
      description: 'IEs of the JSON body: a list (members by name), or a map from IE to JSON Pointer. Absent: no body.',
      type: ['array', 'object'],
      items: { description: 'An IE.', enum: requestIes.register.map(({ id }) => id) },
      additionalProperties: false,
      properties: Object.fromEntries(
        [...requestIes.register.map(({ id }) => id), 'registration'].map((id) => [id, pointer(`Where ${id} goes.`)]),
      ),
    },
    constants: {
      description: 'What else the body always has, by JSON Pointer.',
      type: 'object',
      additionalProperties: { description: 'Any value.' },
    },
    elsewhere: {
      description: 'IEs that do not travel in the request, each with the reason.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(requestIes.register.map(({ id }) => [id, text('Why.')])),
    },
    answer,
    outcomes: { description: 'What the answers mean, in order.', type: 'array', minItems: 1, items: outcome },
  },
} as const;
