import { Inconclusive } from '../../suites/verdict.ts';
import type { Loss, ResponsePacket } from '../binding/binding.ts';
import { headerOf } from '../binding/body.ts';
import { retryAfterMs } from '../transport/retry-after.ts';
import { isLoss } from '../transport/transport.ts';
import type { World } from './world.ts';

/** The milliseconds that an answer asks to wait: `unsaid` where it does not say how long, or says what nobody can read. */
export function askedToWait(answer: ResponsePacket): number | 'unsaid' | 'unreadable' {
  // CoAP says it by the option Max-Age (RFC 7252 clause 5.9.3.4, RFC 8516).
  const asked = headerOf(answer, 'retry-after') ?? (answer.code && headerOf(answer, 'max-age'));
  return asked === undefined ? 'unsaid' : (retryAfterMs(asked, headerOf(answer, 'date')) ?? 'unreadable');
}

/** The step came to nothing, since the server asks for more patience than there is. */
export function impatient(
  step: string,
  { answer, text }: { readonly answer: ResponsePacket | Loss; readonly text: string },
  { timers }: Pick<World, 'timers'>,
): Inconclusive {
  const ms = isLoss(answer) ? 'unsaid' : askedToWait(answer);
  const most = timers.retryAfterMs;
  const why =
    typeof ms === 'number' && ms > most
      ? `asks to wait for ${ms / 1000} s (${text}), and pixit.timers.retryAfterMs allows for ${most / 1000} s`
      : `asks for patience again and again (${text})`;
  return new Inconclusive('throttled', `${step}: the server ${why}`);
}
