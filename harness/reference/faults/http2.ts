import { constants } from 'node:http2';
import type { Http2Session, ServerHttp2Stream } from 'node:http2';
import type { Deviation, Reply } from '../behaviour.ts';
import { answer, headOf, streamOf, streams } from '../stream.ts';
import type { Fault } from './fault.ts';

const resets = (_reply: Reply, stream: ServerHttp2Stream): void => stream.close(constants.NGHTTP2_INTERNAL_ERROR);

const isRefusal = ({ status }: Reply, path: string): boolean => status === 403 && path.includes('registrations');

/** Announces more than it sends. */
const miscounts = streams((reply, stream) => {
  stream.respond({ ...headOf(reply), 'content-length': Buffer.byteLength(reply.text) + 10 });
  stream.end(reply.text);
});

/** Sends everything but the flag that ends the stream. */
const endless = streams(
  (reply, stream) => {
    stream.respond(headOf(reply));
    stream.write(reply.text);
  },
  ({ status }) => status === 201,
);

/** After an error the connection takes streams and answers none. */
const muteAfterError: Deviation['change'] = () => {
  const muted = new WeakSet<Http2Session>();
  return {
    deliver(reply, outgoing) {
      const stream = streamOf(outgoing);
      if (stream.session === undefined || muted.has(stream.session)) return;
      if (reply.status === 400) muted.add(stream.session);
      answer(reply, stream);
    },
  };
};

/** Ends the whole connection over one refusal, the streams of others included. */
const endsConnection = streams(
  (_reply, stream) => stream.session?.destroy(undefined, constants.NGHTTP2_INTERNAL_ERROR),
  isRefusal,
);

/** Two answers that are ready at the same time go out on each other's streams. */
const swaps: Deviation['change'] = () => {
  const waiting = new Map<Http2Session, readonly [Reply, ServerHttp2Stream]>();
  return {
    deliver(reply, outgoing) {
      const stream = streamOf(outgoing);
      const { session } = stream;
      const other = session && waiting.get(session);
      if (session === undefined) return;
      if (other !== undefined) {
        waiting.delete(session);
        answer(other[0], stream);
        answer(reply, other[1]);
        return;
      }
      waiting.set(session, [reply, stream]);
      setTimeout(() => {
        if (waiting.get(session)?.[1] !== stream) return;
        waiting.delete(session);
        answer(reply, stream);
      }, 5);
    },
  };
};

const mounting = { http: '2' } as const;

/** What is wrong with streams and connections of HTTP/2. */
// oxfmt-ignore
export const http2: readonly Fault[] = [
  { id: 'h2-refusal-reset',          requirement: 'R-50', mounting, title: 'resets the stream in place of refusing a registration',        change: streams(resets, isRefusal), caughtBy: ['REG/BI/ue/unauthorised', 'REG/BI/ue/unknown', 'REG/BI/gateway/forbidden'] },
  { id: 'h2-refusal-ends-connection', requirement: 'R-50', mounting, title: 'ends the connection with an error in place of refusing a registration', change: endsConnection, caughtBy: ['REG/BI/ue/unauthorised', 'REG/BI/ue/unknown', 'REG/BI/gateway/forbidden'] },
  { id: 'h2-removal-reset',          requirement: 'D-01', mounting, title: 'resets the stream in place of acknowledging a de-registration', change: streams(resets, ({ status }, path) => status === 200 && path.includes('deregister')), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'h2-stream-endless',         requirement: 'W-06', mounting, title: 'never ends the stream of a successful registration',            change: endless, caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'h2-length-too-large',       requirement: 'W-06', mounting, title: 'announces 10 bytes more than it sends',                         change: miscounts, caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'h2-error-mutes-connection', requirement: 'W-14', mounting, title: 'does not answer on a connection any more after an error',       change: muteAfterError, caughtBy: ['REG/BO/connection-after/not-json', 'REG/BO/connection-after/empty-body', 'REG/BO/connection-after/missing-ie'] },
  { id: 'h2-answers-swapped',        requirement: 'R-15', mounting, title: 'answers two streams of a connection with each other\'s answers', change: swaps, caughtBy: ['REG/BO/parallel-distinct'] },
];
