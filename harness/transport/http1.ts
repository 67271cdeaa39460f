import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { Answer } from './answer.ts';
import { Connections, type Way } from './connections.ts';
import { deadline } from './deadline.ts';
import { abandoned, closed, late, reset, stopped, unconnected, untaken } from './loss.ts';
import { http } from './node-http.ts';
import { oneTurn } from './one-turn.ts';
import { endInParts } from './parted.ts';
import { Slots } from './slots.ts';
import { type Carriage, fieldsOf, isLoss, pathBelow, type Tls, type Transport } from './transport.ts';

/** Octets of header that an answer may have: no document sets a limit, and a message of this interface needs far less. */
const maxHeaderSize = 1_048_576;

/** What some servers send before they close an idle connection (RFC 9110 clause 15.5.9); it answers no request. */
const requestTimeout = 408;

/** Where to, and over how many connections. */
export interface Http1Route {
  readonly apiRoot: string;
  /** Of the pool that is kept. */
  readonly maxSockets: number;
  readonly slots?: Slots;
  readonly tls?: Tls;
}

/** HTTP/1.1 over TCP or TLS with a pool of kept connections, or with no more connections than there are slots for. */
export function http1({ apiRoot, maxSockets, slots = new Slots(), tls = {} }: Http1Route): Transport {
  const protocol = apiRoot.startsWith('https:') ? https : http;
  const connections = new Connections(
    // What a burst of requests leaves idle stays open: a registration may end with its connection, which is no more than odd.
    (most) => new protocol.Agent({ keepAlive: true, maxSockets: most }),
    maxSockets,
    slots,
  );
  const to: Target = {
    ...addressOf(apiRoot),
    ...(protocol === https && { ...tls, ALPNProtocols: ['http/1.1'] }),
  };
  const pathOf = pathBelow(apiRoot);
  return {
    limit: (most) => connections.limit(most),
    async exchange(packet, carriage) {
      await oneTurn();
      const send = (way: Way) => {
        carriage.onBegun?.();
        return once({ to, path: pathOf(packet), packet, carriage, ...way });
      };
      const first = await connections.use(carriage.connection, send);
      if (first !== abandoned) return first;
      // A server may close an idle connection at any time: the request never reached it, so it is sent on a new one.
      if (carriage.connection === 'shared') connections.keepsPool = false;
      const second = await connections.use('own', send);
      if (second === abandoned) return closed;
      return isLoss(second) ? second : { ...second, isRepeated: true };
    },
    async [Symbol.asyncDispose]() {
      connections.destroy();
      await Promise.resolve();
    },
  };
}

/** No more than is needed: all of it is copied for each request. */
function addressOf(apiRoot: string): RequestOptions {
  const { protocol, hostname, port, auth } = urlToHttpOptions(new URL(apiRoot));
  return { protocol, hostname, ...(port !== undefined && { port }), ...(auth !== undefined && { auth }) };
}

/** Whom to send to, in the terms of node:http. */
type Target = RequestOptions & Tls;

interface Sending extends Way {
  readonly to: Target;
  readonly path: string;
  readonly packet: RequestPacket;
  readonly carriage: Carriage;
}

function once({
  to,
  path,
  packet,
  carriage,
  agent,
  onClosed,
}: Sending): Promise<ResponsePacket | Loss | typeof abandoned> {
  return new Promise((resolve) => {
    const { method } = packet;
    const headers = fieldsOf(packet);
    // Called on the module, where msw can stand in for it.
    const protocol = to.protocol === 'https:' ? https : http;
    const sent = protocol.request({ ...to, path, method, agent, headers, insecureHTTPParser: false, maxHeaderSize });
    let answer: IncomingMessage | undefined;
    const settle = (result: ResponsePacket | Loss | typeof abandoned): void => {
      callOff();
      resolve(result);
    };
    const callOff = deadline(carriage.deadlineMs, () => {
      const isKept = sent.reusedSocket && ({ isKept: true } as const);
      const loss = sent.socket?.connecting === true ? untaken : late;
      settle({ ...loss(carriage.deadlineMs, answer !== undefined), ...isKept });
      sent.destroy();
    });
    sent.on('error', (error: NodeJS.ErrnoException) => settle(lossOf(error, sent, answer)));
    if (onClosed !== undefined) sent.on('close', onClosed);
    sent.on('response', (response) => {
      if (response.statusCode === requestTimeout && sent.reusedSocket) {
        settle(abandoned);
        sent.destroy();
        return;
      }
      answer = response;
      collect(response, sent, settle);
    });
    // As a text it leaves together with the head, in one write.
    if (packet.body === undefined) sent.end();
    else if (carriage.body !== undefined) {
      sent.setNoDelay(true);
      void endInParts(sent, packet.body, carriage.body);
    } else
      sent.end(
        Buffer.from(packet.body.buffer, packet.body.byteOffset, packet.body.length).toString('latin1'),
        'latin1',
      );
  });
}

function collect(
  response: IncomingMessage,
  sent: ClientRequest,
  settle: (result: ResponsePacket | Loss) => void,
): void {
  const { statusCode = 0, statusMessage = '', httpVersion, rawHeaders } = response;
  const answer = new Answer();
  answer.begin(statusCode, rawHeaders);
  response.on('data', (chunk: Buffer) => {
    answer.add(chunk);
    if (!answer.isCut) return;
    settle(answer.packet(httpVersion, statusMessage));
    sent.destroy();
  });
  response.on('end', () => settle(answer.packet(httpVersion, statusMessage)));
  response.on('error', () => settle(stopped(statusCode)));
}

function lossOf(
  error: NodeJS.ErrnoException,
  sent: ClientRequest,
  answer: IncomingMessage | undefined,
): Loss | typeof abandoned {
  const code = error.code ?? '';
  if (answer !== undefined) return stopped(answer.statusCode ?? 0);
  if (code === 'HPE_INVALID_CONSTANT')
    return { lost: 'garbage', text: `an answer that is not HTTP (${error.message})` };
  if (code.startsWith('HPE_'))
    return { lost: 'incomplete', text: `an answer that is not well-formed HTTP (${error.message})` };
  const isClosed = code === 'ECONNRESET' || code === 'EPIPE';
  if (isClosed && sent.reusedSocket) return abandoned;
  if (isClosed) return error.message.includes('hang up') ? closed : reset;
  return unconnected(error) ?? { lost: 'reset', text: error.message };
}
