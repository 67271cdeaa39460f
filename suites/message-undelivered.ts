import type { Context } from './context.ts';
import { expectDelivered, expectUndelivered } from './expect-message.ts';
import { wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { messagePurpose } from './message-purpose.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, registrationOf, toDeregister, toRegister } from './step.ts';
import { NoVerdict } from './verdict.ts';

const delivered = ['R-16', 'M-01', 'M-05', 'R-05'] as const;

/** A registration that is refused; afterwards messages for the UE come nowhere, and after a valid one they do come. */
const refused = (
  [id, title]: readonly [string, string],
  ask: (context: Context, ue: UeIdentity) => Promise<Outcome>,
): Purpose =>
  messagePurpose(`REG/BI/message/${id}`, title, ['M-03', ...delivered], {
    ues: 2,
    async run(context) {
      const [witness, ue] = [await context.take(), await context.take()];
      await given(context, witness);
      expectRefusal(await ask(context, ue));
      await expectUndelivered(context, { ue, witness }, 'M-03');
      await given(context, ue);
      await expectDelivered(context, ue);
    },
  });

/** That it is refused is a matter of other purposes. */
function expectRefusal({ kind, text }: Outcome): void {
  if (kind !== 'rejected') throw new NoVerdict(`the request is not refused (${text})`);
}

const wrongCredential = ({ cast }: Context) =>
  ({ credential: cast.wrongCredential, flaw: wrongValue('ueCredentialInformation') }) as const;

function withoutGateway(context: Context, ue: UeIdentity): Promise<Outcome> {
  const { mgwServiceId: _, ...message } = registrationOf(context, ue);
  const flaw = {
    ie: ['mgwServiceId'],
    reads: ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'],
  } as const;
  return context.send({
    operation: 'register',
    message,
    flaw: { ...flaw, isMalformed: true },
    step: 'register without a gateway',
  });
}

/** Clauses 8.2.3 step 2 and 8.2.4: who is not registered, or not any more, gets no messages. */
export const messageUndeliveredPurposes: readonly Purpose[] = [
  refused(['wrong-credential', 'A registration with a wrong credential makes no message come'], (context, ue) =>
    context.send(toRegister(context, ue, wrongCredential(context))),
  ),
  refused(['no-gateway', 'A registration without an MGW Service ID makes no message come'], withoutGateway),
  messagePurpose(
    'DEREG/BI/message/wrong-credential',
    'A refused de-registration leaves messages for the UE coming',
    ['M-07', ...delivered],
    {
      ues: 1,
      async run(context) {
        const ue = await context.take();
        await given(context, ue);
        expectRefusal(await context.send(toDeregister(ue, wrongCredential(context))));
        await expectDelivered(context, ue, { requirement: 'M-07' });
      },
    },
  ),
  messagePurpose('REG/BO/message/never-registered', 'No message comes for a UE that was never registered', ['M-03'], {
    ues: 2,
    async run(context) {
      const [witness, ue] = [await context.take(), await context.take()];
      await given(context, witness);
      await expectUndelivered(context, { ue, witness }, 'M-03');
    },
  }),
  messagePurpose('DEREG/BV/message/undelivered', 'No message comes for a UE that is de-registered', ['M-02', 'D-05'], {
    ues: 2,
    async run(context) {
      const [witness, ue] = [await context.take(), await context.take()];
      await given(context, witness);
      await given(context, ue);
      await expectDelivered(context, ue);
      await gone(context, ue);
      await expectUndelivered(context, { ue, witness }, 'M-02');
      context.met('D-05');
    },
  }),
  messagePurpose(
    'DEREG/BO/message/other-ue',
    'De-registration of one UE leaves messages for the others coming',
    ['M-04', 'M-02', ...delivered, 'D-06'],
    {
      ues: 3,
      async run(context) {
        const [before, ue, after] = [await context.take(), await context.take(), await context.take()];
        for (const one of [before, ue, after]) await given(context, one);
        await gone(context, ue);
        for (const one of [before, after]) await expectDelivered(context, one, { requirement: 'M-04' });
        await expectUndelivered(context, { ue, witness: after }, 'M-02');
        context.met('D-06');
      },
    },
  ),
];
