import type { Json } from '../fixtures/json.ts';
import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import { expectAccepted, expectStored } from './expect.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, shown, toDeregister, toRegister } from './step.ts';
import { Failure, Inconclusive, NoVerdict } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);
const other = { communicationAvailability: { periodicTime: 60, storeAndForwardIndication: false } };

const bo = (
  id: string,
  title: string,
  verifies: Purpose['verifies'],
  rest: Pick<Purpose, 'ues' | 'wishes' | 'alone' | 'run' | 'needs'>,
): Purpose => ({
  id: `REG/BO/${id}`,
  title,
  verifies,
  ...rest,
});

const afterDeregistration = bo(
  'after-deregistration',
  'A de-registered UE can be registered again, without its former profile',
  ['R-64', 'R-05'],
  {
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue, { profile: full });
      await gone(context, ue);
      expectAccepted(
        context,
        'R-64',
        await context.send(toRegister(context, ue, { step: 'register again, without a profile' })),
      );
      await expectStored(context, ue, { former: full });
    },
  },
);

const afterDeregistrationWith = (label: string, title: string, profile: Json): Purpose =>
  bo(`after-deregistration/${label}-profile`, `A de-registered UE can be registered with ${title}`, ['R-64', 'R-06'], {
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue, { profile: full });
      await gone(context, ue);
      const again = toRegister(context, ue, { profile, step: `register again, with ${title}` });
      expectAccepted(context, 'R-64', await context.send(again));
      await expectStored(context, ue, { profile, former: full });
    },
  });

const afterDeregistrationGateway = bo(
  'after-deregistration/other-gateway',
  'A de-registered UE that another gateway registers belongs to that gateway',
  ['R-64', 'R-13'],
  {
    ues: 1,
    needs: ['secondGateway'],
    async run(context) {
      const ue = await context.take();
      const gateway = context.cast.secondGateway?.mgwServiceId ?? '';
      await given(context, ue, { profile: full });
      await gone(context, ue);
      const again = toRegister(context, ue, { gateway, step: 'register again, through the second gateway' });
      expectAccepted(context, 'R-64', await context.send(again));
      await expectStored(context, ue, { gateway, former: full });
    },
  },
);

const severalUes = bo('several-ues', 'One gateway registers several UEs, and each is stored', ['R-12', 'R-05'], {
  ues: 2,
  wishes: 15,
  async run(context) {
    const ues = await context.takeSome(5);
    for (const ue of ues) expectAccepted(context, 'R-12', await context.send(toRegister(context, ue)));
    for (const ue of ues) await expectStored(context, ue, { requirement: 'R-12' });
  },
});

const otherConnection = bo('other-connection', 'A registration outlives the connection it came on', ['R-65'], {
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue, { connection: 'own' });
    await expectStored(context, ue, { requirement: 'R-65' });
  },
});

/**
 * Before others try to register that UE. What a former run left is removed by de-registration; what a look-up makes up is not.
 */
const neverRegistered = bo('never-registered', 'A UE that was never registered is not stored', ['W-12'], {
  ues: 0,
  alone: true,
  needs: ['unknownUe'],
  async run(context) {
    const ue = context.cast.unknownUe;
    if (ue === undefined) throw new Inconclusive('configuration', 'the PIXIT names no unknownUe');
    let after = await context.observe(ue, false);
    if (after.seen && after.registered) {
      await context.send(toDeregister(ue));
      after = await context.observe(ue, false);
    }
    if (!after.seen) throw new NoVerdict(after.why);
    if (after.by === 'answers') throw new NoVerdict('no look-up shows what is stored');
    if (after.registered)
      throw new Failure('W-12', `no registration of ${shown(ue)}`, JSON.stringify(after.records), { shownBy: after });
    context.met('W-12');
  },
});

/** Clause 8.2.3, repeated and inopportune registrations. */
export const registrationStatePurposes: readonly Purpose[] = [
  afterDeregistration,
  afterDeregistrationWith('other', 'another profile', other),
  afterDeregistrationWith('empty', 'an empty profile', {}),
  afterDeregistrationGateway,
  severalUes,
  otherConnection,
  neverRegistered,
];
