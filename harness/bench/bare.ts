import http from 'node:http';
import http2 from 'node:http2';

/** What both loops send: a registration and a de-registration in turn. */
const bodies = [
  { path: '/msgs-ueregistration/v1/registrations', body: body({ mgwSvcId: 'mgw-1@msgin5g.example' }) },
  { path: '/msgs-ueregistration/v1/deregister', body: body({}) },
] as const;

function body(more: object): string {
  return JSON.stringify({ ueSvcId: 'ue-1@msgin5g.example', ueCredInfo: 'cred-1', ...more });
}

export type Loop = AsyncDisposable & { exchange(turn: number): Promise<void> };

/** The shortest loop over node:http: it sends, and reads the answer to its end. */
export function bareHttp1(url: string, concurrency: number): Loop {
  const { hostname: host, port } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  return {
    exchange: (turn) =>
      new Promise((resolve, reject) => {
        const { path, body: text } = bodies[turn % 2] as (typeof bodies)[number];
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
        const request = http.request({ host, port, path, method: 'POST', agent, headers }, (response) => {
          response.on('data', () => undefined).on('end', resolve);
        });
        request.on('error', reject).end(text);
      }),
    [Symbol.asyncDispose]: () => Promise.resolve(agent.destroy()),
  };
}

/** The same over one connection of HTTP/2. */
export function bareHttp2(url: string): Loop {
  const session = http2.connect(url);
  return {
    exchange: (turn) =>
      new Promise((resolve, reject) => {
        const { path, body: text } = bodies[turn % 2] as (typeof bodies)[number];
        const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/json' });
        stream.on('data', () => undefined).on('end', resolve);
        stream.on('error', reject).end(text);
      }),
    [Symbol.asyncDispose]: () => Promise.resolve(session.destroy()),
  };
}
