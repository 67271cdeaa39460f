import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

/** Wires on which what de-registers a UE is what the answer to its registration called it: a Location, or an id. */
export const registrationResourcePurposes: readonly Purpose[] = [
  {
    id: 'REG/BV/registration-resource',
    title: 'What the answer to a registration calls it de-registers this UE and no other',
    verifies: ['R-20', 'D-06'],
    ues: 2,
    async run(context) {
      const [ue, other] = [await context.take(), await context.take()];
      const outcome = await given(context, ue);
      if (outcome.registration === undefined)
        throw new Failure('R-20', 'an answer that says what de-registers the UE', `none (${outcome.text})`, {
          shownBy: outcome,
        });
      await given(context, other);
      expectAccepted(
        context,
        'R-20',
        await context.send(toDeregister(ue, { step: 'de-register by what the answer to the registration called it' })),
      );
      await expectNotStored(context, ue, 'R-20');
      await expectStored(context, other, { requirement: 'D-06' });
    },
  },
  {
    id: 'REG/BV/registration-resource/updated',
    title: 'After a repeated registration too, what its answer calls it de-registers the UE',
    verifies: ['R-20'],
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue);
      const again = await context.send(toRegister(context, ue, { step: 'register again' }));
      const broken = again.checks.find(({ requirement, holds }) => requirement === 'R-20' && !holds);
      if (broken !== undefined)
        throw new Failure('R-20', broken.expected, `${broken.got} (${again.text})`, { shownBy: again });
      const step = 'de-register by what the answers called it last';
      const outcome = await context.send(toDeregister(ue, { step }));
      if (again.kind === 'rejected' && outcome.refusal === 'not-found')
        return context.unobserved('R-20', 'the refusal of the repeated registration ended the one before');
      expectAccepted(context, 'R-20', outcome);
      await expectNotStored(context, ue, 'R-20');
    },
  },
  {
    id: 'REG/BV/registration-resource/longer',
    title: 'What is called like a registration, but for one letter more, de-registers nobody',
    verifies: ['R-20'],
    ues: 2,
    async run(context) {
      const [ue, other] = [await context.take(), await context.take()];
      await given(context, ue);
      const step = 'de-register what is called like the registration, with one letter more';
      await context.send({ ...toDeregister(other, { step }), lengthens: ue.ueServiceId });
      await expectStored(context, ue, { requirement: 'R-20' });
    },
  },
];
