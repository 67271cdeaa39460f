import type { RequirementId } from '../spec/requirements.ts';
import type { UeIdentity } from './identity.ts';

/** A message as it came to a gateway of the suite. */
export interface Arrival {
  /** MGW Service ID of the gateway. */
  readonly gateway: string;
  /** How it differs from what was sent, if it does. */
  readonly change?: { readonly requirement: RequirementId; readonly expected: string; readonly got: string };
}

/** A message to a UE on its way. */
export interface Message {
  readonly ue: UeIdentity;
  /** What the server said to the Application Server, and what else happened, in a few words. */
  readonly story: string;
}

/** Messages to UEs: the suite sends them as an Application Server, and sees them come as the Message Gateways. */
export interface Messages {
  /**
   * Sends a message that is not to be stored, with what `payloadOf` makes of a text that is in no other message. Throws
   * Inconclusive where the server is known not to take any from here.
   */
  send(ue: UeIdentity, payloadOf?: (text: string) => string): Promise<Message>;
  /**
   * What came of it, once something has come or the time for it is over. Throws Inconclusive where nothing has come and
   * no message of the run ever reached a gateway: the server may have other addresses for them.
   */
  arrivals(message: Message): Promise<readonly Arrival[]>;
  /** What came of it so far. */
  seen(message: Message): readonly Arrival[];
  /** Whether the second message was sent when all that had changed before the first one had had its time to show. */
  isSettled(first: Message, second: Message): boolean;
  /** Waits as long as the message took, so that others that are on their way may come. */
  lull(message: Message): Promise<void>;
}
