import type { ClientRequest } from 'node:http';
import type { ClientHttp2Stream } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';
import type { Carriage } from './transport.ts';

/** Between the head of a request and its body, and between the parts of that. */
const pauseMs = 30;

/** Ends a request by its body in two parts; the head goes with the first one, or before it. */
export async function endInParts(
  request: ClientRequest | ClientHttp2Stream,
  body: Uint8Array,
  way: Carriage['body'],
): Promise<void> {
  const middle = Math.ceil(body.length / 2);
  if (way === 'in-parts') {
    if ('flushHeaders' in request) request.flushHeaders();
    await pause(pauseMs);
  }
  // As a text it leaves together with a head that is still here.
  if (!request.destroyed) request.write(Buffer.from(body.subarray(0, middle)).toString('latin1'), 'latin1');
  await pause(pauseMs);
  if (!request.destroyed) request.end(body.subarray(middle));
}
