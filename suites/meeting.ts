import type { Context } from './context.ts';
import { expectAnswered } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Observation, Outcome } from './iut.ts';
import type { Request } from './model/operation.ts';
import type { ProfileName } from './model/profiles.ts';
import { Recording } from './model/recording.ts';
import type { Purpose } from './purpose.ts';
import { shown } from './step.ts';
import { Failure } from './verdict.ts';

const width = 8;

const leaving: Request = { kind: 'deregister' };

const joining = ({ cast }: Context, profile: ProfileName = 'none', gateway = cast.gateway): Request => ({
  kind: 'register',
  gateway: gateway.mgwServiceId,
  profile,
});

/** What came of requests for one UE at the same time; what got no answer is missing. */
interface Meeting {
  readonly ue: UeIdentity;
  readonly outcomes: readonly Outcome[];
  readonly after: Observation;
  readonly recording: Recording;
}

/** One request first where one is given, then all others at once, then a look. */
async function meeting(context: Context, requests: readonly Request[], first?: Request): Promise<Meeting> {
  const [ue, recording] = [await context.take(), new Recording(context)];
  if (first !== undefined) await recording.ask(ue, first);
  // Nobody knows whether it came about.
  recording.demandAnswers();
  const outcomes = await Promise.all(requests.map((request) => recording.ask(ue, request)));
  const after = await recording.look(ue);
  return { ue, recording, after, outcomes: outcomes.filter((outcome) => outcome !== undefined) };
}

/** Whatever is left of the UE ends with one de-registration. */
async function ended({ ue, recording }: Meeting): Promise<void> {
  await recording.ask(ue, leaving);
  await recording.look(ue);
  recording.judge();
}

const repeated = <T>(count: number, item: T): readonly T[] => Array.from({ length: count }, () => item);

const recordsIn = (after: Extract<Observation, { readonly seen: true }>): number =>
  after.records?.length ?? (after.registered ? 1 : 0);

/** Equal registrations at once: one is left, however many of them the server grants. */
async function equal(context: Context, count: number): Promise<void> {
  const met = await meeting(context, repeated(count, joining(context)));
  const { ue, outcomes, after } = met;
  if (outcomes.length === count && !outcomes.some((outcome) => outcome.kind === 'accepted'))
    throw new Failure('R-67', 'one of them to succeed', outcomes[0]?.text ?? 'nothing');
  for (const outcome of outcomes) expectAnswered(context, 'R-67', outcome);
  if (!after.seen) context.unobserved('R-67', after.why);
  else if (outcomes.length === count) {
    // A server that drops a UE whose equal registration it refuses is legal, so none is explained by a refusal.
    const isDropped = !after.registered && outcomes.some((outcome) => outcome.kind === 'rejected');
    const records = recordsIn(after);
    if (records !== 1 && !isDropped)
      throw new Failure('R-67', `one registration of ${shown(ue)}`, `${records} of them`);
    context.met('R-67');
  }
  await ended(met);
}

/** Registrations and de-registrations of one registered UE at once, started in the given order. */
async function crossing(context: Context, order: string): Promise<void> {
  const requests = Array.from(order, (letter) => (letter === 'R' ? joining(context) : leaving));
  const { ue, outcomes, after, recording } = await meeting(context, requests, joining(context));
  for (const outcome of outcomes) expectAnswered(context, 'R-68', outcome);
  if (!after.seen) context.unobserved('R-68', after.why);
  else if (recordsIn(after) > 1)
    throw new Failure('R-68', `at most one registration of ${shown(ue)}`, `${recordsIn(after)} of them`);
  else context.met('R-68');
  recording.judge();
}

/** Equal de-registrations at once: one at least succeeds, and the UE is gone. */
async function leavingTogether(context: Context, count: number): Promise<void> {
  const { ue, outcomes, after, recording } = await meeting(context, repeated(count, leaving), joining(context));
  for (const outcome of outcomes) expectAnswered(context, 'D-17', outcome);
  if (outcomes.length === count) {
    if (!outcomes.some((outcome) => outcome.kind === 'accepted'))
      throw new Failure('D-17', 'one of them to succeed', outcomes[0]?.text ?? 'nothing');
    if (!after.seen) context.unobserved('D-17', after.why);
    else if (after.registered) throw new Failure('D-17', `no registration of ${shown(ue)}`, 'it is registered');
    else context.met('D-17');
  }
  recording.judge();
}

const changes: readonly (readonly ProfileName[])[] = [
  ['P1', 'P2'],
  ['P4', 'P1', 'P2'],
  ['P1', 'none', 'P3', 'P4'],
];

/** Registrations that differ at once, of a UE that is registered and of one that is not. */
async function differing(context: Context, requests: readonly Request[]): Promise<void> {
  for (const first of [undefined, joining(context, 'P3')])
    await context.trial(async () => ended(await meeting(context, requests, first)));
}

const wrong = (request: Request): Request => ({ ...request, defect: 'wrong credential' });

/** Right and wrong credentials at once, in either order. */
const mixtures = (context: Context): readonly (readonly Request[])[] => [
  [wrong(joining(context, 'P2')), joining(context, 'P1')],
  [joining(context, 'P1'), wrong(joining(context, 'P2'))],
  [wrong(leaving), joining(context, 'P1')],
  [joining(context, 'P1'), wrong(leaving), wrong(joining(context, 'P2')), joining(context, 'P4')],
];

/** Requests for one UE at the same time. */
export const meetingPurposes: readonly Purpose[] = [
  {
    id: 'REG/BO/parallel-equal',
    title: 'Parallel equal registrations leave one registration',
    verifies: ['R-67', 'R-73'],
    ues: 1,
    wishes: 24,
    async run(context) {
      for (const at of [2, 3, width]) await context.trial(() => equal(context, at));
    },
  },
  {
    id: 'REG/BO/parallel-profiles',
    title: 'Parallel registrations of one UE with different profiles leave the profile of one of them',
    verifies: ['R-73', 'R-15'],
    ues: 1,
    wishes: 24,
    async run(context) {
      for (const names of changes)
        await differing(
          context,
          names.map((name) => joining(context, name)),
        );
    },
  },
  {
    id: 'REG/BO/parallel-gateways',
    title: 'Parallel registrations of one UE by two gateways leave the gateway and the profile of one of them',
    verifies: ['R-73', 'R-15', 'R-63'],
    ues: 1,
    wishes: 24,
    needs: ['secondGateway'],
    async run(context) {
      const { gateway, secondGateway = gateway } = context.cast;
      for (const names of changes)
        await differing(
          context,
          names.map((name, at) => joining(context, name, at % 2 === 0 ? gateway : secondGateway)),
        );
    },
  },
  {
    id: 'REG/BO/parallel-credentials',
    title: 'A wrong credential is no better for a right one that is used at the same time',
    verifies: ['R-73', 'R-15'],
    ues: 1,
    wishes: 24,
    async run(context) {
      for (const requests of mixtures(context)) await differing(context, requests);
    },
  },
  {
    id: 'REG/BO/crossing',
    title: 'Crossing registrations and de-registrations end with the UE registered once or not at all',
    verifies: ['R-68', 'R-73'],
    ues: 1,
    wishes: 24,
    async run(context) {
      for (const order of ['DR', 'RD', 'RDR', 'DRD', 'DRDR', 'RDRD', 'RRD', 'DDR'])
        await context.trial(() => crossing(context, order));
    },
  },
  {
    id: 'DEREG/BO/parallel-equal',
    title: 'Parallel equal de-registrations are all answered and the UE is gone',
    verifies: ['D-17', 'R-73'],
    ues: 1,
    wishes: 24,
    async run(context) {
      for (const at of [2, 3, width]) await context.trial(() => leavingTogether(context, at));
    },
  },
];
