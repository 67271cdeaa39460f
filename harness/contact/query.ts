import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { type Change, toRegister } from '../../suites/step.ts';
import { NoVerdict } from '../../suites/verdict.ts';
import type { RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { readBody } from '../binding/body.ts';
import { Courier } from '../engine/courier.ts';
import type { World } from '../engine/world.ts';
import { isLoss } from '../transport/transport.ts';

/** An answer, and what is left of it once everything is taken out that repeats the request or changes by itself. */
export interface Reply {
  readonly outcome: Outcome;
  readonly packet?: ResponsePacket;
  /** What was asked, with what the gateway shows. */
  readonly sent: RequestPacket;
  readonly path: string;
  /** Two replies that say the same have the same likeness. */
  readonly likeness: string;
}

type Tamper = (packet: RequestPacket) => RequestPacket;

/** Asks one thing of a server that is being got to know; undefined where the binding cannot say it. What gets registered by it is removed. */
export async function query(world: World, stimulus: Stimulus, tamper?: Tamper): Promise<Reply | undefined> {
  const { transport } = world;
  const exchange: World['transport']['exchange'] = (packet, carriage) =>
    transport.exchange(tamper?.(packet) ?? packet, carriage);
  try {
    const courier = new Courier({ ...world, transport: { ...transport, exchange } });
    const { outcome, record } = await courier.send(stimulus);
    const ue = ueOf(stimulus);
    if (stimulus.operation === 'register' && outcome.kind === 'accepted' && ue) await removed(world, ue, 'clean up');
    const packet = isLoss(record.answer) ? undefined : record.answer;
    const sent = tamper?.(record.packet) ?? record.packet;
    const { path } = sent;
    return {
      outcome,
      sent,
      path,
      likeness: likenessOf(outcome, { packet, path, stimulus }),
      ...(packet && { packet }),
    };
  } catch (error) {
    if (error instanceof NoVerdict) return undefined;
    throw error;
  }
}

/** De-registers a UE, where it is known how. */
export async function removed(world: World, ue: UeIdentity, step: string): Promise<void> {
  const { binding, memory } = world;
  if (binding.needsRegistration === true && !memory.hasRegistration(ue.ueServiceId)) return;
  await new Courier(world).remove(ue, step);
}

/** The UE that a message is about, where it names one. */
function ueOf({ message }: Stimulus): UeIdentity | undefined {
  const [ueServiceId, credential] = [message['ueServiceId'], message['ueCredentialInformation']];
  return typeof ueServiceId === 'string' && typeof credential === 'string' ? { ueServiceId, credential } : undefined;
}

/** Asks for a registration that differs from the plain one by the change. */
export const queryRegistration = (world: World, ue: UeIdentity, change: Change = {}): Promise<Reply | undefined> =>
  query(world, toRegister(world, ue, change));

function likenessOf(
  outcome: Outcome,
  given: { readonly packet: ResponsePacket | undefined; readonly path: string; readonly stimulus: Stimulus },
): string {
  if (given.packet === undefined) return `silent ${outcome.lost}`;
  const { text, mediaType } = readBody(given.packet);
  const echoed = [given.path, ...Object.values(given.stimulus.message)].filter((value) => typeof value === 'string');
  const rest = echoed.reduce((left, value) => (value.length < 3 ? left : left.replaceAll(value, '…')), text);
  return `${given.packet.status} ${mediaType} ${rest.replaceAll(/[\da-f]{8,}|\d+/gi, '#')}`;
}
