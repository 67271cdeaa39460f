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
}

/** Carries packets to one API root and back; never throws for what the other side does. */
export interface Transport extends AsyncDisposable {
  exchange(packet: RequestPacket, carriage: Carriage): Promise<ResponsePacket | Loss>;
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
