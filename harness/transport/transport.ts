import type { Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';

/** How one exchange is to be carried. */
export interface Carriage {
  readonly deadlineMs: number;
  /** `shared`: from the pool. `own`: a connection for this exchange alone. Otherwise: the connection with that label. */
  readonly connection: string;
}

/** Carries packets to one API root and back; never throws for what the other side does. */
export interface Transport extends AsyncDisposable {
  exchange(packet: RequestPacket, carriage: Carriage): Promise<ResponsePacket | Loss>;
}

export const isLoss = (answer: ResponsePacket | Loss): answer is Loss => 'lost' in answer;
