import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { retryAfterMs } from '../transport/retry-after.ts';
import type { Certificate } from './security.ts';

/** A token endpoint says no more than this. */
const limit = 262_144;

/** Whom a client trusts, and the certificate that it shows where it is asked for one. */
export interface Trust {
  readonly ca?: string | undefined;
  readonly certificate?: Certificate | undefined;
}

interface Init {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** So often a request is sent that is answered with a request for patience, and so long is waited between. */
const [mostTries, longestMs] = [4, 5000];

/** fetch that trusts certificate authorities and shows a certificate, which the one of Node cannot be told to; follows nothing, keeps nothing open, waits where it is asked to. */
export const fetchWith =
  (trust: Trust) =>
  async (url: string, init: Init): Promise<Response> => {
    for (let tries = 1; ; tries++) {
      const response = await fetched(trust)(url, init);
      const waitMs = askedToWait(response);
      if (waitMs === undefined || tries === mostTries) return response;
      await sleep(waitMs, undefined, init.signal && { signal: init.signal });
    }
  };

function askedToWait({ status, headers }: Response): number | undefined {
  const asked = headers.get('retry-after');
  if ((status !== 429 && status !== 503) || asked === null) return undefined;
  const ms = retryAfterMs(asked, headers.get('date') ?? undefined);
  return ms !== undefined && ms <= longestMs ? ms : undefined;
}

const fetched =
  ({ ca, certificate }: Trust) =>
  (url: string, { method, headers, body, signal }: Init): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { request } = url.startsWith('https:') ? https : http;
      const options = {
        method,
        headers,
        agent: false as const,
        ...(ca !== undefined && { ca }),
        ...(certificate && url.startsWith('https:') && credentialsOf(certificate)),
        ...(signal && { signal }),
      };
      const sent = request(url, options, (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > limit) incoming.destroy(new Error('an answer longer than any token'));
        });
        incoming.on('error', reject);
        incoming.on('end', () => {
          const init = { status: incoming.statusCode ?? 500, headers: headersOf(incoming.rawHeaders) };
          const hasBody = init.status >= 200 && init.status !== 204 && init.status !== 304;
          resolve(new Response(hasBody ? Buffer.concat(chunks) : null, init));
        });
      });
      sent.on('error', reject);
      sent.end(body instanceof URLSearchParams ? body.toString() : body);
    });

const credentialsOf = ({ cert, key, passphrase }: Certificate) => ({
  cert,
  key,
  ...(passphrase !== undefined && { passphrase }),
});

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let at = 0; at < raw.length; at += 2) headers.append(raw[at] ?? '', raw[at + 1] ?? '');
  return headers;
}
