import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../../suites/iut.ts';
import { toDeregister } from '../../suites/step.ts';
import { isLoss } from '../transport/transport.ts';
import type { Asker } from './in-turn.ts';
import type { ExchangeRecord } from './record.ts';
import { sayable } from './sayable.ts';
import type { World } from './world.ts';

/** A defect may leave a request or two without an answer. */
const tolerable = 2;

/** A server that takes no further connection for now lets the network try again, a second later for the first time. */
const notTaken = 900;

/** In that time a server sees that a connection was closed. */
const releaseMs = 100;

/** The world before a run, what its answers come in, and how many connections the run may open. */
interface Ground {
  readonly transport: Pick<World['transport'], 'limit'>;
  readonly cast: Pick<World['cast'], 'wrongCredential'>;
  readonly answer: ExchangeRecord['answer'] | undefined;
  readonly wanted: number;
}

/** What became of connections that were opened at once. */
interface Look {
  /** The labels of those that were served. */
  readonly rooms: readonly string[];
  readonly asked: number;
  /** How many took a request and left it without an answer. */
  readonly mute: number;
  /** Some were left to wait, not sent away. */
  readonly isWaiting: boolean;
}

/** Asks once on each of these connections, all at once. */
type LookAt = (rooms: readonly string[]) => Promise<Look>;

const isBounded = ({ rooms, asked }: Look): boolean => rooms.length > 0 && rooms.length < asked - tolerable;
const roomsOf = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `room ${at}`);

/**
 * How many connections are served beside each other, where that is fewer than a run opens: the others wait, or are sent
 * away. From now on there are no more. What is asked for is nothing that could be granted.
 */
export async function connectionsServed(
  { transport: { limit }, cast, answer, wanted }: Ground,
  { once }: Pick<Asker, 'once'>,
): Promise<number | undefined> {
  // HTTP/2 carries all requests on one connection.
  const isHttp1 = answer !== undefined && !isLoss(answer) && answer.version?.startsWith('1') === true;
  if (limit === undefined || !isHttp1) return undefined;
  const nobody = { ueServiceId: 'is-anybody-there', credential: cast.wrongCredential };
  const closeIdle = (): void => {
    limit(1);
    limit();
  };
  const lookAt: LookAt = async (rooms) =>
    lookOf(rooms, (connection) => sayable(() => once(toDeregister(nobody, { connection }))));
  const lookAgain = async (count: number): Promise<Look> => {
    closeIdle();
    return lookAt(roomsOf(count));
  };
  const served = await boundOf(wanted, lookAt, lookAgain);
  closeIdle();
  if (served !== undefined) limit(served);
  return served;
}

async function boundOf(
  wanted: number,
  lookAt: LookAt,
  lookAgain: (count: number) => Promise<Look>,
): Promise<number | undefined> {
  const first = await lookAgain(wanted);
  if (!isBounded(first)) return undefined;
  // Whoever leaves as many unanswered on connections that were served does not run out of connections.
  await sleep(releaseMs);
  const onServed = await lookAt(first.rooms);
  if (onServed.mute / onServed.asked >= (1 - first.rooms.length / first.asked) / 2) return undefined;
  // A network may lose some connections, but not as many each time.
  const second = await lookAgain(wanted);
  const most = first.rooms.length > second.rooms.length ? first : second;
  return isBounded(most) ? await confirmed(most, lookAgain) : undefined;
}

/** Where some connections were closed, others that waited were served in their place: fewer are served beside each other. */
async function confirmed({ rooms, isWaiting }: Look, lookAgain: (count: number) => Promise<Look>): Promise<number> {
  let least = rooms.length;
  if (!isWaiting) return least;
  for (let times = 0; times < 2 && least > 1; times++) {
    await sleep(releaseMs);
    const again = Math.max(1, (await lookAgain(least)).rooms.length);
    if (again < least) times = -1;
    least = Math.min(least, again);
  }
  return least;
}

async function lookOf(rooms: readonly string[], ask: (room: string) => Promise<readonly Outcome[]>): Promise<Look> {
  const started = performance.now();
  const timed = rooms.map(async (room) =>
    (await ask(room)).map((outcome) => ({ room, outcome, ms: performance.now() - started }) as const),
  );
  const seen = (await Promise.all(timed)).flat();
  // The binding has no way to ask.
  if (seen.length === 0) return { rooms, asked: rooms.length, mute: 0, isWaiting: false };
  const usual = seen.map(({ ms }) => ms).toSorted((one, other) => one - other)[Math.floor(seen.length / 2)] ?? 0;
  const inTime = Math.max(notTaken, 3 * usual);
  const served = seen.filter(({ outcome, ms }) => isServed(outcome) && ms < inTime).map(({ room }) => room);
  const isWaiting = seen.some(({ outcome, ms }) => ms >= inTime || isLeftToWait(outcome));
  const mute = seen.filter(({ outcome }) => outcome.lost === 'deadline').length;
  return { rooms: served, asked: rooms.length, mute, isWaiting };
}

/** Half an answer is a sign that the connection was served. */
const isServed = ({ kind, lost }: Outcome): boolean =>
  kind !== 'throttled' && (kind !== 'silent' || lost === 'incomplete');

const isLeftToWait = ({ lost }: Outcome): boolean => lost === 'deadline' || lost === 'unproven';
