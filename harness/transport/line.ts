import type { ClientHttp2Session } from 'node:http2';
import { nodeHttp2 } from './node-http2.ts';
import type { Tls } from './transport.ts';

/** One HTTP/2 connection and what became known of it. */
export interface Line {
  readonly session: ClientHttp2Session;
  /** Whether a new stream can begin on it. */
  readonly isOpen: boolean;
  /** Whether the other side has shown that it speaks HTTP/2: its SETTINGS came. */
  readonly isHttp2: boolean;
  /** The last stream that the server looks at, once it said GOAWAY. */
  readonly lastStream: number | undefined;
  /** Why the connection came to nothing, where that is known. */
  readonly fault: NodeJS.ErrnoException | undefined;
  /** How many streams of it were answered. */
  answered: number;
}

/** Dials; what goes wrong shows on the streams. */
export function lineTo(origin: string, tls: Tls): Line {
  const session = nodeHttp2().connect(origin, {
    ...tls,
    settings: { enablePush: false },
    // A look-up may carry an identifier of any length.
    maxSendHeaderBlockLength: 1_048_576,
  });
  let isGoing = false;
  let isHttp2 = false;
  let lastStream: number | undefined;
  let fault: NodeJS.ErrnoException | undefined;
  session.on('remoteSettings', () => {
    isHttp2 = true;
  });
  session.on('goaway', (_code, last) => {
    isGoing = true;
    lastStream = last;
  });
  session.on('error', (error) => {
    fault ??= error;
  });
  session.on('connect', () => {
    if (!session.encrypted || session.alpnProtocol === 'h2') return;
    session.destroy(Object.assign(new Error(`ALPN chose ${session.alpnProtocol ?? 'nothing'}`), { code: 'NO_H2' }));
  });
  return {
    session,
    answered: 0,
    get isOpen() {
      return !isGoing && !session.closed && !session.destroyed;
    },
    get isHttp2() {
      return isHttp2;
    },
    get lastStream() {
      return lastStream;
    },
    get fault() {
      return fault;
    },
  };
}
