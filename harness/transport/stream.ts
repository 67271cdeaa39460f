import { type ClientHttp2Stream, constants } from 'node:http2';
import type { Header, Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { Answer } from './answer.ts';
import type { Line } from './line.ts';
import { abandoned, late } from './loss.ts';
import { lossOf } from './stream-loss.ts';
import type { Carriage } from './transport.ts';

/** A request on its way over HTTP/2. */
export interface Sending {
  readonly url: URL;
  readonly packet: RequestPacket;
  readonly carriage: Carriage;
}

type Result = ResponsePacket | Loss | typeof abandoned;

/** Sends a request as one stream and waits for its end, or for the deadline. */
export function streamOf(line: Line, { url, packet, carriage }: Sending): Promise<Result> {
  const stream = begun(line, url, packet);
  if (stream === undefined) return Promise.resolve(abandoned);
  return new Promise((resolve) => {
    const answer = new Answer();
    let fault: NodeJS.ErrnoException | undefined;
    const settle = (result: Result): void => {
      clearTimeout(timer);
      resolve(result);
      if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL);
    };
    const accept = (): void => {
      line.answered += 1;
      settle(answer.packet('2'));
    };
    const timer = setTimeout(() => {
      const { lost, text } = late(carriage.deadlineMs, answer.status !== undefined);
      settle({ lost, text: line.isHttp2 ? text : `${text}, nor SETTINGS of HTTP/2` });
    }, carriage.deadlineMs);
    stream.on('response', (headers, _flags, raw: readonly string[]) => answer.begin(headers[':status'] ?? 0, raw));
    stream.on('data', (chunk: Buffer) => {
      answer.add(chunk);
      if (answer.isCut) accept();
    });
    // A server may end its answer before it has read the request to its end.
    stream.on('end', () => {
      if (stream.rstCode === constants.NGHTTP2_NO_ERROR && answer.isWhole) accept();
    });
    stream.on('error', (error: NodeJS.ErrnoException) => {
      fault = error;
    });
    // What happened to the connection is known only after its streams are closed.
    stream.on('close', () => setImmediate(() => settle(lossOf({ line, stream, fault, status: answer.status }))));
    stream.end(packet.body);
  });
}

/** Undefined when the connection takes no new stream. */
function begun({ session, isOpen }: Line, url: URL, packet: RequestPacket): ClientHttp2Stream | undefined {
  const length: readonly Header[] = packet.body === undefined ? [] : [['Content-Length', String(packet.body.length)]];
  const headers = Object.fromEntries([...packet.headers, ...length]);
  if (!isOpen) return undefined;
  return session.request({ ':method': packet.method, ':path': url.pathname + url.search, ...headers });
}
