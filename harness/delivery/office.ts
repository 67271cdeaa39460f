import { type Doorstep, doorstepOf, type Gate } from './gate.ts';
import type { Incoming } from './read-request.ts';

/** A message as the Application Server sent it. */
export interface Sent {
  readonly id: string;
  readonly originator: string;
  readonly ueServiceId: string;
  readonly payload: string;
}

/** A message as it came to a gateway, and the status that it was answered with. */
export interface Received extends Doorstep {
  readonly incoming: Incoming;
  readonly status: number;
}

type Take = (received: Received) => void;

interface Open {
  readonly sent: Sent;
  readonly take: Take;
}

/** So many odd requests are remembered. */
const most = 20;

/** Knows which messages are on their way, and gives what comes to whoever sent it. */
export class Office {
  readonly #open = new Map<string, Open>();
  #odd: { readonly at: number; readonly text: string }[] = [];

  /** From now on what comes of the message is handed over, until the returned function is called. */
  expect(sent: Sent, take: Take): () => void {
    this.#open.set(sent.id, { sent, take });
    return () => void this.#open.delete(sent.id);
  }

  /** Takes a request in that came to where these gates are, and says how it is to be answered. */
  receive(incoming: Incoming, gates: readonly Gate[]): number {
    const doorstep = doorstepOf(gates, incoming.path);
    const status = statusOf(incoming, doorstep);
    if (doorstep?.operation === 'deliver-report') return status;
    const owner = doorstep !== undefined && incoming.method === 'POST' ? this.#ownerOf(incoming) : undefined;
    if (doorstep !== undefined && owner !== undefined) owner.take({ ...doorstep, incoming, status });
    else this.#remember(incoming);
    return status;
  }

  /** What came since then and is no message of anybody, in a few words. */
  oddSince(at: number): string | undefined {
    const last = this.#odd.findLast((row) => row.at >= at);
    return last?.text;
  }

  /** By its id; by what else is only in this message; by its destination. */
  #ownerOf({ body }: Incoming): Open | undefined {
    const text = Buffer.from(body).toString('utf8');
    const message = membersOf(text);
    const byId = this.#open.get(String(message['msgId']));
    if (byId !== undefined) return byId;
    const open = [...this.#open.values()].toReversed();
    const destination = message['destAddr'] as { readonly addr?: unknown } | null | undefined;
    return (
      open.find(({ sent }) => text.includes(JSON.stringify(sent.id)) || text.includes(sent.payload)) ??
      open.find(({ sent }) => sent.ueServiceId === destination?.addr)
    );
  }

  #remember({ method, path, body, at }: Incoming): void {
    const start = Buffer.from(body.subarray(0, 200)).toString('utf8');
    this.#odd = [...this.#odd, { at, text: `${method} ${path.slice(0, 200)} ${start}`.trim() }].slice(-most);
  }
}

function statusOf({ method, body, isCut }: Incoming, doorstep: Doorstep | undefined): number {
  if (doorstep === undefined) return 404;
  if (method !== 'POST') return 405;
  if (isCut) return 413;
  return Object.keys(membersOf(Buffer.from(body).toString('utf8'))).length === 0 ? 400 : 204;
}

/** The members of a JSON object; none where it is no such. */
export function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
