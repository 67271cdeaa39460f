import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { refuse, write } from '../answer.ts';
import type { Deviation, Reply } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import { deliver, deliverChunked, sent } from '../wire.ts';
import { boundedBody, boundedHead, servesConnections, timesOut } from './bounded.ts';
import type { Variant } from './variant.ts';

/** Refuses each n-th request for a moment, before looking at it. */
function everyNth(n: number, refusal: Refusal): Deviation['change'] {
  return () => {
    let count = 0;
    return {
      around: async (request, next) => {
        count += 1;
        return count % n === 0 ? write(refuse(refusal)) : next(request);
      },
    };
  };
}

const tooMany = new Refusal(429, {
  cause: 'NF_CONGESTION_RISK',
  detail: 'Too many requests.',
  headers: { 'retry-after': '0' },
});
const congested = new Refusal(503, {
  cause: 'NF_CONGESTION',
  detail: 'Come back later.',
  headers: { 'retry-after': '1' },
});

const capital = (name: string): string => name.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());

function headerNames(edit: (name: string) => string): Deviation['change'] {
  return () => ({
    deliver: ({ status, headers, text }, outgoing) =>
      deliver(
        {
          status,
          text,
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [edit(name), value])),
        },
        outgoing,
      ),
  });
}

const extraHeaders: Deviation['change'] = () => ({
  deliver: ({ status, headers, text }, outgoing) => {
    const more = {
      server: 'msg-server',
      '3gpp-sbi-target-nf-id': 'none',
      'x-request-id': '0',
      vary: 'accept',
      'cache-control': 'no-store',
    };
    deliver({ status, text, headers: { ...more, ...headers } }, outgoing);
  },
});

const closesSilently: Deviation['change'] = () => ({
  deliver: async (reply, outgoing) => {
    deliver(reply, outgoing);
    await sent(outgoing);
    outgoing.req.socket.end();
  },
});

const early: Deviation['change'] = () => ({
  deliver: async (reply, outgoing) => {
    outgoing.writeProcessing();
    await new Promise<void>((resolve) => {
      outgoing.writeEarlyHints({ link: '</msgs-ueregistration/v1>; rel=preload' }, resolve);
    });
    deliver(reply, outgoing);
  },
});

const continues: Deviation['change'] = () => ({
  deliver: (reply, outgoing) => {
    outgoing.writeContinue();
    deliver(reply, outgoing);
  },
});

const shortKeepAlive: Deviation['change'] = () => ({
  prepare: (server) => {
    server.keepAliveTimeout = 1000;
  },
});

const busyWithUe: Deviation['change'] = (strict) => {
  const busy = new Set<string>();
  return {
    authenticate: async (ue, call) => {
      if (busy.has(ue.key)) throw tooMany;
      busy.add(ue.key);
      try {
        await setTimeout(2);
        await strict.authenticate(ue, call);
      } finally {
        busy.delete(ue.key);
      }
    },
  };
};

/** Writes the head of an answer by hand, and ends the connection after it. */
const byHand =
  (start: (reply: Reply) => string, more: readonly string[] = []): Deviation['change'] =>
  () => ({
    deliver: (reply, outgoing) => {
      const lines = Object.entries(reply.headers).map(([name, value]) => `${name}: ${value}`);
      const length = `Content-Length: ${Buffer.byteLength(reply.text)}`;
      const head = [start(reply), ...lines, ...more, length, 'Connection: close'];
      outgoing.socket?.end(`${head.join('\r\n')}\r\n\r\n${reply.text}`);
    },
  });

const repeated = ['Set-Cookie: a=1', 'Set-Cookie: b=2', 'Vary: Accept', 'Vary: Origin', 'Via: 1.1 a', 'Via: 1.1 b'];

const trailers: Deviation['change'] = () => ({
  deliver: ({ status, headers, text }, outgoing) => {
    outgoing.writeHead(status, { ...headers, trailer: 'x-checksum', 'transfer-encoding': 'chunked' });
    outgoing.addTrailers({ 'x-checksum': '0' });
    outgoing.end(text);
  },
});

const compressed: Deviation['change'] = () => ({
  deliver: ({ status, headers, text }, outgoing) => {
    const body = gzipSync(text);
    const isEmpty = status === 204 || text === '';
    const more = { vary: 'accept-encoding', 'content-encoding': 'gzip', 'content-length': body.length };
    outgoing.writeHead(status, { ...headers, ...(!isEmpty && more) }).end(isEmpty ? undefined : body);
  },
});

/** Sends every request on to another path of the same server. */
const redirects =
  (status: 307 | 308, location: (url: URL) => string): Deviation['change'] =>
  () => ({
    around: async (request, next) => {
      const url = new URL(request.url);
      const [, node, path] = /^(\/node-2)?(\/.*)$/.exec(url.pathname) ?? [];
      if (node === undefined) return new Response(null, { status, headers: { location: location(url) } });
      return next(new Request(new URL(`${path}${url.search}`, url), request));
    },
  });

const manyHeaders = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`x-more-${at}`, 'x'.repeat(200)]));

/** Choices of HTTP. */
// oxfmt-ignore
export const transport: readonly Variant[] = [
  { id: 'slow',              title: 'takes 30 ms for each answer',                           change: () => ({ around: async (request, next) => { await setTimeout(30); return next(request); } }) },
  { id: 'throttled',         title: '429 with Retry-After: 0 for each 40th request',         change: everyNth(40, tooMany) },
  { id: 'unavailable',       title: '503 with Retry-After: 1 for each 150th request',        change: everyNth(150, congested) },
  { id: 'unavailable-plain', title: '503 without Retry-After for each 90th request',         change: everyNth(90, new Refusal(503, { detail: 'Come back later.' })) },
  { id: 'close-announced',   title: 'closes the connection after each answer',               change: () => ({ deliver: (reply, outgoing) => deliver({ ...reply, headers: { ...reply.headers, connection: 'close' } }, outgoing) }) },
  { id: 'close-unannounced', title: 'closes the connection after each answer without a word', change: closesSilently },
  { id: 'keep-alive-short',  title: 'closes idle connections after a second',                change: shortKeepAlive },
  { id: 'idle-408',          title: 'says 408 on connections that are idle for 60 ms, and closes them', change: timesOut },
  { id: 'connections-in-turn', title: 'serves one connection after another, each until it is closed', change: servesConnections(1) },
  { id: 'connections-four',  title: 'serves four connections, each until it is closed; others wait', change: servesConnections(4) },
  { id: 'busy-with-ue',      title: '429 with Retry-After: 0 while another request of the UE is served', change: busyWithUe },
  { id: 'headers-many',      title: 'thirty thousand octets of header in each answer',          change: () => ({ deliver: ({ status, headers, text }, outgoing) => deliver({ status, text, headers: { ...manyHeaders, ...headers } }, outgoing) }) },
  { id: 'chunked',           title: 'answers in chunks of 7 bytes',                          change: () => ({ deliver: (reply, outgoing) => deliverChunked(reply, outgoing, 7) }) },
  { id: 'interim-100',       title: '100 before each answer',                                change: continues },
  { id: 'interim-103',       title: '102 and 103 before each answer',                        change: early },
  { id: 'header-capital',    title: 'Header-Names-Like-This',                                change: headerNames(capital) },
  { id: 'header-upper',      title: 'HEADER-NAMES-LIKE-THIS',                                change: headerNames((name) => name.toUpperCase()) },
  { id: 'headers-repeated',  title: 'headers of several values, a line for each',            change: byHand(({ status }) => `HTTP/1.1 ${status} Some`, repeated) },
  { id: 'http-1.0',          title: 'HTTP/1.0',                                              change: byHand(({ status }) => `HTTP/1.0 ${status} Some`) },
  { id: 'no-reason',         title: 'no reason phrase',                                      change: byHand(({ status }) => `HTTP/1.1 ${status} `) },
  { id: 'trailers',          title: 'chunked answers with a trailer',                        change: trailers },
  { id: 'head-bounded',      title: '431 for heads of more than 600 octets',                 change: boundedHead(600), meets: ['REG/BV/distinct/after-511-characters'] },
  { id: 'body-bounded',      title: '413 for bodies of more than 700 octets',                change: boundedBody(700), meets: ['REG/BV/white-space/long'] },
  { id: 'redirect-307',      title: '307 to another path, absolute',                         change: redirects(307, (url) => new URL(`/node-2${url.pathname}${url.search}`, url).href) },
  { id: 'redirect-308',      title: '308 to another path, relative',                         change: redirects(308, (url) => `/node-2${url.pathname}${url.search}`) },
  { id: 'compressed',        title: 'answers in gzip',                                        change: compressed },
  { id: 'header-extra',      title: 'headers that nobody asked for',                         change: extraHeaders },
];
