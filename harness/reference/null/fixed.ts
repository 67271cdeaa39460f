import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isObject } from '../profile.ts';
import { referenceBodyLimit } from '../provisioning.ts';
import type { NullServer } from './null-server.ts';

interface FixedAnswer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

/** An HTTP server that answers without a thought; at most the body of the request goes into the answer. */
function answers(answer: (body: string, method: string) => FixedAnswer): () => Server {
  return () =>
    createServer((request, response) => {
      reply(request, response).catch(() => response.destroy());
    });

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body = '' } = answer(await bodyOf(request), request.method ?? '');
    response.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(body);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    if (text.length < referenceBodyLimit) text += String(chunk);
  }
  return text;
}

const json = 'application/json';

function problem(status: number, title: string): FixedAnswer {
  return { status, type: 'application/problem+json', body: JSON.stringify({ title, status }) };
}

function yes(text: string, method: string): FixedAnswer {
  if (method === 'GET') return { status: 200, type: json, body: '[]' };
  return { status: 200, type: json, body: JSON.stringify({ ueSvcId: ueSvcIdIn(text), result: 'SUCCESS' }) };
}

function ueSvcIdIn(text: string): unknown {
  try {
    const message: unknown = JSON.parse(text);
    return isObject(message) ? message['ueSvcId'] : undefined;
  } catch {
    return undefined;
  }
}

/** Null servers that speak HTTP. */
// oxfmt-ignore
export const fixed: readonly NullServer[] = [
  { id: 'empty-200',  title: 'answers everything with an empty 200',               create: answers(() => ({ status: 200 })) },
  { id: 'empty-204',  title: 'answers everything with 204',                        create: answers(() => ({ status: 204 })) },
  { id: 'always-400', title: 'answers everything with 400',                        create: answers(() => problem(400, 'Bad Request')) },
  { id: 'always-404', title: 'answers everything with 404',                        create: answers(() => problem(404, 'Not Found')) },
  { id: 'always-500', title: 'answers everything with 500',                        create: answers(() => problem(500, 'Internal Server Error')) },
  { id: 'always-503', title: 'answers everything with 503',                        create: answers(() => problem(503, 'Service Unavailable')) },
  { id: 'html',       title: 'answers everything with a page',                     create: answers(() => ({ status: 200, type: 'text/html', body: '<!doctype html><title>Welcome</title><h1>It works</h1>' })) },
  { id: 'yes-man',    title: 'acknowledges everything and stores nothing',         create: answers(yes) },
  { id: 'no-man',     title: 'refuses everything with a valid problem description', create: answers(() => problem(403, 'Forbidden')) },
  { id: 'echo',       title: 'answers with the body of the request',               create: answers((body) => ({ status: 200, type: json, body })) },
];
