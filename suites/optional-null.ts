import { isJsonObject, type Json } from '../fixtures/json.ts';
import { changed, type Mutant } from '../fixtures/mutant.ts';
import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectAnswered, expectNotStored, expectStored } from './expect.ts';
import { flawOf } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Observation, Outcome } from './iut.ts';
import { disagreement } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { given, registrationOf, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const profile = fullOf(registrationRequest.ies[3]);

/** The profile without the IE that the other registration has as null. */
const withoutIe = ({ path }: Mutant): Json | undefined => changed({ profile }, path, () => undefined)['profile'];

const valueAt = (observation: Observation, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, step) => (isJsonObject(value) ? value[step] : undefined),
    observation.seen ? { profile: observation.records?.[0]?.profile ?? null } : undefined,
  );

/** Nothing, null, and an object with nothing in it say the same. */
function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || (isJsonObject(value) && Object.values(value).every(isNothing));
}

/** What is stored of the IE is what is stored of it where it was absent: nothing, or a default of the server. */
function expectAbsent(context: Context, { path }: Mutant, [ue, twin]: readonly [Observation, Observation]): void {
  if (!context.pics.profileReadBack || !ue.seen || ue.by === 'answers') return;
  const [stored, usual] = [valueAt(ue, path), valueAt(twin, path)];
  if (isNothing(stored)) return;
  if (usual !== undefined && disagreement(stored as Json, usual) === undefined) return;
  const expected = `what is stored where ${path.join('.')} is absent: ${JSON.stringify(usual ?? null)}`;
  throw new Failure('R-53', expected, JSON.stringify(stored ?? null), { shownBy: ue });
}

async function judgeAccepted(
  context: Context,
  mutant: Mutant,
  [ue, twin]: readonly [UeIdentity, UeIdentity],
): Promise<void> {
  const rest = withoutIe(mutant);
  const stored = rest === undefined ? {} : { profile: rest };
  const usual = await expectStored(context, twin, { ...stored, requirement: 'R-52' });
  expectAbsent(context, mutant, [await expectStored(context, ue, stored), usual]);
}

async function judgeRefused(context: Context, ue: UeIdentity, twin: UeIdentity): Promise<void> {
  context.met('R-50');
  await expectNotStored(context, ue, 'R-49');
  const step = 'the valid twin, after the rejection';
  expectAccepted(context, 'R-70', await context.send(toRegister(context, ue, { step })));
  await expectStored(context, twin, { requirement: 'R-52' });
}

/** `null` may be read as absent (accepted) or as wrong (refused). */
export const answersNull = (mutant: Mutant): Purpose => ({
  id: `REG/BI/${mutant.id}`,
  title: `A registration with ${mutant.path.join('.')} null is accepted as absent or refused`,
  verifies: ['R-53', 'R-05', 'R-06', 'R-13', 'R-50', 'R-49', 'R-52', 'R-70', 'W-03'],
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    const rest = withoutIe(mutant);
    await given(context, twin, rest === undefined ? {} : { profile: rest });
    const outcome: Outcome = await context.send({
      operation: 'register',
      message: mutant.apply(registrationOf(context, ue, { profile })),
      flaw: flawOf(mutant),
      // It may be accepted, and then stands like any other registration.
      connection: 'shared',
      step: `register with ${mutant.path.join('.')} null`,
    });
    expectAnswered(context, 'R-53', outcome);
    if (outcome.kind === 'accepted') await judgeAccepted(context, mutant, [ue, twin]);
    else await judgeRefused(context, ue, twin);
  },
});
