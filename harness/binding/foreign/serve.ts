import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request, read whole. */
export interface Ask {
  readonly method: string;
  readonly url: URL;
  /** The steps of the path, decoded. */
  readonly steps: readonly string[];
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** An answer; a body becomes JSON, a text goes out as it is. */
export interface Say {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
  readonly text?: string;
}

export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** Serves on the loopback address, on a port that the system chooses. */
export async function serve(answer: (ask: Ask) => Say): Promise<Served> {
  const server = createServer((request, response) => {
    void read(request).then((ask) => {
      const { status, headers, body, text }: Say = ask === undefined ? { status: 400 } : answer(ask);
      const fields = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
      response.writeHead(status, fields as OutgoingHttpHeaders);
      response.end(body === undefined ? text : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Ask | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://localhost');
  try {
    const steps = url.pathname.split('/').slice(1).map(decodeURIComponent);
    return {
      method: request.method ?? '',
      url,
      steps,
      headers: request.headers,
      text: Buffer.concat(chunks).toString(),
    };
  } catch {
    return undefined;
  }
}

/** The JSON object in a text, or undefined. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether every member that is there fits its check; unknown members do. */
export const fits = (value: unknown, checks: Readonly<Record<string, (member: unknown) => boolean>>): boolean =>
  isObject(value) &&
  Object.entries(checks).every(
    ([name, check]) => value[name] === undefined || value[name] === null || check(value[name]),
  );

export const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
export const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
