import type { Outcome } from '../../suites/iut.ts';
import { Endpoint } from '../transport/coap-endpoint.ts';
import { dialUdp } from '../transport/coap-ports.ts';
import { byConfiguration, byTarget, type Diagnosis, type Finding } from './diagnosis.ts';
import { placeOf, shownPlace, unreachable } from './wire.ts';

/** How long a sign of life is waited for; it is asked for again after two to three seconds. */
const pingMs = 5000;

/** Something answers datagrams: an empty confirmable message has to be rejected (RFC 7252 clause 4.3), which registers nothing. */
export async function pingStep(url: string): Promise<Finding> {
  const where = shownPlace(placeOf(url));
  try {
    const endpoint = new Endpoint(await dialUdp(new URL(url)));
    const { lost, text } = await endpoint.ping(pingMs);
    endpoint.close();
    if (lost === 'refused') return nobody(url);
    if (lost === 'reset') return `${where} rejects an empty message, as CoAP has it`;
    if (lost === 'garbage') return foreign(where, text);
    return `${where} takes datagrams and leaves an empty message unanswered: what follows shows whether it speaks CoAP`;
  } catch (error) {
    return unreachable(placeOf(url), error as NodeJS.ErrnoException);
  }
}

/** No answer over CoAP, and who has to change what. */
export function whyNoAnswer(url: string, { text, lost }: Outcome): Diagnosis {
  const where = shownPlace(placeOf(url));
  if (lost === 'refused')
    return text.includes('ECONNREFUSED') ? nobody(url) : byConfiguration(`${where}: ${text}`, correct);
  if (lost === 'garbage') return foreign(where, text);
  if (lost === 'reset')
    return byTarget(
      `${url} rejects a plain registration with a Reset`,
      'See in its log why it takes the message for none of its own.',
    );
  return byTarget(
    `${url} does not answer a plain registration: ${text}`,
    'See whether it listens at this UDP port, whether a firewall drops the datagrams, and in its log what it waits for; if it needs longer, say so in pixit.timers.answerMs.',
  );
}

const correct = 'Correct host and port in target.url.';

const nobody = (url: string): Diagnosis =>
  unreachable(placeOf(url), { name: '', message: '', code: 'ECONNREFUSED' } satisfies NodeJS.ErrnoException);

const foreign = (where: string, text: string): Diagnosis =>
  byConfiguration(
    `${where} does not speak CoAP: ${text}`,
    'Correct the port in target.url: another service answers there.',
  );
