import type { Context } from './context.ts';
import { expectAccepted, expectAnswered, expectNotStored, expectStored } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
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

/** Equal registrations at once: one is left, however many of them the server grants. */
async function equal(context: Context, count: number): Promise<void> {
  const ue = await context.take();
  const outcomes = await Promise.all(
    Array.from({ length: count }, () => context.send({ ...toRegister(context, ue), verifies: 'R-67' })),
  );
  if (!outcomes.some((outcome) => outcome.kind === 'accepted'))
    throw new Failure('R-67', 'one of them to succeed', outcomes[0]?.text ?? 'nothing');
  for (const outcome of outcomes) expectAnswered(context, 'R-67', outcome);
  const after = await context.observe(ue, true);
  if (!after.seen) return context.unobserved('R-67', after.why);
  const records = after.records?.length ?? (after.registered ? 1 : 0);
  // A server that drops a UE whose equal registration it refuses is legal, so none is explained by a refusal.
  const isDropped = records === 0 && outcomes.some((outcome) => outcome.kind === 'rejected');
  if (records !== 1 && !isDropped) throw new Failure('R-67', `one registration of ${shown(ue)}`, `${records} of them`);
  return context.met('R-67');
}

/** Registrations and de-registrations of one registered UE at once, started in the given order. */
async function crossing(context: Context, order: string): Promise<void> {
  const ue = await context.take();
  await given(context, ue);
  const stimuli = Array.from(order, (letter) => (letter === 'R' ? toRegister(context, ue) : toDeregister(ue)));
  const outcomes = await Promise.all(stimuli.map((stimulus) => context.send({ ...stimulus, verifies: 'R-68' })));
  for (const outcome of outcomes) expectAnswered(context, 'R-68', outcome);
  const after = await context.observe(ue, true);
  if (!after.seen) return context.unobserved('R-68', after.why);
  const records = after.records?.length ?? (after.registered ? 1 : 0);
  if (records > 1) throw new Failure('R-68', `at most one registration of ${shown(ue)}`, `${records} of them`);
  return context.met('R-68');
}

/** Equal de-registrations at once: one at least succeeds, and the UE is gone. */
async function leaving(context: Context, count: number): Promise<void> {
  const ue = await context.take();
  await given(context, ue);
  const outcomes = await Promise.all(
    Array.from({ length: count }, () => context.send({ ...toDeregister(ue), verifies: 'D-17' })),
  );
  for (const outcome of outcomes) expectAnswered(context, 'D-17', outcome);
  if (!outcomes.some((outcome) => outcome.kind === 'accepted'))
    throw new Failure('D-17', 'one of them to succeed', outcomes[0]?.text ?? 'nothing');
  await expectNotStored(context, ue, 'D-17');
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
      for (let round = 0; round < 5; round++) await context.trial(() => distinct(context));
    },
  },
  {
    id: 'REG/BO/parallel-equal',
    title: 'Parallel equal registrations leave one registration',
    verifies: ['R-67'],
    ues: 1,
    async run(context) {
      for (const at of [2, 3, width]) await context.trial(() => equal(context, at));
    },
  },
  {
    id: 'REG/BO/crossing',
    title: 'Crossing registrations and de-registrations end with the UE registered once or not at all',
    verifies: ['R-68'],
    ues: 1,
    async run(context) {
      for (const order of ['DR', 'RD', 'RDR', 'DRD', 'DRDR', 'RDRD', 'RRD', 'DDR'])
        await context.trial(() => crossing(context, order));
    },
  },
  {
    id: 'DEREG/BO/parallel-equal',
    title: 'Parallel equal de-registrations are all answered and the UE is gone',
    verifies: ['D-17'],
    ues: 1,
    async run(context) {
      for (const at of [2, 3, width]) await context.trial(() => leaving(context, at));
    },
  },
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
