import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { referenceHandler } from '../reference/reference.ts';

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

export type Meddle = (
  url: string,
  headers: Record<string, string>,
) => { readonly url?: string; readonly answer?: Answer };

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What becomes of the answer of the reference server. */
type Rewrite = (answer: Answered) => Answered;

/** The reference server at another path, or with one habit of its own in front of it. */
export function beginner(
  meddle: Meddle,
  more: Record<string, string> = {},
  rewrite: Rewrite = (answer) => answer,
): Server {
  const handler = referenceHandler();
  return createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = 'GET', url = '/' } = incoming;
      const headers = incoming.headers as Record<string, string>;
      const { url: inner = url, answer } = meddle(url, headers);
      if (answer !== undefined) return answer(incoming, outgoing);
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
      return void handler(new Request(`http://127.0.0.1${inner}`, { method, headers, ...body })).then(
        async (response) => {
          const headers = { ...Object.fromEntries(response.headers), ...more };
          const answer = rewrite({ status: response.status, headers, text: await response.text() });
          outgoing.writeHead(answer.status, answer.headers).end(answer.text);
        },
        () => outgoing.destroy(),
      );
    });
  });
}
