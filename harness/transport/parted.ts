import type { ClientRequest } from 'node:http';
import type { ClientHttp2Stream } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';

/** Between the head of a request and its body, and between the parts of that. */
const pauseMs = 30;

/** Ends a request, whose head is on its way, by its body in two parts that do not come together. */
export async function endInParts(request: ClientRequest | ClientHttp2Stream, body: Uint8Array): Promise<void> {
  const middle = Math.ceil(body.length / 2);
  await pause(pauseMs);
  if (!request.destroyed) request.write(body.subarray(0, middle));
  await pause(pauseMs);
  if (!request.destroyed) request.end(body.subarray(middle));
}
