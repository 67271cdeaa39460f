import type { Json } from '../fixtures/json.ts';
import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectAnswered } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome, StoredRegistration } from './iut.ts';
import { disagreement, traces } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { type Change, given, shown, toRegister } from './step.ts';
import { expectAsAnswered } from './update.ts';
import { Failure } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);
const other = { communicationAvailability: { periodicTime: 60, storeAndForwardIndication: false } };

const scheduled = (scheduledCommunicationTime: Json): Json => ({
  communicationAvailability: { scheduledCommunicationTime },
});
const [hours, days, otherDays] = [{ timeOfDayStart: '08:15:00Z', timeOfDayEnd: '17:45:00Z' }, [1, 3], [2, 4]];

/** What is left after a registered UE was registered once more. */
interface Repeated {
  readonly outcome: Outcome;
  readonly ue: UeIdentity;
  readonly records: readonly StoredRegistration[];
}

/** A registration on top of another, judged by the answer and by what the look-up shows afterwards. */
const repeated = (
  [id, title]: readonly [string, string],
  requirement: RequirementId,
  rest: Pick<Purpose, 'needs'> & {
    readonly before?: Json;
    change(context: Context): Change;
    judge(left: Repeated, context: Context): void;
  },
): Purpose => ({
  id: `REG/BO/${id}`,
  title,
  verifies: [requirement],
  ues: 1,
  ...(rest.needs && { needs: rest.needs }),
  async run(context) {
    const ue = await context.take();
    await given(context, ue, { profile: rest.before ?? full });
    const outcome = await context.send({
      ...toRegister(context, ue, rest.change(context)),
      step: 'register once more',
    });
    expectAnswered(context, requirement, outcome);
    // Either registration may be what is left, so a look before all has settled says nothing.
    const after = await context.observe(ue, () => false);
    if (!after.seen) return context.unobserved(requirement, after.why);
    if (after.records === undefined) return context.unobserved(requirement, 'no look-up shows what is stored');
    // A server that drops a UE whose repeated registration it refuses is legal.
    if (outcome.kind !== 'rejected' || after.registered) rest.judge({ outcome, ue, records: after.records }, context);
    return context.met(requirement);
  },
});

function expectOne({ ue, records }: Repeated, requirement: RequirementId): Json | undefined {
  if (records.length !== 1)
    throw new Failure(requirement, `one registration of ${shown(ue)}`, `${records.length} of them`);
  return records[0]?.profile;
}

const text = (value: Json | undefined): string => (value === undefined ? 'none' : JSON.stringify(value));

function judgeEqual(left: Repeated, { pics }: Context): void {
  const stored = expectOne(left, 'R-60');
  if (pics.profileReadBack && disagreement(full, stored) !== undefined)
    throw new Failure('R-60', `the profile as sent: ${JSON.stringify(full)}`, text(stored));
}

/** A profile on top of another: one of the two is left, as the answer says. */
const changed = (named: readonly [string, string], before: Json, now: Json): Purpose =>
  repeated(named, 'R-62', {
    before,
    change: () => ({ profile: now }),
    judge: (left) => expectAsAnswered({ before, now }, left.outcome, expectOne(left, 'R-62')),
  });

function judgeWithdrawn({ outcome, records }: Repeated): void {
  const left = outcome.kind === 'accepted' ? traces(full, undefined, records[0]?.profile) : [];
  if (left.length > 0) throw new Failure('W-15', 'no profile', `${left.join(', ')} of the former one`);
}

function judgeSecond({ outcome, ue, records }: Repeated, { cast }: Context): void {
  if (records.some((record) => record.hidesGateway === true)) return;
  const owners = records.map((record) => record.mgwServiceId);
  const [first, second] = [cast.gateway.mgwServiceId, cast.secondGateway?.mgwServiceId];
  if (owners.length > 1)
    throw new Failure('R-63', `one registration of ${shown(ue)}`, `${owners.length}: ${JSON.stringify(owners)}`);
  if (outcome.kind === 'accepted' && owners[0] === first)
    throw new Failure(
      'R-13',
      `the gateway ${JSON.stringify(second)}, whose registration succeeded`,
      JSON.stringify(first),
    );
  if (outcome.kind === 'rejected' && outcome.refusal !== 'redirect' && owners[0] !== first)
    throw new Failure(
      'R-63',
      `the gateway ${JSON.stringify(first)}, since the second one was refused`,
      text(owners[0]),
    );
}

/** Clause 8.2.3, registrations of a UE that is registered. */
export const registrationRepeatedPurposes: readonly Purpose[] = [
  repeated(
    ['equal-again', 'An equal registration of a registered UE is answered and leaves one registration'],
    'R-60',
    {
      change: () => ({ profile: full }),
      judge: judgeEqual,
    },
  ),
  changed(
    ['other-profile', 'A registration with another profile replaces the old one or is refused, and mixes nothing'],
    full,
    other,
  ),
  changed(
    ['other-profile/days', 'Other days of the week replace as many old ones, or are refused'],
    scheduled({ daysOfWeek: days, ...hours }),
    scheduled({ daysOfWeek: otherDays, ...hours }),
  ),
  changed(
    [
      'other-profile/shorter-schedule',
      'A schedule without hours replaces one with hours or is refused, and keeps none',
    ],
    scheduled({ daysOfWeek: days, ...hours }),
    scheduled({ daysOfWeek: otherDays }),
  ),
  repeated(['no-profile', 'A registration without a profile leaves none of the former one'], 'W-15', {
    change: () => ({}),
    judge: judgeWithdrawn,
  }),
  repeated(['empty-profile', 'A registration with an empty profile leaves none of the former one'], 'W-15', {
    change: () => ({ profile: {} }),
    judge: judgeWithdrawn,
  }),
  repeated(['empty-availability', 'A registration with an empty availability leaves none of the former one'], 'W-15', {
    change: () => ({ profile: { communicationAvailability: {} } }),
    judge: judgeWithdrawn,
  }),
  {
    ...repeated(
      ['second-gateway', 'A UE that a second gateway registers belongs to one gateway, as the answer says'],
      'R-63',
      {
        needs: ['secondGateway'],
        change: ({ cast }) => ({ gateway: cast.secondGateway?.mgwServiceId ?? '' }),
        judge: judgeSecond,
      },
    ),
    verifies: ['R-63', 'R-13'],
  },
  {
    ...repeated(
      [
        'second-gateway/other-profile',
        'A UE that a second gateway registers with another profile has the profile that the answer says, and mixes nothing',
      ],
      'R-62',
      {
        needs: ['secondGateway'],
        change: ({ cast }) => ({ gateway: cast.secondGateway?.mgwServiceId ?? '', profile: other }),
        judge: (left, context) => {
          judgeSecond(left, context);
          if (context.pics.profileReadBack)
            expectAsAnswered({ before: full, now: other }, left.outcome, expectOne(left, 'R-62'));
        },
      },
    ),
    verifies: ['R-62', 'R-63', 'R-13'],
  },
];
