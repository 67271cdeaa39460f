import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import { expectAccepted, expectAnswered, expectNotStored, expectStored } from './expect.ts';
import { absentUe } from './flaw.ts';
import { expectLeft } from './left.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, toDeregister, toRegister } from './step.ts';

const full = fullOf(registrationRequest.ies[3]);

const bo = (id: string, title: string, verifies: Purpose['verifies'], rest: Pick<Purpose, 'ues' | 'run'>): Purpose => ({
  id: `DEREG/BO/${id}`,
  title,
  verifies,
  ...rest,
});

/** Clause 8.2.4, de-registrations that come too early, too late or again, and what they leave. */
export const deregistrationStatePurposes: readonly Purpose[] = [
  bo(
    'never-registered',
    'De-registration of a UE that was never registered gets a defined answer',
    ['D-10', 'D-06', 'R-70'],
    {
      ues: 2,
      async run(context) {
        const [other, ue] = [await context.take(), await context.take()];
        const witness = await context.send(toRegister(context, other, { step: 'register another UE' }));
        expectAnswered(
          context,
          'D-10',
          await context.send({ ...toDeregister(ue, { flaw: absentUe }), verifies: 'D-10' }),
        );
        await expectNotStored(context, ue, 'D-10');
        if (witness.kind === 'accepted') await expectStored(context, other, { requirement: 'D-06' });
        expectAccepted(context, 'R-70', await context.send(toRegister(context, ue)));
      },
    },
  ),
  bo('second', 'A second de-registration gets a defined answer and the UE stays de-registered', ['D-11'], {
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue);
      await gone(context, ue);
      expectAnswered(
        context,
        'D-11',
        await context.send({
          ...toDeregister(ue, { flaw: absentUe }),
          verifies: 'D-11',
          step: 'the second de-registration',
        }),
      );
      await expectLeft(context, ue, 'D-11');
    },
  }),
  bo('other-ue', 'De-registration leaves the other UEs of the gateway registered', ['D-06', 'D-05'], {
    ues: 3,
    async run(context) {
      const [before, ue, after] = [await context.take(), await context.take(), await context.take()];
      for (const one of [before, ue, after]) await given(context, one, { profile: full });
      await gone(context, ue);
      await expectStored(context, before, { requirement: 'D-06', profile: full });
      await expectStored(context, after, { requirement: 'D-06', profile: full });
    },
  }),
  bo('after-update', 'One de-registration ends a registration that was repeated', ['D-05', 'D-02'], {
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue);
      const again = await context.send(
        toRegister(context, ue, { profile: full, step: 'register again, with a profile' }),
      );
      const leaving = await context.send(toDeregister(ue));
      // A server that drops a UE whose repeated registration it refuses is legal.
      if (again.kind === 'rejected' && leaving.kind === 'rejected')
        return context.unobserved('D-05', 'the server dropped the UE when it refused the second registration');
      expectAccepted(context, 'D-02', leaving);
      await expectNotStored(context, ue, 'D-05');
    },
  }),
  bo('after-equal', 'One de-registration ends a registration that was repeated as it was', ['D-05', 'D-02'], {
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue, { profile: full });
      for (const time of ['once', 'twice'])
        await context.send(toRegister(context, ue, { profile: full, step: `register again, ${time}` }));
      // A server that drops a UE whose repeated registration it refuses is legal.
      const leaving = await context.send(toDeregister(ue));
      if (leaving.kind !== 'accepted')
        return context.unobserved('D-05', 'the server dropped the UE when it refused a further registration');
      await expectNotStored(context, ue, 'D-05');
    },
  }),
  bo('gateway-goes-on', 'After a de-registration the gateway registers and de-registers others', ['D-18'], {
    ues: 2,
    async run(context) {
      const [ue, next] = [await context.take(), await context.take()];
      await given(context, ue);
      await gone(context, ue);
      expectAccepted(context, 'D-18', await context.send(toRegister(context, next)));
      expectAccepted(context, 'D-18', await context.send(toDeregister(next)));
    },
  }),
];
