import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that does as little as it can: it grants everything, and remembers who is registered. */
const ack = { register: '/registrations', success: 'SUCCESS' } as const;

interface Registration {
  readonly ueSvcId: string;
  readonly mgwSvcId?: string;
  readonly ueProf?: unknown;
}

const registrations = new Map<string, Registration>();

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

function answerTo({ method, path, body }: Exchange): { readonly status: number; readonly text: string } {
  if (method === 'GET') {
    const found = registrations.get(new URLSearchParams(path.split('?')[1]).get('ue-svc-id') ?? '');
    return { status: 200, text: JSON.stringify(found === undefined ? [] : [found]) };
  }
  const { ueSvcId, mgwSvcId, ueProf } = JSON.parse(body) as Registration;
  const isNew = path.endsWith(ack.register) && !registrations.has(ueSvcId);
  if (path.endsWith(ack.register)) registrations.set(ueSvcId, { ueSvcId, mgwSvcId, ueProf });
  else registrations.delete(ueSvcId);
  return { status: isNew ? 201 : 200, text: JSON.stringify({ ueSvcId, result: ack.success }) };
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
