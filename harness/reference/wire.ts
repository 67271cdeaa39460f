import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Reply } from './behaviour.ts';

/** Writes an answer with a Content-Length, as the adapter does. */
export function deliver({ status, headers, text }: Reply, outgoing: ServerResponse): void {
  outgoing.writeHead(status, hasBody(status) ? { ...headers, 'content-length': Buffer.byteLength(text) } : headers);
  outgoing.end(text);
}

/** Writes an answer in chunks of at most so many bytes, each in a segment of its own. */
export async function deliverChunked(reply: Reply, outgoing: ServerResponse, size: number): Promise<void> {
  const bytes = Buffer.from(reply.text);
  outgoing.writeHead(reply.status, reply.headers);
  for (let sent = 0; sent < bytes.length && !outgoing.destroyed; sent += size) {
    outgoing.write(bytes.subarray(sent, sent + size));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  outgoing.end();
}

/** Whether an answer with this status has a body or could have one. */
function hasBody(status: number): boolean {
  return status !== 204 && status !== 304;
}

/** Resolves when the answer has been handed to the socket, or the connection is gone. */
export async function sent(outgoing: ServerResponse): Promise<void> {
  if (outgoing.writableFinished || outgoing.destroyed) return;
  await Promise.race([once(outgoing, 'finish'), once(outgoing, 'close')]).catch(() => undefined);
}
