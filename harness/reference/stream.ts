import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse, ServerHttp2Stream } from 'node:http2';
import type { Deviation, Reply } from './behaviour.ts';

/** The HTTP/2 stream that an answer goes out on. */
export function streamOf(outgoing: ServerResponse): ServerHttp2Stream {
  return (outgoing as unknown as Http2ServerResponse).stream;
}

/** The head of an answer as HTTP/2 has it. */
export const headOf = ({ status, headers }: Reply): Record<string, string | number> => ({
  ':status': status,
  ...headers,
});

/** Treats some answers otherwise on their stream, and the rest as usual. */
export function streams(
  act: (reply: Reply, stream: ServerHttp2Stream) => void,
  isMeant: (reply: Reply, path: string) => boolean = () => true,
): Deviation['change'] {
  return () => ({
    deliver(reply, outgoing) {
      const stream = streamOf(outgoing);
      if (stream.destroyed) return;
      if (isMeant(reply, outgoing.req.url ?? '')) act(reply, stream);
      else answer(reply, stream);
    },
  });
}

/** Writes an answer to its stream. */
export function answer(reply: Reply, stream: ServerHttp2Stream): void {
  if (stream.destroyed) return;
  stream.respond(headOf(reply));
  stream.end(reply.text);
}
