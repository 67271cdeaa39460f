import { shown } from '../../suites/step.ts';
import { byConfiguration, type Diagnosis } from '../contact/diagnosis.ts';
import { tcpStep } from '../contact/network.ts';
import { Carrier } from '../engine/carrier.ts';
import type { ExchangeRecord } from '../engine/record.ts';
import type { World } from '../engine/world.ts';
import { isLoss } from '../transport/transport.ts';
import { packetOf } from './application-server.ts';
import type { Attempt } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { textOf } from './postman.ts';

interface Case {
  readonly world: World;
  readonly delivery: Delivery;
  readonly attempt: Attempt;
}

const nobody = 'no-application-server-has-this-name';

/**
 * Why nothing came, where the configuration may be to blame; undefined where only the server can be, as it says itself
 * that it does not know the UE as registered.
 */
export async function whyNothingCame(
  world: World,
  delivery: Delivery,
  attempt: Attempt,
): Promise<Diagnosis | undefined> {
  const { answer } = attempt.record;
  const given = { world, delivery, attempt };
  if (isLoss(answer)) return answer.lost === 'refused' || answer.lost === 'closed' ? unreached(given) : undefined;
  if (answer.status === 401) return unknownSender(given);
  if (answer.status < 400 || answer.status >= 500) return elsewhere(given);
  const likeness = likenessOf(attempt.record);
  if (likeness === (await asked(given, { operation: 'no-such-operation' }))) return noService(given);
  if (likeness !== (await asked(given, { originator: nobody }))) return undefined;
  // The same answer for an Application Server that surely is unknown: either is unknown, or nobody asks for it.
  const said = textOf(attempt.record);
  const isAboutSender = /\bas[_ -]|application.?server|\bori(?:ginator|addr)|sender/i.test(said);
  const isAboutUe = /\bue[_ -]|recipient|destination|destaddr|not.?registered|unreachable|offline/i.test(said);
  return isAboutSender || (answer.status === 403 && !isAboutUe) ? unknownSender(given) : undefined;
}

const unreached = ({ delivery, attempt }: Case): Diagnosis =>
  byConfiguration(
    `${delivery.route.apiRoot} is not reached as the Application Server: ${textOf(attempt.record)}`,
    'Correct pixit.delivery.apiRoot, or say in pixit.delivery how the Application Server shows who it is.',
  );

const unknownSender = ({ delivery, attempt }: Case): Diagnosis =>
  byConfiguration(
    `The server takes no messages from the Application Server ${JSON.stringify(delivery.settings.asServiceId)} (${textOf(attempt.record)})`,
    'Correct pixit.delivery.asServiceId and what shows that it is the one (token, tls, oauth2), or make it known to the server.',
  );

const noService = ({ attempt }: Case): Diagnosis =>
  byConfiguration(
    `There is no deliver-as-message at ${attempt.record.url} (${textOf(attempt.record)})`,
    'Correct pixit.delivery.apiRoot, or claim no messageDelivery.',
  );

async function elsewhere({ delivery, attempt }: Case): Promise<Diagnosis> {
  const root = delivery.roots.get(attempt.gateway) ?? '';
  const whose = `where the gateway ${JSON.stringify(attempt.gateway)} listens`;
  const what = `of a message for ${shown(attempt.ue)}: ${attempt.story}`;
  const heard = delivery.settings.listen && (await tcpStep(root));
  if (heard !== undefined && typeof heard !== 'string')
    return byConfiguration(
      `Nothing ever came to ${root} ${what}. From here ${heard.text} either`,
      'Correct the gateway roots of pixit.delivery, or `listen` beside them: where the roots lead to, the suite has to listen.',
    );
  return byConfiguration(
    `Nothing ever came to ${root}, ${whose}, ${what}`,
    'See to it that the server delivers what is for this gateway to that address, or correct pixit.delivery; where that is right, the server delivers nothing.',
  );
}

/** Asks once more with one thing changed, and says what the answer is like. */
async function asked(
  { world, delivery, attempt }: Case,
  {
    operation,
    originator = delivery.settings.asServiceId,
  }: { readonly operation?: string; readonly originator?: string },
): Promise<string> {
  const id = `${delivery.tag}.scout.${operation ?? originator}`;
  const packet = packetOf({ id, originator, ueServiceId: attempt.ue.ueServiceId, payload: id }, operation);
  const carrier = new Carrier(delivery.route, world, () => undefined);
  return likenessOf(
    await carrier.carry({
      operation: 'message',
      packet,
      step: 'find out about messages',
      connection: 'shared',
      guise: 'gateway',
    }),
  );
}

/** What is left of an answer once everything is taken out that repeats the request or changes by itself. */
function likenessOf(record: ExchangeRecord): string {
  const { answer, packet } = record;
  if (isLoss(answer)) return `nothing: ${answer.lost}`;
  const echoed = Buffer.from(packet.body ?? [])
    .toString('utf8')
    .match(/"[^"]{3,}"/g);
  const said = Buffer.from(answer.body).toString('utf8').replaceAll(packet.path, '…');
  const rest = (echoed ?? []).reduce((left, text) => left.replaceAll(text.slice(1, -1), '…'), said);
  return `${answer.status} ${rest.replaceAll(/[\da-f]{8,}|\d+/gi, '#')}`;
}
