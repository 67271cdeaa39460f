import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { meetingPurposes } from './meeting.ts';
import type { Purpose } from './purpose.ts';
import { given, shown, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const width = 8;

/** Distinct registrations at once: each answer belongs to its own request, and none is lost. */
async function distinct(context: Context): Promise<void> {
  const ues = await context.takeSome(width);
  const outcomes = await Promise.all(
    ues.map((ue, at) => context.send(toRegister(context, ue, { profile: profileOf(at) }))),
  );
  for (const [at, outcome] of outcomes.entries()) {
    expectAccepted(context, 'R-12', outcome);
    expectOwnAnswer(context, ues[at] as UeIdentity, outcome);
  }
  for (const [at, ue] of ues.entries())
    await expectStored(context, ue, { profile: profileOf(at), requirement: 'R-15' });
}

const profileOf = (at: number) => ({ communicationAvailability: { periodicTime: 100 + at } });

function expectOwnAnswer(context: Context, ue: UeIdentity, outcome: Outcome): void {
  const named = outcome.answer?.ueServiceId;
  if (named !== undefined && named !== null && named !== ue.ueServiceId)
    throw new Failure(
      'R-15',
      `the answer to the registration of ${shown(ue)}`,
      `an answer that names ${JSON.stringify(named)}`,
      { shownBy: outcome },
    );
  context.met('R-15');
}

/** Behaviour under concurrency that any order of the requests explains. */
export const parallelPurposes: readonly Purpose[] = [
  {
    id: 'REG/BO/parallel-distinct',
    title: 'Parallel registrations of different UEs are answered and stored each for itself',
    verifies: ['R-15', 'R-12', 'R-06'],
    ues: 2,
    wishes: 3 * width,
    async run(context) {
      const rounds = context.runs < 10 ? 2 : 5;
      for (let round = 0; round < rounds; round++) await context.trial(() => distinct(context));
    },
  },
  ...meetingPurposes,
  {
    id: 'DEREG/BO/parallel-distinct',
    title: 'Parallel de-registrations of different UEs are answered each for itself and leave the others',
    verifies: ['D-06', 'D-02', 'D-05'],
    ues: 2,
    wishes: 3 * width,
    async run(context) {
      const ues = await context.takeSome(width);
      for (const ue of ues) await given(context, ue);
      const [going, staying] = [ues.slice(0, ues.length / 2), ues.slice(ues.length / 2)];
      const outcomes = await Promise.all(going.map((ue) => context.send(toDeregister(ue))));
      for (const outcome of outcomes) expectAccepted(context, 'D-02', outcome);
      for (const ue of going) await expectNotStored(context, ue, 'D-05');
      for (const ue of staying) await expectStored(context, ue, { requirement: 'D-06' });
    },
  },
];
