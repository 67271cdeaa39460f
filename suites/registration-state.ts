import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import { expectAccepted, expectAnswered, expectNotStored, expectStored } from './expect.ts';
import { disagreement, traces } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, shown, toRegister } from './step.ts';
import { Failure, NoVerdict } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);
const other = { communicationAvailability: { periodicTime: 60, storeAndForwardIndication: false } };

const bo = (
  id: string,
  title: string,
  verifies: Purpose['verifies'],
  rest: Pick<Purpose, 'ues' | 'wishes' | 'run' | 'needs'>,
): Purpose => ({
  id: `REG/BO/${id}`,
  title,
  verifies,
  ...rest,
});

const equalAgain = bo(
  'equal-again',
  'An equal registration of a registered UE is answered and leaves one registration',
  ['R-60', 'R-05'],
  {
    ues: 1,
    async run(context) {
      const ue = context.take();
      await given(context, ue, { profile: full });
      const outcome = await context.send(toRegister(context, ue, { profile: full, step: 'the equal registration' }));
      expectAnswered(context, 'R-60', outcome);
      const after = await context.observe(ue, true);
      if (!after.seen) return context.unobserved('R-60', after.why);
      const isDroppedLegally = outcome.kind === 'rejected' && !after.registered;
      const count = after.records?.length ?? 1;
      if (!isDroppedLegally && (!after.registered || count !== 1))
        throw new Failure('R-60', `one registration of ${shown(ue)}`, after.registered ? `${count} of them` : 'none');
      return context.met('R-60');
    },
  },
);

const otherProfile = bo(
  'other-profile',
  'A registration with another profile replaces the old one or is refused, and mixes nothing',
  ['R-62'],
  {
    ues: 1,
    async run(context) {
      const ue = context.take();
      await given(context, ue, { profile: full });
      const outcome = await context.send(
        toRegister(context, ue, { profile: other, step: 'register with another profile' }),
      );
      expectAnswered(context, 'R-62', outcome);
      const after = await context.observe(ue, true);
      if (!after.seen || after.by === 'answers')
        return context.unobserved('R-62', after.seen ? 'the profile does not show' : after.why);
      const stored = after.records?.[0]?.profile;
      // A redirect says neither that the profile was taken nor that it was refused.
      if (outcome.refusal === 'redirect' && disagreement(full, stored) === undefined) return context.met('R-62');
      if (outcome.kind === 'rejected' && outcome.refusal !== 'redirect') {
        if (after.registered && disagreement(full, stored) !== undefined)
          throw new Failure('R-62', `the old profile, unchanged: ${JSON.stringify(full)}`, JSON.stringify(stored));
        return context.met('R-62');
      }
      const leftovers = traces(full, other, stored);
      const difference = disagreement(other, stored);
      if (difference !== undefined || leftovers.length > 0)
        throw new Failure(
          'R-62',
          `the new profile only: ${JSON.stringify(other)}`,
          `${JSON.stringify(stored)} (${difference ?? `${leftovers.join(', ')} of the old one`})`,
        );
      return context.met('R-62');
    },
  },
);

const secondGateway = bo(
  'second-gateway',
  'A UE that a second gateway registers belongs to one gateway, as the answer says',
  ['R-63'],
  {
    ues: 1,
    needs: ['secondGateway'],
    async run(context) {
      const ue = context.take();
      const [first, second] = [context.cast.gateway.mgwServiceId, context.cast.secondGateway?.mgwServiceId ?? ''];
      await given(context, ue);
      const outcome = await context.send(
        toRegister(context, ue, { gateway: second, step: 'register through the second gateway' }),
      );
      expectAnswered(context, 'R-63', outcome);
      const after = await context.observe(ue, true);
      if (!after.seen || after.by === 'answers')
        return context.unobserved('R-63', after.seen ? 'the gateway does not show' : after.why);
      const owners = (after.records ?? []).map((record) => record.mgwServiceId);
      const legal = outcome.refusal === 'redirect' ? [first, second] : [outcome.kind === 'accepted' ? second : first];
      const isDroppedLegally = outcome.kind === 'rejected' && owners.length === 0;
      if (!isDroppedLegally && (owners.length !== 1 || !legal.includes(String(owners[0]))))
        throw new Failure(
          'R-63',
          `one registration, of ${legal.join(' or ')}`,
          `${owners.length}: ${JSON.stringify(owners)}`,
        );
      return context.met('R-63');
    },
  },
);

const afterDeregistration = bo(
  'after-deregistration',
  'A de-registered UE can be registered again, without its former profile',
  ['R-64', 'R-05'],
  {
    ues: 1,
    async run(context) {
      const ue = context.take();
      await given(context, ue, { profile: full });
      await gone(context, ue);
      expectAccepted(
        context,
        'R-64',
        await context.send(toRegister(context, ue, { step: 'register again, without a profile' })),
      );
      const observation = await expectStored(context, ue);
      if (!observation.seen || observation.by === 'answers') return;
      const left = traces(full, undefined, observation.records?.[0]?.profile);
      if (left.length > 0) throw new Failure('R-64', 'no trace of the former profile', `${left.join(', ')} of it`);
      context.met('R-64');
    },
  },
);

const afterDeregistrationOther = bo(
  'after-deregistration/other-profile',
  'A de-registered UE can be registered with another profile',
  ['R-64', 'R-06'],
  {
    ues: 1,
    async run(context) {
      const ue = context.take();
      await given(context, ue, { profile: full });
      await gone(context, ue);
      expectAccepted(
        context,
        'R-64',
        await context.send(toRegister(context, ue, { profile: other, step: 'register again, with another profile' })),
      );
      const observation = await expectStored(context, ue, { profile: other });
      const stored = observation.seen ? observation.records?.[0]?.profile : undefined;
      const left = traces(full, other, stored);
      if (left.length > 0) throw new Failure('R-64', 'no trace of the former profile', `${left.join(', ')} of it`);
    },
  },
);

const severalUes = bo('several-ues', 'One gateway registers several UEs, and each is stored', ['R-12', 'R-05'], {
  ues: 2,
  wishes: 15,
  async run(context) {
    const ues = context.takeSome(5);
    for (const ue of ues) expectAccepted(context, 'R-12', await context.send(toRegister(context, ue)));
    for (const ue of ues) await expectStored(context, ue, { requirement: 'R-12' });
  },
});

const otherConnection = bo('other-connection', 'A registration outlives the connection it came on', ['R-65'], {
  ues: 1,
  async run(context) {
    const ue = context.take();
    await given(context, ue, { connection: 'own' });
    await expectStored(context, ue, { requirement: 'R-65' });
  },
});

const neverRegistered = bo('never-registered', 'A UE that was never registered is not stored', ['W-12'], {
  ues: 1,
  async run(context) {
    const after = await expectNotStored(context, context.take(), 'W-12');
    if (!after.seen) throw new NoVerdict(after.why);
  },
});

/** Clause 8.2.3, repeated and inopportune registrations. */
export const registrationStatePurposes: readonly Purpose[] = [
  equalAgain,
  otherProfile,
  secondGateway,
  afterDeregistration,
  afterDeregistrationOther,
  severalUes,
  otherConnection,
  neverRegistered,
];
