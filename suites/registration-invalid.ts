import type { JsonObject } from '../fixtures/json.ts';
import { type Mutant, mutantsOf } from '../fixtures/mutant.ts';
import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import { flawOf, nothingThere } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Observation, Outcome, Stimulus } from './iut.ts';
import { answersNull } from './optional-null.ts';
import { disagreement } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { given, registrationOf, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const [, , , profileIe] = registrationRequest.ies;

/** What a rejected registration must be surrounded by: twins that are accepted, and no trace of it. */
export async function isolated(
  context: Context,
  ask: (ue: UeIdentity, twin: UeIdentity) => Promise<Outcome>,
  judge: (outcome: Outcome) => void,
): Promise<void> {
  const [twin, ue] = [await context.take(), await context.take()];
  await given(context, twin);
  const outcome = await ask(ue, twin);
  judge(outcome);
  if (outcome.kind === 'accepted') return;
  context.met('R-50');
  await expectNotStored(context, ue, 'R-49');
  expectAccepted(
    context,
    'R-70',
    await context.send(toRegister(context, ue, { step: 'the valid twin, after the rejection' })),
  );
  await expectStored(context, twin, { requirement: 'R-52' });
}

const surroundings = ['R-49', 'R-50', 'R-52', 'R-70'] as const;

const mutated = (context: Context, ue: UeIdentity, mutant: Mutant): Stimulus => ({
  operation: 'register',
  message: mutant.apply(
    registrationOf(context, ue, mutant.path[0] === 'profile' ? { profile: fullOf(profileIe) } : {}),
  ),
  flaw: flawOf(mutant),
  step: `register with ${mutant.path.join('.')} ${mutant.label}`,
});

const ofMandatory: Readonly<Record<string, RequirementId>> = {
  ueServiceId: 'R-30',
  mgwServiceId: 'R-31',
  ueCredentialInformation: 'R-32',
};

/** The requirement that a mutant of a mandatory IE puts to the test, next to the one that its IE is mandatory. */
const shape = (mutant: Mutant): readonly RequirementId[] =>
  mutant.label === 'empty' ? ['R-33'] : mutant.label === 'omitted' ? [] : ['R-34'];

const refusesMandatory = (mutant: Mutant): Purpose => {
  const requirement = ofMandatory[mutant.path[0] ?? ''] ?? 'R-30';
  const others = shape(mutant);
  return {
    id: `REG/BI/${mutant.id}`,
    title: `A registration with ${mutant.ie.name} ${mutant.label} is not accepted and leaves nothing`,
    verifies: [requirement, ...others, ...surroundings, 'W-03', 'W-08', 'R-45'],
    ues: 2,
    run: (context) =>
      isolated(
        context,
        (ue) => context.send(mutated(context, ue, mutant)),
        (outcome) => {
          expectRejected(context, others[0] ?? requirement, outcome);
          context.met(requirement);
        },
      ),
  };
};

/** Any text may come to be a value of an extensible enumeration. */
const mayBeValue = ({ ie: { type }, label }: Mutant): boolean =>
  label === 'empty' && type.kind === 'enumeration' && type.extensible;

const shouldRefuse = (mutant: Mutant): Purpose => {
  const requirement = mutant.path.length === 1 ? 'R-35' : 'R-36';
  return {
    id: `REG/BI/${mutant.id}`,
    title: `A registration with ${mutant.path.join('.')} ${mutant.label} is refused`,
    verifies: [requirement, ...surroundings],
    ues: 2,
    run: (context) =>
      isolated(
        context,
        (ue) => context.send(mutated(context, ue, mutant)),
        (outcome) => {
          if (outcome.kind === 'accepted' && mayBeValue(mutant))
            context.unobserved(requirement, 'an extensible enumeration rules no text out, so that nothing is refused');
          else expectRejected(context, requirement, outcome);
        },
      ),
  };
};

/** A server may leave out what it takes for a mistake; what it shows of it is what was sent. */
async function expectAsSent(context: Context, ue: UeIdentity, profile: JsonObject): Promise<void> {
  const differenceIn = (seen: Observation): string | undefined => {
    const stored = seen.seen && context.pics.profileReadBack ? seen.records?.[0]?.profile : undefined;
    return JSON.stringify(stored ?? '').includes('timeOfDay') ? disagreement(profile, stored) : undefined;
  };
  const seen = await context.observe(ue, (sight) => differenceIn(sight) === undefined);
  const difference = differenceIn(seen);
  if (difference === undefined) return;
  throw new Failure('R-06', `the schedule as sent, or none: ${JSON.stringify(profile)}`, difference, { shownBy: seen });
}

/** Nothing confirms that it is wrong: a time may go on after midnight. */
const endsFirst: Purpose = {
  id: 'REG/BI/schedule-ends-first',
  title: 'A registration with a schedule that ends before it begins is refused',
  verifies: ['R-56', ...surroundings, 'R-06'],
  ues: 2,
  run: (context) =>
    isolated(
      context,
      async (ue) => {
        const times = { timeOfDayStart: '22:00:00Z', timeOfDayEnd: '06:00:00Z' };
        const profile = { communicationAvailability: { scheduledCommunicationTime: times } };
        const step = 'register with a schedule from 22:00 to 06:00';
        const outcome = await context.send(toRegister(context, ue, { profile, step }));
        if (outcome.kind === 'accepted') await expectAsSent(context, ue, profile);
        return outcome;
      },
      (outcome) => expectRejected(context, 'R-56', outcome),
    ),
};

const nothing: Purpose = {
  id: 'REG/BI/nothing',
  title: 'A registration without any IE is not accepted and leaves nothing',
  verifies: ['R-30', ...surroundings, 'W-03'],
  ues: 2,
  run: (context) =>
    isolated(
      context,
      () => context.send({ operation: 'register', message: {}, flaw: nothingThere, step: 'register without any IE' }),
      (outcome) => expectRejected(context, 'R-30', outcome),
    ),
};

function purposeOf(mutant: Mutant): Purpose {
  if (mutant.path.length === 1 && mutant.ie.presence === 'M') return refusesMandatory(mutant);
  return mutant.label === 'null' ? answersNull(mutant) : shouldRefuse(mutant);
}

/** Clause 8.2.3, invalid content: one purpose per single-fault mutant of Table 8.2.3-1. */
export const registrationInvalidPurposes: readonly Purpose[] = [
  ...mutantsOf(registrationRequest).map(purposeOf),
  nothing,
  endsFirst,
];
