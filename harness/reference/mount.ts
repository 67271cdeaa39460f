import { createServer, STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { refuse, write } from './answer.ts';
import type { Behaviour, Reply } from './behaviour.ts';
import { handlerOf } from './handler.ts';
import type { Mounting } from './mounting.ts';
import { peerOf } from './peer.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { secured } from './secured.ts';

/** An HTTP server that behaves as told, not yet listening. */
export function mount(behaviour: Behaviour, { http, guard, gatewayRoots }: Mounting = {}): Server {
  const handler = handlerOf(behaviour, { guard, gatewayRoots });
  const answer = async (
    request: Request,
    env: { readonly incoming: unknown; readonly outgoing: unknown },
  ): Promise<Response> => {
    const response = await handler(request, peerOf(env.incoming as IncomingMessage));
    if (behaviour.deliver === undefined) return response;
    await behaviour.deliver(await replyOf(response), env.outgoing as ServerResponse);
    return RESPONSE_ALREADY_SENT;
  };
  const listener = getRequestListener(answer, {
    overrideGlobalObjects: false,
    errorHandler: (error) => write(refuse(error instanceof RequestError ? badRequest : refusalOf(error))),
  });
  if (guard !== undefined)
    return secured((incoming, outgoing) => void listener(incoming, outgoing), guard, behaviour, { http });
  if (http === '2') return createHttp2Server((incoming, outgoing) => void listener(incoming, outgoing));
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on('clientError', answerClientError);
  behaviour.prepare?.(server);
  return server;
}

async function replyOf(response: Response): Promise<Reply> {
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

const badRequest = new Refusal(400, { cause: 'INVALID_MSG_FORMAT', detail: 'The request is not well-formed HTTP.' });

const notImplemented = new Refusal(501, { detail: 'No resource has this method.' });

interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: new Refusal(431, { detail: 'The header section is too large.' }),
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, { detail: 'The request did not arrive in time.' }),
};

const requestLine = /^[!#$%&'*+.^_`|~\w-]+ \S+ HTTP\/1\.\d\r?\n/;

/** What the parser of node does not know as a method is one of another API, or no HTTP at all. */
function refusalOfClientError({ code = '', rawPacket }: ClientError): Refusal {
  if (code !== 'HPE_INVALID_METHOD') return refusals[code] ?? badRequest;
  return requestLine.test(rawPacket?.toString('latin1') ?? '') ? notImplemented : badRequest;
}

/** Answers what the parser of node refuses, which never reaches the handler, and closes the connection. */
function answerClientError(error: ClientError, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, headers, body } = refuse(refusalOfClientError(error));
  const text = JSON.stringify(body);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${headers['content-type']}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
}
