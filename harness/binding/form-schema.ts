import { picsQuestions } from '../../spec/pics.ts';
import { derivedItems } from '../config/schema.ts';
import { codingNames } from './coding.ts';
import { answer, condition, operation, outcome, path, pointer, templates, text, word } from './form-schema-part.ts';
import { ieKinds } from './ie.ts';

const claims = Object.entries(picsQuestions)
  .filter(([item]) => !Object.hasOwn(derivedItems, item))
  .map(([item, { question }]) => [item, { description: `${question}.`, type: 'boolean' }] as const);

const coding = {
  description:
    'How its values are written: number-as-text, base64, HH:MM:SS or HH:MM (times of day), or a map from the value to what stands on the wire.',
  type: ['string', 'object'],
  pattern: `^(${codingNames.join('|')})$`,
  title: 'number-as-text, base64, HH:MM:SS or HH:MM',
  additionalProperties: { description: 'On the wire.', type: ['string', 'number', 'boolean'] },
} as const;

const perIe = <T extends object>(value: T): Readonly<Record<string, T>> =>
  Object.fromEntries([...ieKinds.keys()].map((id) => [id, value]));

const errors = {
  description: 'Where an error says what is wrong. Absent: errors say nothing that is read.',
  type: 'object',
  additionalProperties: false,
  required: ['form'],
  properties: {
    form: {
      description: 'problem-details: ProblemDetails of TS 29.571, and judged by it; object: a JSON object of your own.',
      enum: ['problem-details', 'object'],
    },
    mediaType: text('The media type of a problem description; application/problem+json unless given.'),
    cause: {
      ...text('The cause or error code: a JSON Pointer, or `header NAME`.'),
      pattern: '^(header [^ ]+|/.*)$',
      title: 'a JSON Pointer such as /error/code, or "header NAME"',
    },
    causes: {
      description: 'The cause of TS 29.500 Table 5.2.7.2-1 that a code of your own stands for.',
      type: 'object',
      additionalProperties: text('A cause such as MANDATORY_IE_MISSING.'),
    },
    blames: {
      description: 'Which IEs the error points at.',
      type: 'object',
      additionalProperties: false,
      required: ['list'],
      properties: {
        list: pointer('The list of them.'),
        at: pointer('In an entry: the name or JSON Pointer of the IE. Absent: the entry itself is the text.'),
      },
    },
  },
} as const;

const lookup = {
  description: 'How the stored registration of one UE is looked up. Absent: no look-up is offered.',
  type: 'object',
  additionalProperties: false,
  required: ['path', 'found', 'shows'],
  properties: {
    method: word('GET unless given.'),
    path,
    headers: templates('Further headers of the look-up.'),
    mediaType: text('Media type of the request body; application/json unless given.'),
    body: {
      ...operation.properties.body,
      description: 'Where ueServiceId and others go in a request body, if there is any.',
    },
    constants: operation.properties.constants,
    found: { ...condition, description: 'What an answer is like that shows what is stored.' },
    none: {
      description: 'What an answer is like that says that nothing is stored; tried first.',
      type: 'array',
      items: condition,
    },
    records: pointer('The list of registrations; "" is the body itself.'),
    record: pointer('The one registration, in place of `records`; nothing or null there: none is stored.'),
    shows: {
      description: 'Where a registration has its IEs; what is left out is not shown.',
      type: 'object',
      additionalProperties: false,
      properties: {
        ueServiceId: answer.properties.ueServiceId,
        mgwServiceId: pointer('MGW Service ID.'),
        profile: pointer('The profile.'),
      },
    },
  },
} as const;

/** JSON Schema (2020-12) of a binding file. */
export const bindingSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'binding.yaml',
  description:
    'How an MSGin5G Server is spoken to: the wire of registration and de-registration, declared. Templates hold {ueServiceId}, {mgwServiceId}, {ueCredentialInformation} and {registration}.',
  type: 'object',
  additionalProperties: false,
  required: ['binding', 'register', 'deregister'],
  properties: {
    binding: text('The name of the binding, for the report.'),
    transport: {
      description:
        'http unless given. coap: CoAP over UDP, where `headers` are options, a status is the code without its dot (201 for 2.01), and the media type travels as Content-Format.',
      enum: ['http', 'coap'],
    },
    base: {
      ...text('What every path begins with, below the API root.'),
      pattern: '^/',
      title: 'a path that begins with /',
    },
    headers: templates('Headers of every request.'),
    naming: {
      description: 'How the members of the profile are called; camelCase (the ids of the IEs) unless given.',
      enum: ['camelCase', 'PascalCase', 'snake_case', 'kebab-case'],
    },
    names: {
      description: 'Names on the wire that differ from that.',
      type: 'object',
      additionalProperties: false,
      properties: perIe(text('The name on the wire.')),
    },
    values: {
      description: 'IEs whose values are written in another way.',
      type: 'object',
      additionalProperties: false,
      properties: perIe(coding),
    },
    claims: {
      description: 'What the wire decides of the PICS, where conform.yaml does not say otherwise.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(claims),
    },
    registration: {
      description: 'What the answer to a registration calls it, where later requests need it as {registration}.',
      type: 'object',
      additionalProperties: false,
      required: ['from', 'unknown'],
      properties: {
        from: {
          ...text('`header Location`, or a JSON Pointer to an id or a reference.'),
          pattern: '^(header [^ ]+|/.*)$',
          title: '"header NAME" or a JSON Pointer such as /id',
        },
        unknown: {
          description: 'What is sent in its place for a UE that was never registered: well-formed, and of nobody.',
          type: ['string', 'integer'],
          minLength: 1,
        },
      },
    },
    errors,
    register: { ...operation, description: 'Registration (TS 23.554 clause 8.2.3).' },
    deregister: { ...operation, description: 'De-registration (TS 23.554 clause 8.2.4).' },
    lookup,
    outcomes: {
      description: 'Outcomes of both operations; tried after their own, or where they say `common`.',
      type: 'array',
      items: outcome,
    },
  },
} as const;
