import { setTimeout as sleep } from 'node:timers/promises';
import type { Hope } from '../../suites/context.ts';
import type { Guise } from '../../suites/guise.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Observation, Peek, StoredRegistration } from '../../suites/iut.ts';
import { toDeregister, toRegister } from '../../suites/step.ts';
import { Silence } from '../../suites/verdict.ts';
import { isLoss } from '../transport/transport.ts';
import type { Courier } from './courier.ts';
import { leave } from './leave.ts';
import { impatient } from './patience.ts';
import type { ExchangeRecord } from './record.ts';
import type { Session } from './session.ts';
import type { World } from './world.ts';

/** What an observer needs of the session it looks for. */
export interface Eyes {
  readonly world: World;
  readonly session: Pick<Session, 'send' | 'courier' | 'cast' | 'pics' | 'holds'>;
  /** Judges what a look-up showed. */
  readonly note: (checks: readonly Check[], record: ExchangeRecord) => void;
  /** What a look-up may show because the purpose judges it itself. */
  readonly known?: 'other UEs' | undefined;
}

/** Looks at the stored state until it is as hoped or the settle time is over. */
export async function observe(eyes: Eyes, ue: UeIdentity, hoped: Hope): Promise<Observation> {
  const { hasLookup, timers } = eyes.world;
  if (!hasLookup) return observeByAnswers(eyes, ue);
  const until = Date.now() + timers.settleMs;
  for (;;) {
    // What a slow answer shows may be as old as its request.
    const isLast = Date.now() >= until;
    const seen = await lookUp(eyes, ue);
    if (!seen.seen || isAsHoped(seen, hoped) || isLast) return seen;
    await sleep(Math.min(50, timers.settleMs));
  }
}

/** A server, or what stands before it, may bound the head of a request and take no control characters in a URL; it need not register other UE Service IDs only because of that. */
const isBeyondUrls = ({ answer, packet }: ExchangeRecord, { ueServiceId }: UeIdentity): boolean => {
  if (isLoss(answer)) return false;
  const isTooLong = [414, 431].includes(answer.status) && packet.path.length > 255;
  return isTooLong || (answer.status === 400 && /\p{Cc}/u.test(ueServiceId));
};

const isAsHoped = (seen: Extract<Observation, { readonly seen: true }>, hoped: Hope): boolean =>
  typeof hoped === 'boolean' ? seen.registered === hoped : hoped(seen);

async function lookUp({ world, session, note, known }: Eyes, ue: UeIdentity): Promise<Observation> {
  const { result, record } = await sightOf(session.courier, ue);
  if (result === undefined) {
    const { lost, text } = record.answer as { readonly lost: 'closed'; readonly text: string };
    throw new Silence('look up', { kind: 'silent', signature: '', checks: [], lost, text }, 'W-12');
  }
  if (result.isThrottled === true) throw impatient('look up', { answer: record.answer, text: result.text }, world);
  if (result.isRefused === true && !session.holds(ue))
    return { seen: true, by: 'look-up', registered: false, records: [] };
  if (isBeyondUrls(record, ue))
    return { seen: false, why: `such a UE Service ID cannot be looked up (${result.text})` };
  note(known === undefined ? result.checks : result.checks.filter(({ requirement }) => requirement !== 'W-12'), record);
  if (result.records === undefined) return { seen: false, why: `the look-up cannot be read (${result.text})` };
  const isOwn = ({ ueServiceId = ue.ueServiceId }: StoredRegistration): boolean => ueServiceId === ue.ueServiceId;
  const own = result.records.filter(isOwn);
  const others = result.records.filter((found) => !isOwn(found));
  const isNamed = own.length === 0 && names(record, ue);
  return { seen: true, by: 'look-up', registered: own.length > 0, records: own, others, ...(isNamed && { isNamed }) };
}

const names = ({ answer }: ExchangeRecord, { ueServiceId }: UeIdentity): boolean =>
  !isLoss(answer) && Buffer.from(answer.body).includes(ueServiceId);

/** A look changes nothing, so that one whose connection is lost can be had again. */
async function sightOf(courier: Courier, ue: UeIdentity): ReturnType<Courier['lookUp']> {
  for (let tries = 1; ; tries++) {
    const sight = await courier.lookUp(ue);
    const { answer } = sight.record;
    const isLost = isLoss(answer) && (answer.lost === 'reset' || answer.lost === 'closed');
    if (!isLost || tries === 3) return sight;
  }
}

/** Asks for something whose answer depends on the state, and restores the state afterwards. */
async function observeByAnswers({ world, session }: Eyes, ue: UeIdentity): Promise<Observation> {
  const { tells, binding, memory } = world;
  const canAsk = binding.needsRegistration !== true || memory.hasRegistration(ue.ueServiceId);
  if (tells.deregister && canAsk) {
    const change = { step: 'de-register, to see whether it is registered' };
    const outcome = await leave(world, { ue, change }, (stimulus) => session.send(stimulus));
    if (outcome.kind === 'unclear' || outcome.refusal === 'server-error')
      return {
        seen: false,
        why: `no look-up is offered, and the answer to a de-registration tells nothing (${outcome.text})`,
      };
    const registered = outcome.kind === 'accepted';
    if (registered) await session.send(toRegister(session, ue, { step: 'register, to restore what was there' }));
    return { seen: true, by: 'answers', registered, shownBy: outcome };
  }
  const why = 'no look-up is offered, and no answer depends on whether the UE is registered';
  if (tells.doubt !== undefined) return { seen: false, why: tells.doubt, isDoubtful: true };
  if (tells.register === undefined) return { seen: false, why };
  const outcome = await session.send(toRegister(session, ue, { step: 'register, to see whether it is registered' }));
  const { signature } = outcome;
  if (outcome.kind === 'rejected' && isStranger(session, ue))
    return { seen: false, why: 'no look-up is offered, and a UE that may not register is refused in any state' };
  if (signature === tells.register.again) return { seen: true, by: 'answers', registered: true, shownBy: outcome };
  if (signature !== tells.register.first) return { seen: false, why: `${why} (${signature})` };
  await session.send(toDeregister(ue, { step: 'de-register, to restore what was there' }));
  return { seen: true, by: 'answers', registered: false, shownBy: outcome };
}

const isStranger = ({ cast }: Pick<Session, 'cast'>, { ueServiceId }: UeIdentity): boolean =>
  [cast.unauthorisedUe, cast.unknownUe].some((ue) => ue?.ueServiceId === ueServiceId);

interface Peeking {
  readonly as: Guise;
  /** The gateway that registered the UE. */
  readonly gateway: string;
}

/** What the look-up shows of a UE to somebody. */
export async function peek(courier: Courier, ue: UeIdentity, { as, gateway }: Peeking): Promise<Peek> {
  const { result, record } = await courier.lookUp(ue, as);
  const { answer } = record;
  if (isLoss(answer)) return { isShown: false, text: answer.text };
  // A refusal may name the UE that was asked for, but knows no gateway of it.
  const body = Buffer.from(answer.body).toString();
  const isGivenAway = answer.status >= 300 && body.includes(ue.ueServiceId) && body.includes(gateway);
  if (isGivenAway) return { isShown: true, text: `${answer.status} with ${body}` };
  if (result === undefined) return { isShown: false, text: '' };
  const isShown = (result.records ?? []).some(({ ueServiceId = ue.ueServiceId }) => ueServiceId === ue.ueServiceId);
  return { isShown, text: result.text };
}
