import fc from 'fast-check';
import type { JsonObject } from '../../fixtures/json.ts';
import type { Pics } from '../../spec/pics.ts';
import type { Cast } from '../context.ts';
import type { Defect, Request } from './operation.ts';
import { type ProfileName, profileNames } from './profiles.ts';
import { shorter, Smaller } from './smaller.ts';

/** A request; UEs and gateways by number. */
export type Asking =
  | {
      readonly do: 'register';
      readonly ue: number;
      readonly profile: ProfileName;
      readonly gateway: number;
      readonly defect?: Defect;
    }
  | { readonly do: 'deregister'; readonly ue: number; readonly defect?: Defect };

/** One thing to do. */
export type Command = Asking | { readonly do: 'look-up'; readonly ue: number } | { readonly do: 'reconnect' };

const ue = { type: 'integer', minimum: 0 };
const defect = { enum: ['wrong credential', 'no credential', 'no gateway'] };

/** JSON Schema of a request. */
export const askingSchema: JsonObject = {
  oneOf: [
    {
      type: 'object',
      properties: {
        do: { const: 'register' },
        ue,
        profile: { enum: [...profileNames] },
        gateway: { type: 'integer', minimum: 0 },
        defect,
      },
      required: ['do', 'ue', 'profile', 'gateway'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { do: { const: 'deregister' }, ue, defect },
      required: ['do', 'ue'],
      additionalProperties: false,
    },
  ],
};

/** JSON Schema of a sequence of commands. */
export const storySchema: JsonObject = {
  type: 'array',
  minItems: 1,
  items: {
    anyOf: [
      askingSchema,
      {
        type: 'object',
        properties: { do: { const: 'look-up' }, ue },
        required: ['do', 'ue'],
        additionalProperties: false,
      },
      { type: 'object', properties: { do: { const: 'reconnect' } }, required: ['do'], additionalProperties: false },
    ],
  },
};

/** What a story may be about. */
export interface Stage {
  readonly ues: number;
  /** Defects that a server must not overlook. */
  readonly defects: readonly Defect[];
}

/** Values that JSON can say. */
const plain = { noNullPrototype: true } as const;

/** Anything that a gateway may ask for next; the first UE and the first gateway are used most. */
export function askingOf({ ues, defects }: Stage): fc.Arbitrary<Asking> {
  const ue = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(ues - 1) });
  const gateway = fc.constantFrom(0, 0, 1);
  const registering = {
    do: fc.constant('register'),
    ue,
    profile: fc.constantFrom('none', 'P1', 'P1', ...profileNames),
    gateway,
  } as const;
  const leaving = { do: fc.constant('deregister'), ue } as const;
  // The tables see to what is missing; a wrong credential is what a history may make a difference to.
  const weighted = defects.flatMap((defect) => (defect === 'wrong credential' ? [defect, defect, defect] : [defect]));
  const overlooked = weighted.filter((defect) => defect !== 'no gateway');
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(registering, plain) },
    { weight: 5, arbitrary: fc.record(leaving, plain) },
    ...(defects.length > 0
      ? [{ weight: 3, arbitrary: fc.record({ ...registering, defect: fc.constantFrom(...weighted) }, plain) }]
      : []),
    ...(overlooked.length > 0
      ? [{ weight: 2, arbitrary: fc.record({ ...leaving, defect: fc.constantFrom(...overlooked) }, plain) }]
      : []),
  );
}

/** Anything that may happen next. */
const commandOf = (stage: Stage): fc.Arbitrary<Command> =>
  fc.oneof(
    { weight: 17, arbitrary: askingOf(stage) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('look-up'), ue: fc.nat(stage.ues - 1) }, plain) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reconnect') }, plain) },
  );

/** The request that a command stands for. */
export function requestOf({ gateway, secondGateway = gateway }: Cast, command: Asking): Request {
  const defect = command.defect === undefined ? {} : { defect: command.defect };
  if (command.do === 'deregister') return { kind: 'deregister', ...defect };
  const { mgwServiceId } = command.gateway === 0 ? gateway : secondGateway;
  return { kind: 'register', gateway: mgwServiceId, profile: command.profile, ...defect };
}

/** So many UEs, and the defects that a server with these claims must not overlook. */
export function stageOf(ues: number, pics: Pics): Stage {
  const defects: Defect[] = pics.gatewayFromTransport ? [] : ['no gateway'];
  if (pics.credentialIe && !pics.gatewayTrusted) defects.push('wrong credential', 'no credential');
  return { ues, defects };
}

/** Sequences of commands, long and short alike. */
export const storyOf = (stage: Stage, longest: number): fc.Arbitrary<readonly Command[]> =>
  new Smaller<readonly Command[]>(
    fc.array(commandOf(stage), { minLength: 1, maxLength: longest, size: 'max' }),
    (commands) => shorter(commands, 1),
  );

/** What there is to be exercised on a stage. */
export const classesOn = ({ defects }: Stage): readonly string[] => [
  'valid',
  'register',
  'de-register',
  'profile',
  'no profile',
  'second gateway',
  'several UEs',
  ...(defects.length > 0 ? ['invalid', ...defects] : []),
];

/** What requests exercise, in a few labels. */
export function classesOf(commands: readonly Command[]): readonly string[] {
  const ues = new Set(commands.flatMap((command) => ('ue' in command ? [command.ue] : [])));
  return [...new Set(commands.flatMap(labelsOf)), ...(ues.size > 1 ? ['several UEs'] : [])];
}

function labelsOf(command: Command): readonly string[] {
  if (command.do === 'look-up' || command.do === 'reconnect') return [command.do];
  const spoilt = command.defect === undefined ? ['valid'] : ['invalid', command.defect];
  if (command.do === 'deregister') return ['de-register', ...spoilt];
  const profile = command.profile === 'none' ? 'no profile' : 'profile';
  return ['register', profile, ...spoilt, ...(command.gateway > 0 ? ['second gateway'] : [])];
}
