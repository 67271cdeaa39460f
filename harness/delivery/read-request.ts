import type { IncomingMessage } from 'node:http';
import type { Header } from '../binding/binding.ts';

/** A request of the server under test, as far as it came. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** True when there was more of the body. */
  readonly isCut: boolean;
  /** When it was complete, on the clock of `performance.now()`. */
  readonly at: number;
}

/** More than any message of these tests; what is longer is not kept. */
const kept = 1_048_576;
/** What is longer still is not even read. */
const read = 16 * kept;

/** Headers that authenticate the server: nobody's business. */
const secret = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** Reads a request whole, within bounds; rejects when it stops in the middle. */
export async function readRequest(incoming: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let [size, isCut] = [0, false];
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    isCut ||= size > kept;
    if (!isCut) chunks.push(chunk);
    if (size > read) break;
  }
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: headersOf(incoming),
    body: Buffer.concat(chunks),
    isCut,
    at: performance.now(),
  };
}

/** Pseudo-headers say what method and path say. */
const headersOf = ({ rawHeaders }: IncomingMessage): readonly Header[] =>
  rawHeaders.flatMap((name, at): readonly Header[] => {
    if (at % 2 === 1 || name.startsWith(':')) return [];
    return [[name, secret.has(name.toLowerCase()) ? '‹secret›' : (rawHeaders[at + 1] ?? '')]];
  });
