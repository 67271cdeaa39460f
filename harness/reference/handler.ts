import { Hono } from 'hono';
import type { Context } from 'hono';
import { base, refuse as toProblem, write } from './answer.ts';
import type { Behaviour, Call, Operation, Registry } from './behaviour.ts';
import { exchange } from './exchange.ts';
import { convey, messagePath } from './message.ts';
import type { Mounting } from './mounting.ts';
import type { Peer } from './peer.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { withdraw } from './withdraw.ts';

/** Answers one request, for whoever is at the other end of its connection; never rejects. */
export type Handler = (request: Request, peer?: Peer) => Promise<Response>;

interface Surroundings {
  readonly Bindings: { readonly peer?: Peer };
}

/** Methods that HTTP servers are expected to know, whether or not a resource has them. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A server of its own, with nothing registered, that behaves as told. */
export function handlerOf(behaviour: Behaviour, { guard, gatewayRoots }: Omit<Mounting, 'http'> = {}): Handler {
  const registry: Registry = new Map();
  const callOf = (context: Context<Surroundings>, operation: Operation): Call => ({
    request: context.req.raw,
    operation,
    registry,
    ...(guard && { guard }),
    ...(gatewayRoots && { gatewayRoots }),
    ...(context.env?.peer && { peer: context.env.peer }),
  });
  const perform = (operation: Operation) => (context: Context<Surroundings>) =>
    exchange(callOf(context, operation), behaviour);
  const refuse = (refusal: (method: string) => Refusal) => (context: Context<Surroundings>) => {
    const call = callOf(context, 'none');
    return behaviour.write(behaviour.refuse(refusal(context.req.method), call), call);
  };

  const app = new Hono<Surroundings>();
  app.get(`${base}/registrations`, perform('lookup'));
  app.post(`${base}/registrations`, perform('register'));
  app.post(`${base}/deregister`, perform('deregister'));
  app.delete(`${base}/registrations/:id`, (context) => withdraw(callOf(context, 'deregister'), behaviour));
  app.all(`${base}/registrations`, refuse(notAllowed('GET, HEAD, POST')));
  app.all(`${base}/deregister`, refuse(notAllowed('POST')));
  app.all(`${base}/*`, refuse(notFound));
  if (gatewayRoots !== undefined) {
    app.post(messagePath, (context) => convey(callOf(context, 'message'), behaviour));
    app.all(messagePath, refuse(notAllowed('POST')));
  }
  app.all('/msgs-ueregistration/*', refuse(invalidApi));
  app.notFound(refuse(notFound));
  app.onError((error) => write(toProblem(refusalOf(error))));
  return (request, peer) => behaviour.around(request, async (inner) => app.fetch(inner, peer && { peer }));
}

function notAllowed(allow: string): (method: string) => Refusal {
  return (method) =>
    knownMethods.has(method)
      ? new Refusal(405, { detail: 'The resource does not have this method.', headers: { allow } })
      : new Refusal(501, { detail: 'No resource has this method.' });
}

function notFound(): Refusal {
  return new Refusal(404, { cause: 'RESOURCE_URI_STRUCTURE_NOT_FOUND', detail: 'There is no such resource.' });
}

function invalidApi(): Refusal {
  return new Refusal(400, { cause: 'INVALID_API', detail: 'There is no such version of the API.' });
}
