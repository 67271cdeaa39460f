import { mutantsOf } from '../fixtures/mutant.ts';
import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectRejected } from './expect.ts';
import { flawOf, wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Observation, Stimulus, StoredRegistration } from './iut.ts';
import { secondOf } from './message-purpose.ts';
import { nearMisses } from './near-miss.ts';
import { disagreement, traces } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { given, toRegister } from './step.ts';
import { Failure, NoVerdict } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);
/** Nothing of it is as in the full one. */
const another = {
  communicationAvailability: {
    scheduledCommunicationTime: { daysOfWeek: [2, 4], timeOfDayStart: '09:30:00Z', timeOfDayEnd: '10:30:00Z' },
    communicationDurationTime: 61,
    periodicTime: 60,
    dataSizeIndication: 62,
    storeAndForwardIndication: false,
  },
};

type Spoil = (context: Context, ue: UeIdentity, other?: UeIdentity) => Stimulus;

const wrongCredential: Spoil = (context, ue) => {
  const credential = context.cast.wrongCredential;
  return toRegister(context, ue, { profile: another, credential, flaw: wrongValue('ueCredentialInformation') });
};

const throughSecond =
  (spoil: Spoil): Spoil =>
  (context, ue) => {
    const { message, ...spoilt } = spoil(context, ue);
    return { ...spoilt, message: { ...message, mgwServiceId: secondOf(context) } };
  };

/** A credential that is right for somebody else, or nearly right. */
const notItsOwn =
  (credentialOf: (ue: UeIdentity, other: UeIdentity) => string | undefined): Spoil =>
  (context, ue, other = ue) => {
    const credential = credentialOf(ue, other);
    if (credential === undefined || credential === ue.credential)
      throw new NoVerdict('the PIXIT has no credential that is wrong in this way');
    return toRegister(context, ue, { profile: another, credential, flaw: wrongValue('ueCredentialInformation') });
  };

const missingGateway: Spoil = (context, ue) => withoutGateway(toRegister(context, ue, { profile: another }));

/** The valid message with another profile, but for one mutant of the tables. */
const mutated =
  (id: string): Spoil =>
  (context, ue) => {
    const mutant = mutantsOf(registrationRequest).find((row) => row.id === id);
    if (mutant === undefined) throw new Error(`the fixtures have no mutant ${id}`);
    const valid = toRegister(context, ue, { profile: another });
    return { ...valid, message: mutant.apply(valid.message), flaw: flawOf(mutant) };
  };

const availability = 'profile.communicationAvailability';

const refusedGateway =
  (who: 'forbiddenGateway' | 'unknownGateway'): Spoil =>
  (context, ue) =>
    toRegister(context, ue, { profile: another, gateway: context.cast[who] ?? '', flaw: wrongValue('mgwServiceId') });

function expectNothingTaken(context: Context, after: Observation): void {
  if (!after.seen || after.by === 'answers')
    return context.unobserved('R-49', after.seen ? 'the profile does not show' : after.why);
  const taken = traces(another, undefined, after.records?.[0]?.profile);
  if (taken.length > 0) throw new Failure('R-49', 'nothing of the rejected profile', `${taken.join(', ')} of it`);
  return context.met('R-49');
}

/** The registration that shows, where one does, is that of the gateway that was not refused. */
function expectOwnGateway(context: Context, after: Observation): StoredRegistration | undefined {
  const [record] = after.seen ? (after.records ?? []) : [];
  const { mgwServiceId: gateway } = context.cast.gateway;
  if (record === undefined || record.hidesGateway === true || record.mgwServiceId === gateway) return record;
  const got = JSON.stringify(record.mgwServiceId ?? null);
  throw new Failure('R-49', `the gateway ${JSON.stringify(gateway)}`, got, { shownBy: after });
}

/** What is still registered is what was: the gateway and the profile, as far as they show. */
function expectUnchanged(context: Context, after: Observation): void {
  const record = expectOwnGateway(context, after);
  if (record === undefined) return;
  const where = { shownBy: after };
  const difference = context.pics.profileReadBack ? disagreement(full, record.profile) : undefined;
  if (difference === undefined) return;
  const got = `${JSON.stringify(record.profile) ?? 'none'} (${difference})`;
  throw new Failure('R-49', 'the profile that was registered before, or no registration', got, where);
}

/** A rejected registration of a registered UE may keep or drop it, but must not take anything over. */
const unchanged = (label: string, rule: RequirementId, spoil: Spoil, needs: Purpose['needs'] = []): Purpose => ({
  id: `REG/BO/rejected-change/${label}`,
  title: `A registration that is rejected (${label.replaceAll('-', ' ')}) changes nothing of a registered UE`,
  verifies: [rule, 'R-49'],
  needs,
  ues: rule === 'S-09' ? 2 : 1,
  async run(context) {
    const ue = await context.take();
    const other = rule === 'S-09' ? await context.take() : ue;
    await given(context, ue, { profile: full });
    const rejected = { ...spoil(context, ue, other), step: 'the registration to be rejected, with another profile' };
    expectRejected(context, rule, await context.send(rejected));
    const after = await context.observe(ue, () => false);
    expectNothingTaken(context, after);
    expectUnchanged(context, after);
  },
});

function withoutGateway(stimulus: ReturnType<typeof toRegister>): ReturnType<typeof toRegister> {
  const { mgwServiceId: _, ...message } = stimulus.message;
  return {
    ...stimulus,
    message,
    flaw: {
      ie: ['mgwServiceId'],
      reads: ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'],
      isMalformed: true,
    },
  };
}

/** The registration that follows a rejected one takes nothing over from it. */
const forgotten = (label: string, rule: RequirementId, spoil: Spoil, needs: Purpose['needs'] = []): Purpose => ({
  id: `REG/BO/rejected-then-valid/${label}`,
  title: `A registration after one that was rejected (${label.replace('-', ' ')}) has nothing of the rejected one`,
  verifies: [rule, 'R-49'],
  needs,
  ues: 1,
  async run(context) {
    const ue = await context.take();
    const rejected = { ...spoil(context, ue), step: 'the registration to be rejected, with a profile' };
    expectRejected(context, rule, await context.send(rejected));
    await given(context, ue);
    const after = await context.observe(ue, () => false);
    expectOwnGateway(context, after);
    expectNothingTaken(context, after);
  },
});

/** Clause 8.2.3 step 2: what is rejected is not stored, not even in part. */
export const rejectedChangePurposes: readonly Purpose[] = [
  unchanged('wrong-credential', 'S-08', wrongCredential),
  unchanged('second-gateway', 'S-08', throughSecond(wrongCredential), ['secondGateway']),
  unchanged(
    'other-credential',
    'S-09',
    notItsOwn((_, { credential }) => credential),
  ),
  unchanged(
    'half-credential',
    'S-09',
    notItsOwn(({ credential, ueServiceId }) => nearMisses['first-half']?.(credential, ueServiceId)),
  ),
  unchanged('missing-gateway', 'R-31', missingGateway),
  unchanged('null-gateway', 'R-31', mutated('mgwServiceId/null')),
  unchanged('empty-gateway', 'R-31', mutated('mgwServiceId/empty')),
  unchanged('null-credential', 'R-32', mutated('ueCredentialInformation/null')),
  unchanged('empty-credential', 'R-32', mutated('ueCredentialInformation/empty')),
  unchanged('malformed-profile', 'R-36', mutated(`${availability}.periodicTime/string`)),
  unchanged('malformed-second-gateway', 'R-36', throughSecond(mutated(`${availability}.periodicTime/string`)), [
    'secondGateway',
  ]),
  unchanged('malformed-part', 'R-36', mutated(`${availability}.dataSizeIndication/string`)),
  unchanged('forbidden-gateway', 'W-11', refusedGateway('forbiddenGateway'), ['forbiddenGateway']),
  unchanged('unknown-gateway', 'W-11', refusedGateway('unknownGateway'), ['unknownGateway']),
  forgotten('wrong-credential', 'S-08', wrongCredential),
  forgotten('missing-gateway', 'R-31', missingGateway),
  forgotten('forbidden-gateway', 'W-11', refusedGateway('forbiddenGateway'), ['forbiddenGateway']),
  forgotten('unknown-gateway', 'W-11', refusedGateway('unknownGateway'), ['unknownGateway']),
];
