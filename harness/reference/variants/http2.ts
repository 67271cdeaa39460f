import { constants } from 'node:http2';
import type { Deviation, Reply } from '../behaviour.ts';
import { answer, headOf, streamOf, streams } from '../stream.ts';
import type { Variant } from './variant.ts';

/** Says GOAWAY after an answer; streams that the client opened before it heard of that are served. */
const goesAway = (isMeant: (reply: Reply) => boolean): Deviation['change'] =>
  streams((reply, stream) => {
    const { session } = stream;
    answer(reply, stream);
    stream.once('close', () => session?.close());
  }, isMeant);

const withTrailers: Deviation['change'] = () => ({
  deliver({ status, headers, text }, outgoing) {
    outgoing.writeHead(status, headers);
    outgoing.addTrailers({ 'x-checksum': '0' });
    outgoing.end(text);
  },
});

const early = streams((reply, stream) => {
  stream.additionalHeaders({ ':status': 103, link: '</msgs-ueregistration/v1>; rel=preload' });
  answer(reply, stream);
});

const inPieces = streams((reply, stream) => {
  stream.respond(headOf(reply));
  for (const letter of reply.text) stream.write(letter);
  stream.end();
});

/** Takes no more of the request once it has answered. */
const asksNoMore = streams((reply, stream) => {
  answer(reply, stream);
  stream.close(constants.NGHTTP2_NO_ERROR);
});

/** Does not look at each 20th request: the client may send it again. */
const refuses: Deviation['change'] = () => {
  let count = 0;
  const unseen = 599;
  return {
    around: async (request, next) => (++count % 20 === 0 ? new Response(null, { status: unseen }) : next(request)),
    deliver(reply, outgoing) {
      const stream = streamOf(outgoing);
      if (reply.status === unseen) stream.close(constants.NGHTTP2_REFUSED_STREAM);
      else answer(reply, stream);
    },
  };
};

const mounting = { http: '2' } as const;

/** Choices of HTTP/2. */
// oxfmt-ignore
export const http2: readonly Variant[] = [
  { id: 'h2-go-away',       mounting, title: 'GOAWAY after each answer',                          change: goesAway(() => true) },
  { id: 'h2-go-away-error', mounting, title: 'GOAWAY after each refusal',                         change: goesAway(({ status }) => status >= 400) },
  { id: 'h2-trailers',      mounting, title: 'trailers after each answer',                        change: withTrailers },
  { id: 'h2-interim-103',   mounting, title: '103 before each answer',                            change: early },
  { id: 'h2-pieces',        mounting, title: 'answers in frames of one character',                change: inPieces },
  { id: 'h2-no-more',       mounting, title: 'ends each stream with NO_ERROR after its answer',   change: asksNoMore },
  { id: 'h2-refused',       mounting, title: 'does not look at each 20th stream, and says so',    change: refuses },
];
