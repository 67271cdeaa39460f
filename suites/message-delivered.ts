import { expectDelivered } from './expect-message.ts';
import { expectTaken, free as freeUe } from './free-ue.ts';
import type { UeIdentity } from './identity.ts';
import { bothGateways, gatewaysOf, messagePurpose, secondOf } from './message-purpose.ts';
import type { Arrival } from './messages.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const valid: readonly Purpose[] = [
  messagePurpose(
    'REG/BV/message/gateway',
    'A message for a registered UE comes to its gateway, once',
    ['R-16', 'M-01', 'M-05', 'R-05'],
    {
      ues: 1,
      async run(context) {
        const ue = await context.take();
        await given(context, ue);
        await expectDelivered(context, ue);
      },
    },
  ),
  messagePurpose(
    'REG/BV/message/empty-profile',
    'A message for a UE that is registered with an empty profile comes to its gateway, once',
    ['R-16', 'M-01', 'M-05', 'R-05'],
    {
      ues: 1,
      async run(context) {
        const ue = await context.take();
        await given(context, ue, { profile: {} });
        await expectDelivered(context, ue);
      },
    },
  ),
  messagePurpose(
    'REG/BV/message/second-gateway',
    'Messages for UEs of two gateways come to the gateway of each and to no other',
    ['M-01', 'R-16', 'M-05', 'R-05'],
    {
      ues: 2,
      needs: bothGateways,
      async run(context) {
        for (const gateway of gatewaysOf(context)) {
          const ue = await context.take();
          await given(context, ue, { gateway });
          await expectDelivered(context, ue, { gateway });
        }
      },
    },
  ),
  messagePurpose(
    'REG/BV/message/several-ues',
    'Messages that are sent at the same time come to the gateway of each UE',
    ['M-01', 'R-16', 'M-05', 'R-05'],
    {
      ues: 4,
      async run(context) {
        const gateways = gatewaysOf(context);
        const pairs: (readonly [UeIdentity, string])[] = [];
        for (let count = 0; count < 4; count++)
          pairs.push([await context.take(), gateways[count % gateways.length] ?? '']);
        for (const [ue, gateway] of pairs) await given(context, ue, { gateway });
        await Promise.all(pairs.map(([ue, gateway]) => expectDelivered(context, ue, { gateway })));
      },
    },
  ),
];

/** What is often lost on the way. */
const payloads: readonly ((text: string) => string)[] = [
  (text) => ` ${text} \n`,
  (text) => `${text} \u00e9\u5b57\u{1f600} "\\/\t<&>%41+`,
  (text) => `${text}${'x'.repeat(500)}.`,
];

const nothingCame = 'the server does not deliver such a message';

function expectAsSent(arrival: Arrival): void {
  const { change } = arrival;
  if (change !== undefined) throw new Failure(change.requirement, change.expected, change.got, { shownBy: arrival });
}

const free: Purpose = messagePurpose(
  'REG/BV/message/free-identity',
  'A message for a UE whose UE Service ID has letters of both cases comes with that UE as its destination',
  ['M-09', 'R-16', 'M-01', 'M-05', 'R-05'],
  {
    ues: 0,
    needs: ['freeUe'],
    async run(context) {
      const ue = await freeUe(context, `${context.nonce()}-Meter-aB`);
      expectTaken(await context.send(toRegister(context, ue)));
      await expectDelivered(context, ue);
      const [arrival] = await context.messages.arrivals(await context.messages.send(ue));
      if (arrival === undefined) return context.unobserved('M-09', nothingCame);
      expectAsSent(arrival);
      context.met('M-09');
    },
  },
);

/** A payload that the server does not take says nothing. */
const payload = messagePurpose(
  'REG/BV/message/payload',
  'Payloads with spaces around them, with characters of all sorts, and long ones come as they were sent',
  ['M-10', 'R-16', 'M-01', 'M-05', 'R-05'],
  {
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue);
      await expectDelivered(context, ue);
      context.unobserved('M-10', nothingCame);
      for (const payloadOf of payloads) {
        const [arrival] = await context.messages.arrivals(await context.messages.send(ue, payloadOf));
        if (arrival === undefined) continue;
        expectAsSent(arrival);
        context.met('M-10');
      }
    },
  },
);

const inopportune: readonly Purpose[] = [
  messagePurpose(
    'REG/BO/message/equal-again',
    'A message for a UE that was registered twice comes to its gateway once',
    ['M-05', 'R-16', 'M-01'],
    {
      ues: 1,
      async run(context) {
        const ue = await context.take();
        await given(context, ue);
        const again = await context.send(toRegister(context, ue, { step: 'register again, equally' }));
        // A server that drops a UE whose repeated registration it refuses is legal.
        if (again.kind !== 'accepted') await context.send(toRegister(context, ue, { step: 'register once more' }));
        await expectDelivered(context, ue);
      },
    },
  ),
  messagePurpose(
    'REG/BO/message/after-deregistration',
    'A message for a UE that left and came back comes to its gateway once',
    ['M-05', 'R-16', 'M-01'],
    {
      ues: 1,
      async run(context) {
        const ue = await context.take();
        await given(context, ue);
        await gone(context, ue);
        await given(context, ue, { step: 'register again' });
        await expectDelivered(context, ue);
      },
    },
  ),
  messagePurpose(
    'REG/BO/message/other-gateway',
    'A message for a UE that came back through another gateway comes to that gateway only',
    ['M-01', 'R-16', 'M-05'],
    {
      ues: 1,
      needs: bothGateways,
      async run(context) {
        const ue = await context.take();
        const gateway = secondOf(context);
        await given(context, ue);
        await expectDelivered(context, ue);
        await gone(context, ue);
        await given(context, ue, { gateway, step: 'register again, through the second gateway' });
        await expectDelivered(context, ue, { gateway });
      },
    },
  ),
];

/** Clause 5.3.2.2: who is registered gets messages, through the gateway that registered it. */
export const messageDeliveredPurposes: readonly Purpose[] = [...valid, payload, free, ...inopportune];
