import fc from 'fast-check';
import { constraintOf } from '../fixtures/constraint/of.ts';
import { isJsonObject, type Json, type JsonObject } from '../fixtures/json.ts';
import { presenceOf, presencesOf } from '../fixtures/presence.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { Context } from './context.ts';
import { expectAnswered } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Input } from './input.ts';
import type { Observation } from './iut.ts';
import { property } from './property.ts';
import type { Purpose } from './purpose.ts';
import { given, shown, toRegister } from './step.ts';
import { expectAsAnswered, isAsAnswered, unlikeNew, type Update } from './update.ts';
import { Failure } from './verdict.ts';

const profileIe = registrationRequest.ies[3];
const { schema, arbitrary } = constraintOf(profileIe.type);
const anyProfile = arbitrary as fc.Arbitrary<JsonObject>;

/** An object that says nothing may leave the former one (W-15), so that it says nothing about mixing. */
const saysSomething = (value: Json): boolean =>
  !isJsonObject(value) || (Object.keys(value).length > 0 && Object.values(value).every(saysSomething));

/** The availability of the new profile, with some members as they were in the old one. */
function sharing(before: JsonObject, now: JsonObject, kept: readonly boolean[]): JsonObject {
  const [old, other] = [before['communicationAvailability'], now['communicationAvailability']];
  if (!isJsonObject(old) || !isJsonObject(other)) return now;
  const taken = Object.entries(old).filter((_, at) => kept[at] === true);
  return { ...now, communicationAvailability: { ...other, ...Object.fromEntries(taken) } };
}

const anyUpdate: Input<Update> & { readonly schema: JsonObject } = {
  schema: {
    type: 'object',
    properties: { before: schema, now: schema },
    required: ['before', 'now'],
    additionalProperties: false,
  },
  arbitrary: () =>
    fc
      .tuple(anyProfile, anyProfile, fc.array(fc.boolean(), { maxLength: 6 }))
      .map(([before, now, kept]) => ({ before, now: sharing(before, now, kept) }))
      .filter(({ now }) => saysSomething(now)),
  classes: () => ['valid', ...presencesOf([profileIe]).filter((name) => !empty.has(name))],
  classesOf: ({ now }) => ['valid', ...presenceOf([profileIe], { profile: now })],
  suits: ({ now }) => saysSomething(now),
  share: 0.5,
};

const empty: ReadonlySet<string> = new Set(['no profile', 'no communicationAvailability']);

const profileIn = (seen: Observation): Json | undefined => (seen.seen ? seen.records?.[0]?.profile : undefined);

/** How the new profile is stored where it is the first one. */
async function unlikeFirst(context: Context, update: Update): Promise<string | undefined> {
  const ue = await context.take();
  await given(context, ue, { profile: update.now });
  const seen = await context.observe(ue, (sight) => unlikeNew(update, profileIn(sight)) === undefined);
  return unlikeNew(update, profileIn(seen));
}

async function replaces(context: Context, ue: UeIdentity, update: Update): Promise<void> {
  await given(context, ue, { profile: update.before });
  const again = toRegister(context, ue, { profile: update.now, step: 'register once more, with another profile' });
  const outcome = await context.send(again);
  expectAnswered(context, 'R-62', outcome);
  const after = await context.observe(ue, (sight) => isAsAnswered(update, outcome, profileIn(sight)));
  if (!after.seen) return context.unobserved('R-62', after.why);
  if (after.records === undefined) return context.unobserved('R-62', 'no look-up shows what is stored');
  // A server that drops a UE whose repeated registration it refuses is legal.
  if (outcome.kind === 'rejected' && !after.registered) return;
  const { length } = after.records;
  if (length !== 1) throw new Failure('R-62', `one registration of ${shown(ue)}`, `${length} of them`);
  const stored = profileIn(after);
  // What a server adds or changes wherever it stores the profile is no mixture.
  const how = outcome.kind === 'accepted' ? unlikeNew(update, stored) : undefined;
  if (how !== undefined && how === (await unlikeFirst(context, update))) return;
  expectAsAnswered(update, outcome, stored);
  context.met('R-62');
}

/** Clause 8.2.3: a registration of a registered UE, whatever the two profiles are. */
export const anyUpdatePurpose: Purpose = property({
  id: 'REG/BO/any-update',
  title: 'Every generated profile on top of another one replaces it or is refused, and mixes nothing',
  verifies: ['R-62'],
  ues: 2,
  wishes: 120,
  input: anyUpdate,
  holds: async (context, update) => replaces(context, await context.take(), update),
});
