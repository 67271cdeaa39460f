import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import { expectRejected } from './expect.ts';
import { wrongValue } from './flaw.ts';
import { traces } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { given, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);
const other = { communicationAvailability: { periodicTime: 60, storeAndForwardIndication: false } };

/** A rejected registration of a registered UE may keep or drop it, but must not take anything over. */
const rejectedChange = (
  id: string,
  title: string,
  verifies: readonly [RequirementId, RequirementId],
  credential: 'wrong' | 'none',
): Purpose => ({
  id: `REG/BO/${id}`,
  title,
  verifies,
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue, { profile: full });
    const spoilt =
      credential === 'wrong'
        ? toRegister(context, ue, {
            profile: other,
            credential: context.cast.wrongCredential,
            flaw: wrongValue('ueCredentialInformation'),
          })
        : withoutGateway(toRegister(context, ue, { profile: other }));
    const outcome = await context.send({
      ...spoilt,
      step: 'the registration to be rejected, with another profile',
    });
    expectRejected(context, verifies[0], outcome);
    const after = await context.observe(ue, true);
    if (!after.seen || after.by === 'answers')
      return context.unobserved('R-49', after.seen ? 'the profile does not show' : after.why);
    const taken = traces(other, undefined, after.records?.[0]?.profile);
    if (taken.length > 0) throw new Failure('R-49', 'nothing of the rejected profile', `${taken.join(', ')} of it`);
    return context.met('R-49');
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
const forgotten: Purpose = {
  id: 'REG/BO/rejected-then-valid',
  title: 'A registration after a rejected one has nothing of the rejected profile',
  verifies: ['R-49'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    const spoilt = withoutGateway(toRegister(context, ue, { profile: other }));
    expectRejected(
      context,
      'R-49',
      await context.send({ ...spoilt, step: 'the registration to be rejected, with a profile' }),
    );
    await given(context, ue);
    const after = await context.observe(ue, true);
    if (!after.seen || after.by === 'answers')
      return context.unobserved('R-49', after.seen ? 'the profile does not show' : after.why);
    const taken = traces(other, undefined, after.records?.[0]?.profile);
    if (taken.length > 0) throw new Failure('R-49', 'nothing of the rejected profile', `${taken.join(', ')} of it`);
    return context.met('R-49');
  },
};

/** Clause 8.2.3 step 2: what is rejected is not stored, not even in part. */
export const rejectedChangePurposes: readonly Purpose[] = [
  forgotten,
  rejectedChange(
    'rejected-change/wrong-credential',
    'A registration with a wrong credential changes nothing of a registered UE',
    ['S-08', 'R-49'],
    'wrong',
  ),
  rejectedChange(
    'rejected-change/missing-gateway',
    'A registration without a gateway changes nothing of a registered UE',
    ['R-31', 'R-49'],
    'none',
  ),
];
