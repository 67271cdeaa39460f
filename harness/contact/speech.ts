import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions, TLSSocket } from 'node:tls';
import type { Header } from '../binding/binding.ts';

/** A place that a socket can be opened to. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** What the first bytes of the other side turn out to be. */
export type Speech =
  | { readonly kind: 'http'; readonly status: number; readonly headers: readonly Header[]; readonly text: string }
  | { readonly kind: 'http2' }
  | { readonly kind: 'tls' }
  | { readonly kind: 'other'; readonly text: string }
  /** The connection was ended without a word. */
  | { readonly kind: 'nothing' }
  /** No word came while we waited. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'failed'; readonly error: NodeJS.ErrnoException };

/** Why no connection came about; over TLS also whether the server had shown its certificate by then. */
export interface DialError extends NodeJS.ErrnoException {
  readonly isGreeted?: boolean;
}

const connectMs = 3000;
const answerMs = 2000;
const enough = 4096;

/** Opens a TCP connection; rejects with the error of the system, or with ETIMEDOUT. */
export const dialTcp = ({ host, port }: Place): Promise<Socket> => opened(connectTcp({ host, port }), 'connect');

/** Shakes hands over TLS, whoever the other side is: its certificate is judged by the caller. */
export const dialTls = ({ host, port }: Place, options: ConnectionOptions = {}): Promise<TLSSocket> =>
  opened(connectTls({ host, port, ...options, rejectUnauthorized: false }), 'secureConnect');

function opened<S extends Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      const isGreeted = socket instanceof TLSSocket && Object.keys(socket.getPeerCertificate() ?? {}).length > 0;
      socket.destroy();
      reject(Object.assign(error, { isGreeted }));
    };
    const timer = setTimeout(
      () => fail(Object.assign(new Error(`no connection within ${connectMs} ms`), { code: 'ETIMEDOUT' })),
      connectMs,
    );
    socket.once('error', fail);
    socket.once('close', () => fail(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' })));
    socket.once(event, () => {
      clearTimeout(timer);
      socket.removeAllListeners('error').removeAllListeners('close');
      resolve(socket);
    });
  });
}

/** An HTTP/1.1 request that asks for nothing that could change anything. */
export const plainGreeting = (url: URL): Buffer =>
  Buffer.from(
    `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: */*\r\nConnection: close\r\n\r\n`,
    'latin1',
  );

/** The preface of an HTTP/2 connection with prior knowledge, and an empty SETTINGS frame. */
export const http2Greeting = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0', 'latin1');

/** Sends a greeting and reads how the other side answers it; the socket is used up. */
export function speechOf(socket: Socket, greeting: Buffer): Promise<Speech> {
  return new Promise((resolve) => {
    let heard = Buffer.alloc(0);
    const settle = (speech: Speech): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(speech);
    };
    const timer = setTimeout(() => settle(heard.length === 0 ? { kind: 'silence' } : understood(heard)), answerMs);
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      const isWhole = heard.length >= enough || !startsLikeHttp1(heard);
      if (isWhole && heard.length >= 9) settle(understood(heard));
    });
    socket.on('end', () => settle(understood(heard)));
    socket.on('close', () => settle(understood(heard)));
    socket.on('error', (error) => settle(heard.length > 0 ? understood(heard) : { kind: 'failed', error }));
    socket.write(greeting);
  });
}

const startsLikeHttp1 = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 5) === 'HTTP/';

function understood(bytes: Buffer): Speech {
  if (bytes.length === 0) return { kind: 'nothing' };
  // A TLS record: alert or handshake, version 3.x.
  if ((bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 0x03) return { kind: 'tls' };
  if (bytes.length >= 9 && bytes[3] === 0x04 && bytes.readUInt32BE(5) === 0) return { kind: 'http2' };
  const text = bytes.toString('utf8');
  const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
  if (status === undefined) return { kind: 'other', text: text.split(/\r?\n/)[0]?.slice(0, 60) ?? '' };
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const headers = head.split('\r\n').slice(1).map(headerOf);
  return { kind: 'http', status: Number(status), headers, text: rest.join('\r\n\r\n') };
}

function headerOf(line: string): Header {
  const at = line.indexOf(':');
  return [line.slice(0, Math.max(0, at)), line.slice(at + 1).trim()];
}
