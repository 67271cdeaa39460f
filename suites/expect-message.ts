import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import type { UeIdentity } from './identity.ts';
import type { Arrival, Message } from './messages.ts';
import { shown } from './step.ts';
import { Failure, Inconclusive } from './verdict.ts';

/** Where messages for a UE are to come, and what is violated where none comes. */
export interface Wanted {
  readonly gateway?: string;
  readonly requirement?: RequirementId;
}

/** Asks with new messages until it holds, or fails for those that were sent after the settle time. */
async function onceSettled(
  { messages }: Context,
  ask: (sent: (message: Message) => void) => Promise<void>,
): Promise<void> {
  let begun: Message | undefined;
  for (;;) {
    let first: Message | undefined;
    try {
      return await ask((message) => {
        begun ??= message;
        first ??= message;
      });
    } catch (error) {
      const isEarly = begun !== undefined && first !== undefined && !messages.isSettled(begun, first);
      if (!(error instanceof Failure) || !isEarly) throw error;
    }
  }
}

/** Messages for the UE come to its gateway, each once, and to no other; two of them tell a habit from an accident. */
export async function expectDelivered(context: Context, ue: UeIdentity, wanted: Wanted = {}): Promise<void> {
  const { gateway = context.cast.gateway.mgwServiceId, requirement = 'R-16' } = wanted;
  await onceSettled(context, (sent) => twiceDelivered(context, ue, { gateway, requirement, sent }));
  for (const met of [requirement, 'R-16', 'R-05', 'M-01', 'M-05'] as const) context.met(met);
}

interface Awaited extends Required<Wanted> {
  /** Is told of each message. */
  readonly sent: (message: Message) => void;
}

async function twiceDelivered(context: Context, ue: UeIdentity, wanted: Awaited): Promise<void> {
  const messages: Message[] = [];
  for (let time = 0; time < 2; time++) messages.push(await arrived(context, ue, wanted));
  for (const message of messages) await context.messages.lull(message);
  const all = messages.map((message) => context.messages.seen(message));
  for (const arrivals of all) expectGateway(arrivals, wanted.gateway);
  const twice = all.every(({ length }) => length > 1) ? all[0] : undefined;
  if (twice !== undefined)
    throw new Failure('M-05', `each message for ${shown(ue)} once`, `each of them ${twice.length} times`, {
      shownBy: twice[1],
    });
}

async function arrived(context: Context, ue: UeIdentity, wanted: Awaited): Promise<Message> {
  const message = await context.messages.send(ue);
  wanted.sent(message);
  if ((await context.messages.arrivals(message)).length > 0) return message;
  const expected = `the message for ${shown(ue)} to come to the gateway ${JSON.stringify(wanted.gateway)}`;
  throw new Failure(wanted.requirement, expected, `nothing came: ${message.story}`, { shownBy: message });
}

function expectGateway(arrivals: readonly Arrival[], gateway: string): void {
  const stray = arrivals.find((arrival) => arrival.gateway !== gateway);
  if (stray === undefined) return;
  const expected = `the message to come to the gateway ${JSON.stringify(gateway)} only`;
  throw new Failure('M-01', expected, cameTo(arrivals), { shownBy: stray });
}

/** The gateways that got it, in words. */
export const cameTo = (arrivals: readonly Arrival[]): string =>
  `it came to ${[...new Set(arrivals.map(({ gateway }) => JSON.stringify(gateway)))].join(' and ')}`;

/**
 * No message for the UE comes to any gateway. That nothing comes is shown by what comes instead: a later message for
 * another UE, which is registered.
 */
export async function expectUndelivered(
  context: Context,
  { ue, witness }: { readonly ue: UeIdentity; readonly witness: UeIdentity },
  requirement: RequirementId,
): Promise<void> {
  await onceSettled(context, async (sent) => {
    const message = await context.messages.send(ue);
    sent(message);
    await witnessed(context, witness);
    const arrivals = context.messages.seen(message);
    if (arrivals.length > 0)
      throw new Failure(requirement, `no gateway to get a message for ${shown(ue)}`, cameTo(arrivals), {
        shownBy: arrivals[0],
      });
  });
  context.met(requirement);
}

/** Waits until a message for a registered UE has come, and as long again. */
export async function witnessed(context: Context, witness: UeIdentity): Promise<void> {
  const later = await context.messages.send(witness);
  if ((await context.messages.arrivals(later)).length === 0)
    throw new Inconclusive(
      'precondition',
      `precondition: a message for ${shown(witness)}, which is registered, did not come (${later.story}), so that silence says nothing`,
    );
  await context.messages.lull(later);
}
