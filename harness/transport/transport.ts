import type { SecureContext } from 'node:tls';
import type { Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import type { Identity } from '../security/wardrobe.ts';

/** How one exchange is to be carried. */
export interface Carriage {
  readonly deadlineMs: number;
  /** `shared`: from the pool. `own`: a connection for this exchange alone. Otherwise: the connection with that label. */
  readonly connection: string;
  /** Whose client certificate the connection shows; `gateway` unless given. */
  readonly identity?: Identity;
  /** The body comes in two parts, of which the second one comes a moment after the first: and that with the head, or after it. */
  readonly body?: 'cut' | 'in-parts';
  /** Called when there is a connection for it. */
  readonly onBegun?: () => void;
}

/** Carries packets to one API root and back; never throws for what the other side does. */
export interface Transport extends AsyncDisposable {
  exchange(packet: RequestPacket, carriage: Carriage): Promise<ResponsePacket | Loss>;
  /** From now on no more connections are open at a time, over HTTP/1.1; without a number as many as in the beginning. */
  readonly limit?: (connections?: number) => void;
}

/** What a TLS connection is made with: whom it trusts, who it is, and whom it asks for. */
export interface Tls {
  readonly secureContext?: SecureContext;
  readonly servername?: string;
}

export const isLoss = (answer: ResponsePacket | Loss): answer is Loss => 'lost' in answer;

/** Where a packet goes. */
export function targetOf(apiRoot: string, { path }: Pick<RequestPacket, 'path'>): URL {
  const root = new URL(apiRoot);
  return new URL(root.pathname.replace(/\/$/, '') + path, root);
}

/** What a URL would leave as it is: no character to escape, no step that leads up or nowhere. */
const isPlain = /^(?:\/(?!\.{0,2}(?:[/?]|$))[\w.~%!$&'()*+,;=:@-]+)+(?:\?[\w.~%!$&()*+,;=:@/?-]*)?$/;

/** The path and query, below an API root, that packets go to. */
export function pathBelow(apiRoot: string): (packet: Pick<RequestPacket, 'path'>) => string {
  const prefix = new URL(apiRoot).pathname.replace(/\/$/, '');
  return (packet) => {
    if (isPlain.test(packet.path)) return prefix + packet.path;
    const { pathname, search } = targetOf(apiRoot, packet);
    return pathname + search;
  };
}

/** The headers of a request over node:http; a body brings its length. */
export function fieldsOf({ headers, body }: RequestPacket): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of headers) fields[name] = value;
  const isLower = headers.every(([name]) => name === name.toLowerCase());
  if (body !== undefined) fields[isLower ? 'content-length' : 'Content-Length'] = String(body.length);
  return fields;
}
