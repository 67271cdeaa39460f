import fc from 'fast-check';
import type { Context } from './context.ts';
import { expectAccepted, expectStored } from './expect.ts';
import { expectTaken, free } from './free-ue.ts';
import type { UeIdentity } from './identity.ts';
import type { Input } from './input.ts';
import { property } from './property.ts';
import type { Purpose } from './purpose.ts';
import { shown, toDeregister, toRegister } from './step.ts';
import { Failure, NoVerdict } from './verdict.ts';

type Twist = (text: string, length: number) => readonly [string, string];

/** Common to both, where a server takes texts of more than 1024 characters. */
const longest = 1023;

const long = (length: number): string => 'x'.repeat(length);

/** Texts that a careless comparison, a database or a hash takes for one, made from any text. */
// oxfmt-ignore
const twists: Readonly<Record<string, Twist>> = {
  'case':              (text) => [`${text}a`, `${text}A`],
  'case of beginning': (text) => [`a${text}`, `A${text}`],
  'space at the end':  (text) => [text, `${text} `],
  'space at the start': (text) => [text, ` ${text}`],
  'normal form':       (text) => [`${text}\u00e9`, `${text}e\u0301`],
  'accent':            (text) => [`${text}\u00e9`, `${text}e`],
  'width':             (text) => [`${text}a`, `${text}\uff41`],
  'percent-encoding':  (text) => [`${text}=b`, `${text}%3Db`],
  'upper plane':       (text) => [`${text}\u{1f600}`, `${text}\u{1f601}`],
  'order':             (text) => [`${text}ab`, `${text}ba`],
  'hash':              (text) => [`${text}Aa`, `${text}BB`],
  'one more':          (text) => [text, `${text}${text.at(-1) ?? 'a'}`],
  'common beginning':  (text, length) => [`${text}${long(length)}a`, `${text}${long(length)}b`],
  'long beginning':    (text) => [`${text}${long(longest)}a`, `${text}${long(longest)}b`],
  'common end':        (text, length) => [`a${text}${long(length)}`, `b${text}${long(length)}`],
  'long end':          (text) => [`a${text}${long(longest)}`, `b${text}${long(longest)}`],
};

const names = Object.keys(twists);

interface Group {
  readonly text: string;
  readonly differ: readonly string[];
  /** How much is common at the beginning or the end. */
  readonly length: number;
}

const anyGroup = (): fc.Arbitrary<Group> =>
  fc.noBias(
    fc.record(
      {
        text: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
        differ: fc.subarray(names, { minLength: 1 }),
        length: fc.constantFrom(511, 255, 254, 127, 63, 31),
      },
      { noNullPrototype: true },
    ),
  );

const idsOf = ({ text, differ, length }: Group): readonly string[] => [
  ...new Set(differ.flatMap((name) => twists[name]?.(text, length) ?? [])),
];

/** Registers all, then takes every other one away: each of them is for itself. */
async function stayApart(context: Context, ues: readonly UeIdentity[]): Promise<void> {
  const [taken, refused]: [UeIdentity[], UeIdentity[]] = [[], []];
  for (const ue of ues) {
    const outcome = await context.send(toRegister(context, ue));
    if (outcome.kind !== 'accepted' && outcome.refusal === 'server-error') expectTaken(outcome);
    (outcome.kind === 'accepted' ? taken : refused).push(ue);
  }
  if (taken.length < 2) throw new NoVerdict('the server refuses such identifiers, which is legal');
  for (const ue of taken) await expectStored(context, ue, { requirement: 'R-48' });
  for (const [at, ue] of taken.entries())
    if (at % 2 === 0) expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  for (const [at, ue] of taken.entries()) if (at % 2 === 1) await expectStored(context, ue, { requirement: 'R-48' });
  for (const [at, ue] of taken.entries())
    if (at % 2 === 1) expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  for (const ue of refused) await expectRefusedAgain(context, ue);
}

/** What is refused while others are registered is refused for itself, not for them. */
async function expectRefusedAgain(context: Context, ue: UeIdentity): Promise<void> {
  const outcome = await context.send(toRegister(context, ue, { step: 'register it now that the others are gone' }));
  if (outcome.kind === 'accepted')
    throw new Failure('R-48', `${shown(ue)} to be a UE of its own`, 'it was refused while others were registered');
}

const anyGroupInput: Input<Group> = {
  schema: {
    type: 'object',
    properties: {
      text: { type: 'string', minLength: 1 },
      differ: { type: 'array', minItems: 1, items: { enum: names } },
      length: { type: 'integer', minimum: 0, maximum: longest },
    },
    required: ['text', 'differ', 'length'],
    additionalProperties: false,
  },
  arbitrary: anyGroup,
  classes: () => ['valid', ...names],
  classesOf: ({ differ }) => ['valid', ...differ],
  share: 0.07,
};

/** Identities of free choice in groups. */
export const anyDistinctPurposes: readonly Purpose[] = [
  property({
    id: 'REG/BV/any-distinct',
    title: 'Any two generated UE Service IDs that differ are different UEs',
    verifies: ['R-48', 'D-02'],
    ues: 0,
    needs: ['freeUe'],
    input: anyGroupInput,
    async holds(context, group) {
      const nonce = context.nonce();
      const ues: UeIdentity[] = [];
      for (const id of idsOf(group)) ues.push(await free(context, `${nonce}-${id}`));
      await stayApart(context, ues);
    },
  }),
];
