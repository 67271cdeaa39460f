import type { ClientHttp2Stream } from 'node:http2';
import type { Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { Answer } from './answer.ts';
import { deadline } from './deadline.ts';
import type { Line } from './line.ts';
import { abandoned, late } from './loss.ts';
import { nodeHttp2 } from './node-http2.ts';
import { endInParts } from './parted.ts';
import { lossOf } from './stream-loss.ts';
import { type Carriage, fieldsOf } from './transport.ts';

/** A request on its way over HTTP/2. */
export interface Sending {
  readonly path: string;
  readonly packet: RequestPacket;
  readonly carriage: Carriage;
}

type Result = ResponsePacket | Loss | typeof abandoned;

/** Sends a request as one stream and waits for its end, or for the deadline. */
export function streamOf(line: Line, { path, packet, carriage }: Sending): Promise<Result> {
  const stream = begun(line, path, packet);
  if (stream === undefined) return Promise.resolve(abandoned);
  return new Promise((resolve) => {
    const answer = new Answer();
    let fault: NodeJS.ErrnoException | undefined;
    const settle = (result: Result): void => {
      callOff();
      resolve(result);
      if (!stream.closed) stream.close(nodeHttp2().constants.NGHTTP2_CANCEL);
    };
    const accept = (): void => {
      line.answered += 1;
      settle(answer.packet('2'));
    };
    const callOff = deadline(carriage.deadlineMs, () => {
      const { lost, text } = late(carriage.deadlineMs, answer.status !== undefined);
      settle({ lost, text: line.isHttp2 ? text : `${text}, nor SETTINGS of HTTP/2` });
    });
    stream.on('response', (headers, _flags, raw: readonly string[]) => answer.begin(headers[':status'] ?? 0, raw));
    stream.on('data', (chunk: Buffer) => {
      answer.add(chunk);
      if (answer.isCut) accept();
    });
    // A server may end its answer before it has read the request to its end.
    stream.on('end', () => {
      if (stream.rstCode === nodeHttp2().constants.NGHTTP2_NO_ERROR && answer.isWhole) accept();
    });
    stream.on('error', (error: NodeJS.ErrnoException) => {
      fault = error;
    });
    // What happened to the connection is known only after its streams are closed.
    stream.on('close', () => setImmediate(() => settle(lossOf({ line, stream, fault, status: answer.status }))));
    if (packet.body !== undefined && carriage.body !== undefined) void endInParts(stream, packet.body, carriage.body);
    else stream.end(packet.body);
  });
}

/** Undefined when the connection takes no new stream. */
function begun({ session, isOpen }: Line, path: string, packet: RequestPacket): ClientHttp2Stream | undefined {
  if (!isOpen) return undefined;
  // Said, because some methods have no body by default.
  const endStream = packet.body === undefined;
  return session.request({ ':method': packet.method, ':path': path, ...fieldsOf(packet) }, { endStream });
}
