import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that does as little as it can: it remembers nothing, and grants everything. */
const ack = { register: '/registrations', success: 'SUCCESS' } as const;

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

function answerTo({ method, path, body }: Exchange): { readonly status: number; readonly text: string } {
  if (method === 'GET') return { status: 200, text: '[]' };
  const { ueSvcId } = JSON.parse(body) as { readonly ueSvcId: string };
  const status = path.endsWith(ack.register) ? 201 : 200;
  return { status, text: JSON.stringify({ ueSvcId, result: ack.success }) };
}

const headersOf = (text: string, path: string) => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(text),
  ...(path.endsWith(ack.register) && { location: `${path}/1` }),
});

type Incoming = http.IncomingMessage | http2.Http2ServerRequest;
type Outgoing = http.ServerResponse | http2.Http2ServerResponse;

const handler =
  (delayMs: number) =>
  (request: Incoming, response: Outgoing): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = 'GET', url: path = '/' } = request;
      const { status, text } = answerTo({ method, path, body: Buffer.concat(chunks).toString() });
      const answer = (): void => {
        response.statusCode = status;
        for (const [name, value] of Object.entries(headersOf(text, path))) response.setHeader(name, value);
        response.end(text);
      };
      if (delayMs === 0) answer();
      else void sleep(delayMs).then(answer);
    });
  };

const [, , version = '1.1', delayMs = '0'] = process.argv;
const answering = handler(Number(delayMs));
const server = version === '2' ? http2.createServer({}, answering) : http.createServer({}, answering);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
// Whoever asked is gone.
process.on('disconnect', () => process.kill(process.pid));
