import { UsageError } from '../usage-error.ts';
import { listenCoap } from './coap-server.ts';
import { handlerOf } from './handler.ts';
import type { Handler } from './handler.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import { mount } from './mount.ts';
import type { Mounting } from './mounting.ts';
import { behaviourOf, bindingOf, mountingOf, nullServerOf } from './selection.ts';
import type { Selection } from './selection.ts';

/** Which server to start, and where: port 0 or none lets the system choose. */
export interface ReferenceOptions extends Selection, Mounting {
  readonly port?: number | undefined;
  /** The wire: `coap-json` over UDP, or both others over HTTP; the one that the selection needs unless given. */
  readonly binding?: string | undefined;
}

/** The reference MSGin5G Server as a function, for in-process use; throws a UsageError for unknown ids. */
export function referenceHandler(options: Selection = {}): Handler {
  if (options.null !== undefined) {
    throw new UsageError(['reference server: a null server exists on a socket only; use startReference']);
  }
  return handlerOf(behaviourOf(options));
}

/** Starts the reference MSGin5G Server on the loopback address; rejects with a UsageError for unknown ids or a taken port. */
export async function startReference(options: ReferenceOptions = {}): Promise<Listening> {
  const { http = mountingOf(options).http, guard, gatewayRoots, binding = bindingOf(options) } = options;
  if (binding === 'coap-json') return listenCoap(behaviourOf(options), options.port ?? 0);
  const server = nullServerOf(options)?.create() ?? mount(behaviourOf(options), { http, guard, gatewayRoots });
  return listen(server, options.port ?? 0, guard === undefined ? 'http' : 'https');
}
