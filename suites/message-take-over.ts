import type { Context } from './context.ts';
import { cameTo, witnessed } from './expect-message.ts';
import { expectRejected } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { Outcome } from './iut.ts';
import { bothGateways, messagePurpose, secondOf } from './message-purpose.ts';
import type { Arrival } from './messages.ts';
import type { Purpose } from './purpose.ts';
import { given, shown, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

/** The gateways that get a message after the second one registered the UE too, held against the answer. */
function judgeTakeOver({ kind, refusal }: Outcome, arrivals: readonly Arrival[], context: Context): void {
  const [first] = arrivals;
  const came = new Set(arrivals.map(({ gateway }) => gateway));
  const shownBy = first && { shownBy: first };
  if (came.size > 1) throw new Failure('M-06', 'the message to come to one gateway', cameTo(arrivals), shownBy);
  const isSecond = first?.gateway === secondOf(context);
  const [mine, other] = [secondOf(context), context.cast.gateway.mgwServiceId].map((id) => JSON.stringify(id));
  if (kind === 'accepted' && first !== undefined && !isSecond)
    throw new Failure('M-01', `the gateway ${mine}, whose registration succeeded`, cameTo(arrivals), shownBy);
  if (kind === 'rejected' && refusal !== 'redirect' && isSecond)
    throw new Failure('M-06', `the gateway ${other}, since the second one was refused`, cameTo(arrivals), shownBy);
  context.met('M-06');
}

const takeOver = messagePurpose(
  'REG/BO/message/take-over',
  'A message for a UE that a second gateway registers comes to one gateway, as the answer says',
  ['M-06', 'M-01', 'R-16'],
  {
    ues: 2,
    needs: bothGateways,
    async run(context) {
      const [witness, ue] = [await context.take(), await context.take()];
      await given(context, witness);
      await given(context, ue);
      const change = { gateway: secondOf(context), step: 'register through the second gateway' };
      const outcome = await context.send(toRegister(context, ue, change));
      const message = await context.messages.send(ue);
      await witnessed(context, witness);
      if (outcome.kind === 'accepted' && (await context.messages.arrivals(message)).length === 0)
        throw new Failure('R-16', `the message for ${shown(ue)} to come to a gateway`, message.story, {
          shownBy: message,
        });
      judgeTakeOver(outcome, context.messages.seen(message), context);
    },
  },
);

const refused = messagePurpose(
  'REG/BO/message/refused-take-over',
  'A registration through a second gateway that is refused does not turn the messages for the UE there',
  ['S-08', 'M-06'],
  {
    ues: 2,
    needs: bothGateways,
    async run(context) {
      const [witness, ue] = [await context.take(), await context.take()];
      await given(context, witness);
      await given(context, ue);
      const change = {
        gateway: secondOf(context),
        credential: context.cast.wrongCredential,
        flaw: wrongValue('ueCredentialInformation'),
        step: 'register through the second gateway, with a wrong credential',
      };
      const outcome = await context.send(toRegister(context, ue, change));
      expectRejected(context, 'S-08', outcome);
      const message = await context.messages.send(ue);
      await witnessed(context, witness);
      const arrivals = context.messages.seen(message);
      if (arrivals.length > 0) judgeTakeOver(outcome, arrivals, context);
      else context.unobserved('M-06', 'no message comes after the refusal, which may have ended the registration');
    },
  },
);

/** Table 8.2.3-1: the MGW Service ID says where messages go. */
export const messageTakeOverPurposes: readonly Purpose[] = [takeOver, refused];
