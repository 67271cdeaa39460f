import type { ClientHttp2Stream } from 'node:http2';
import type { Loss } from '../binding/binding.ts';
import type { Line } from './line.ts';
import { abandoned, closed, reset, stopped, unconnected } from './loss.ts';

/** Names of the error codes by their numbers (RFC 9113 clause 7). */
// oxfmt-ignore
const codes = [
  'NO_ERROR', 'PROTOCOL_ERROR', 'INTERNAL_ERROR', 'FLOW_CONTROL_ERROR', 'SETTINGS_TIMEOUT', 'STREAM_CLOSED', 'FRAME_SIZE_ERROR',
  'REFUSED_STREAM', 'CANCEL', 'COMPRESSION_ERROR', 'CONNECT_ERROR', 'ENHANCE_YOUR_CALM', 'INADEQUATE_SECURITY', 'HTTP_1_1_REQUIRED',
];

/** A stream that ended without a whole answer; `status` is there when the answer had begun. */
export interface Ending {
  readonly line: Line;
  readonly stream: ClientHttp2Stream;
  readonly fault: NodeJS.ErrnoException | undefined;
  readonly status: number | undefined;
}

/** Why there is no whole answer, now that the stream is closed. */
export function lossOf({ line, stream, fault, status }: Ending): Loss | typeof abandoned {
  const code = codes[stream.rstCode ?? 0] ?? `error ${stream.rstCode}`;
  const isGone = line.session.destroyed;
  if (status !== undefined) return stopped(status, isGone ? '' : `RST_STREAM ${code}`);
  // What the server says that it never looked at can be asked again.
  const isUnprocessed = line.lastStream !== undefined && (stream.id ?? Infinity) > line.lastStream;
  if (isUnprocessed || code === 'REFUSED_STREAM') return abandoned;
  const cause = line.fault ?? fault;
  if (!line.isHttp2 && cause !== undefined) return unconnected(cause) ?? foreign(cause) ?? reset;
  if (!isGone && code === 'PROTOCOL_ERROR')
    return { lost: 'incomplete', text: 'no well-formed answer: the stream was reset (PROTOCOL_ERROR)' };
  if (!isGone || cause?.code === 'ERR_HTTP2_STREAM_ERROR')
    return { lost: 'reset', text: `the stream was reset (${code})` };
  if (cause?.code === 'ERR_HTTP2_ERROR')
    return { lost: 'incomplete', text: `an answer that is not well-formed HTTP/2 (${cause.message})` };
  if (cause?.code === 'ERR_HTTP2_SESSION_ERROR')
    return { lost: 'closed', text: `the connection was ended with GOAWAY (${code})` };
  // A server may close an idle connection at any time.
  if (line.answered > 0) return abandoned;
  return cause === undefined ? closed : reset;
}

function foreign({ code, message }: NodeJS.ErrnoException): Loss | undefined {
  if (code === 'NO_H2') return { lost: 'garbage', text: `no HTTP/2 (${message})` };
  if (code === 'ERR_HTTP2_ERROR') return { lost: 'garbage', text: `an answer that is not HTTP/2 (${message})` };
  return undefined;
}
