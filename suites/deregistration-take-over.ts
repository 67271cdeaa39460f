import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { Purpose } from './purpose.ts';
import { given, shown, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);

/** Clause 8.2.4 step 3: a de-registration names the UE, so what any gateway registered of it is deleted. */
export const deregistrationTakeOver: Purpose = {
  id: 'DEREG/BO/after-take-over',
  title: 'One de-registration ends what two gateways registered of a UE',
  verifies: ['D-05'],
  needs: ['secondGateway'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    const gateway = context.cast.secondGateway?.mgwServiceId ?? '';
    await given(context, ue, { profile: full });
    await context.send(toRegister(context, ue, { gateway, step: 'register through the second gateway' }));
    const leaving = await context.send(toDeregister(ue));
    // A gateway need not be allowed to de-register the UE of another, nor a UE be kept whose registration is refused.
    if (leaving.kind !== 'accepted')
      return context.unobserved('D-05', `the de-registration was not accepted (${leaving.text})`);
    const left = await context.observe(ue, false);
    if (!left.seen) return context.unobserved('D-05', left.why);
    if (!left.registered) return context.met('D-05');
    await context.send(toDeregister(ue, { step: 'the same de-registration again' }));
    const after = await context.observe(ue, false);
    // Where the wire or the connection says which registration is to end, the same request ends no other one.
    if (!after.seen || after.registered)
      return context.unobserved('D-05', 'the de-registration may be about the registration by one gateway only');
    const got = 'it is registered, until the same de-registration is sent again';
    throw new Failure('D-05', `no registration of ${shown(ue)} after the first de-registration`, got, {
      shownBy: left,
    });
  },
};
