import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome } from '../../suites/iut.ts';
import { toRegister } from '../../suites/step.ts';
import { readBody } from '../binding/body.ts';
import type { World } from '../engine/world.ts';
import type { Case } from './case.ts';
import { whyNoAnswer } from './coap.ts';
import { byConfiguration, byTarget, type Diagnosis } from './diagnosis.ts';
import { notAdmitted } from './identity.ts';
import { speechSteps, tcpStep } from './network.ts';
import { notLetIn } from './not-let-in.ts';
import { described, misplaced, redirected } from './path.ts';
import { query } from './query.ts';

/** Why a plain registration is not accepted, and who has to change what; asks further questions to find out. */
export async function whyRefused(given: Case, another?: UeIdentity): Promise<Diagnosis> {
  const { world, reply } = given;
  if (reply.outcome.kind === 'silent') return whySilent(world, reply.outcome);
  const found = await verdictOn(given, another);
  return { ...found, text: `${world.apiRoot} ${found.text}` };
}

async function verdictOn(given: Case, another?: UeIdentity): Promise<Diagnosis> {
  const { outcome } = given.reply;
  if (outcome.kind === 'throttled')
    return byTarget(
      `asks for patience again and again (${outcome.text})`,
      'Lift the limit in the server, or keep below it with target.rate; behind a proxy, see that the server runs.',
    );
  const known =
    proxyOnly(given) ??
    webSite(given) ??
    redirected(given) ??
    (await notLetIn(given)) ??
    (await mistyped(given)) ??
    (await misplaced(given));
  if (known !== undefined) return known;
  const { refusal = '' } = outcome;
  if (['not-found', 'forbidden', 'unauthenticated', 'failure-result'].includes(refusal))
    return notAdmitted(given, another);
  return other(given);
}

/** No answer at all: what the connection itself shows. */
export async function whySilent(world: World, outcome: Outcome): Promise<Diagnosis> {
  const { apiRoot } = world;
  const { text, lost } = outcome;
  if (apiRoot.startsWith('coap:')) return whyNoAnswer(apiRoot, outcome);
  // What waits until the deadline takes part in the conversation: it is no question of TLS.
  const spoken = lost === 'deadline' ? undefined : await unspoken(world);
  if (spoken !== undefined) return spoken;
  return lost === 'deadline'
    ? byTarget(
        `${apiRoot} takes connections but does not answer: ${text}`,
        'See in its log what it waits for; if it needs longer, say so in pixit.timers.answerMs.',
      )
    : byTarget(
        `${apiRoot} does not answer a plain registration: ${text}`,
        'See in its log why it ends the connection; if another service owns the port, correct target.url.',
      );
}

/** Why nothing can be said there at all; what a server does with a greeting says little of what it does with a registration. */
async function unspoken(world: World): Promise<Diagnosis | undefined> {
  const connection = await tcpStep(world.apiRoot);
  if (typeof connection !== 'string') return connection;
  for (const [step, look] of speechSteps(world)) {
    const found = await look();
    if (typeof found !== 'string' && (found.blame === 'configuration' || step === 'tls')) return found;
  }
  return undefined;
}

/** What stands before a server that is not there. */
function proxyOnly({ reply: { outcome } }: Case): Diagnosis | undefined {
  if (!/^50[24]\b/.test(outcome.text)) return undefined;
  return byTarget(
    `answers a plain registration with ${outcome.text}: a proxy that does not reach the server behind it`,
    'Start the server behind the proxy, or correct where the proxy looks for it.',
  );
}

/** A page for people where a registration was asked for. */
function webSite({ reply }: Case): Diagnosis | undefined {
  const { packet } = reply;
  if (packet === undefined || packet.status >= 400 || readBody(packet).mediaType !== 'text/html') return undefined;
  return byConfiguration(
    `answers a plain registration with a page of HTML (${packet.status}): that is a site for people, no API`,
    'Correct host, port and path in target.url; where a proxy stands in front of the server, name the server itself.',
  );
}

/** 415: which writing of the media type it would take. */
async function mistyped({ world, ue, reply }: Case): Promise<Diagnosis | undefined> {
  if (reply.outcome.refusal !== 'media-type') return undefined;
  for (const type of ['application/json; charset=utf-8', 'application/json;charset=UTF-8']) {
    const other = await query(world, toRegister(world, ue), (packet) => ({
      ...packet,
      headers: packet.headers.map(([name, value]) => (/^content-type$/i.test(name) ? [name, type] : [name, value])),
    }));
    if (other !== undefined && other.outcome.refusal !== 'media-type')
      return byTarget(
        `refuses application/json (${reply.outcome.text}) and takes ${type}`,
        'Compare the media type without its parameters: application/json has none (RFC 8259).',
      );
  }
  return byTarget(
    `refuses the media type of the binding ${world.binding.name} (${reply.outcome.text})`,
    'Let the server take that media type, or declare its own in a binding.',
  );
}

function other({ world, reply }: Case): Diagnosis {
  const { refusal, kind, isForeign, text } = reply.outcome;
  const { name } = world.binding;
  if (refusal === 'server-error')
    return byTarget(`fails at a plain registration (${text})`, 'See in the log of the server why.');
  if (kind === 'unclear' || isForeign === true || refusal === 'method-not-allowed' || refusal === 'not-implemented')
    return byConfiguration(
      `answers a plain registration with ${described(reply)}: nothing there speaks the binding ${name}`,
      'Check target.url, its path and target.binding.',
    );
  if (refusal === 'malformed')
    return byConfiguration(
      `finds the registration of the binding ${name} malformed (${text})`,
      'If the server gives the members other names, declare them in a binding; otherwise it has to take this message.',
    );
  return byTarget(`refuses a plain registration (${text})`, 'See in the log of the server why.');
}
