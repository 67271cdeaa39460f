import type { Server } from 'node:net';

/** A server that does nothing sensible; `create` gives one that does not listen yet. */
export interface NullServer {
  readonly id: string;
  readonly title: string;
  readonly create: () => Server;
}
