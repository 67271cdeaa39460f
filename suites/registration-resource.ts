import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

/** Wires on which a registration is a resource: what de-registers a UE is the Location that its registration was given. */
export const registrationResourcePurposes: readonly Purpose[] = [
  {
    id: 'REG/BV/registration-resource',
    title: 'The Location of a registration is the resource that de-registers this UE and no other',
    verifies: ['R-20', 'D-06'],
    ues: 2,
    async run(context) {
      const [ue, other] = [await context.take(), await context.take()];
      const outcome = await given(context, ue);
      if (outcome.registration === undefined)
        throw new Failure('R-20', 'a Location with the registration', `none (${outcome.text})`);
      await given(context, other);
      expectAccepted(
        context,
        'R-20',
        await context.send(toDeregister(ue, { step: 'de-register by the Location of the registration' })),
      );
      await expectNotStored(context, ue, 'R-20');
      await expectStored(context, other, { requirement: 'D-06' });
    },
  },
  {
    id: 'REG/BV/registration-resource/updated',
    title: 'The Location of a repeated registration is a resource that de-registers the UE',
    verifies: ['R-20'],
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue);
      const again = await context.send(toRegister(context, ue, { step: 'register again' }));
      if (again.kind === 'accepted' && again.registration === undefined)
        throw new Failure('R-20', 'a Location with the updated registration', `none (${again.text})`);
      expectAccepted(
        context,
        'R-20',
        await context.send(toDeregister(ue, { step: 'de-register by the last Location' })),
      );
      await expectNotStored(context, ue, 'R-20');
    },
  },
];
