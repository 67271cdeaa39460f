import { base } from './answer.ts';
import { aLittle, identifiers, meetings, postOf, procedure, protocol } from './script.ts';
import type { Steps } from './script.ts';

/** Sends one request to a server, on a socket or in-process. */
export type Exchange = (path: string, init: RequestInit) => Promise<Response>;

/** One request of the script and what came back: status, headers and body, or the name of an error. */
export interface Line {
  readonly request: string;
  readonly answer: string;
}

/** Sends everything that the contract speaks of, in a fixed order; ends where the answers differ from the usual ones. */
export async function transcriptOf(exchange: Exchange, usual?: readonly Line[]): Promise<readonly Line[]> {
  const { lines, send, steps } = recorder(exchange, usual);
  try {
    await procedure(steps);
    await protocol(send);
    await meetings(steps);
    await identifiers(steps);
  } catch (error) {
    if (!(error instanceof Difference)) throw error;
  }
  return lines;
}

/** Sends a little of everything, for what shows in any answer. */
export async function briefTranscriptOf(exchange: Exchange): Promise<readonly Line[]> {
  const { lines, send, steps } = recorder(exchange);
  await aLittle(steps, send);
  return lines;
}

class Difference extends Error {}

interface Recorder {
  readonly lines: readonly Line[];
  readonly send: (path: string, init: RequestInit) => Promise<void>;
  readonly steps: Steps;
}

function recorder(exchange: Exchange, usual?: readonly Line[]): Recorder {
  const lines: Line[] = [];
  const send = async (path: string, init: RequestInit): Promise<void> => {
    const request = `${init.method} ${path} ${typeof init.body === 'string' ? init.body.slice(0, 300) : ''}`;
    const answer = await answerOf(exchange(path, { ...init, redirect: 'manual' }));
    lines.push({ request, answer });
    if (usual !== undefined && usual[lines.length - 1]?.answer !== answer) throw new Difference();
  };
  const post = (operation: string, message: unknown): Promise<void> => send(`${base}/${operation}`, postOf(message));
  const steps: Steps = {
    register: (message) => post('registrations', message),
    deregister: (message) => post('deregister', message),
    show: (id) => send(`${base}/registrations?ue-svc-id=${encodeURIComponent(String(id))}`, { method: 'GET' }),
  };
  return { lines, send, steps };
}

async function answerOf(pending: Promise<Response>): Promise<string> {
  try {
    const response = await pending;
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    return JSON.stringify([response.status, headers, await response.text()]);
  } catch (error) {
    return (error as Error).name;
  }
}
