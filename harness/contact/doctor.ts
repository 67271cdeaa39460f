import type { Config } from '../config/config.ts';
import { Brake } from '../engine/brake.ts';
import { Discovery } from '../engine/discovery.ts';
import { worldOf } from '../engine/run.ts';
import { settledPics } from '../engine/settled-pics.ts';
import { Traffic } from '../engine/traffic.ts';
import { bindingFor, mountRig } from '../rig.ts';
import { pingStep } from './coap.ts';
import type { Diagnosis, Step } from './diagnosis.ts';
import type { Resolve } from './guard.ts';
import { messageSteps } from './message.ts';
import { nameStep, speechSteps, tcpStep } from './network.ts';
import { Visit } from './service.ts';
import { tokenSteps } from './token.ts';

/** One line of an examination. */
export interface Examined {
  readonly step: string;
  /** What was seen where all is well. */
  readonly text?: string;
  readonly problem?: Diagnosis;
}

/** A configuration that names a server. */
export type Addressed = Config & { readonly url: string };

/**
 * Examines a server step by step up to the first problem; what it registers it removes. Nothing in it is a secret. Rejects
 * with a UsageError where the binding is broken, before anything is asked.
 */
export async function* doctor(config: Addressed, resolve?: Resolve): AsyncGenerator<Examined, void, undefined> {
  const { url, http, security } = config;
  const { binding } = await bindingFor(config);
  yield { step: 'binding', text: `${binding.name} is spoken over ${binding.protocol === 'coap' ? 'CoAP' : 'HTTP'}` };
  const network: readonly Step[] = [
    ['name', () => nameStep(config, resolve)],
    ...(url.startsWith('coap:')
      ? [['udp', () => pingStep(url)] as const]
      : [['tcp', () => tcpStep(url)] as const, ...speechSteps({ apiRoot: url, http, security })]),
  ];
  if (yield* examined(network)) yield* service(config, resolve);
}

/** Goes on to the next step while all is well; false when it is not. */
async function* examined(
  steps: readonly Step[],
  hide: (text: string) => string = (text) => text,
): AsyncGenerator<Examined, boolean, undefined> {
  for (const [step, look] of steps) {
    const found = await look();
    if (typeof found !== 'string') {
      yield { step, problem: { ...found, text: hide(found.text), remedy: hide(found.remedy) } };
      return false;
    }
    yield { step, text: hide(found) };
  }
  return true;
}

async function* service(config: Addressed, resolve?: Resolve): AsyncGenerator<Examined, void, undefined> {
  await using rig = await mountRig(config, { ...(resolve && { resolve }) });
  const { pics } = settledPics(config, { lookup: false, freeIdentities: false }, rig.binding.claims);
  const log = { traffic: new Traffic(config.rate), discovery: new Discovery(config.pixit) };
  const world = worldOf(rig, pics, { log, brake: new Brake() });
  const lease = await world.pool.lease(0, 2);
  const visit = new Visit(world, config, lease.ues);
  const credentials = [...lease.ues.map(({ credential }) => credential), world.cast.wrongCredential];
  const hide = (text: string): string =>
    credentials.reduce((left, credential) => left.replaceAll(credential, '‹secret›'), rig.hide(text));
  try {
    yield* examined(
      [
        ...tokenSteps(world),
        // Answers over CoAP carry no time.
        ...(config.url.startsWith('coap:') ? [] : ([['clock', () => visit.clock()]] as const)),
        ['registration', () => visit.registration()],
        ['look-up', () => visit.lookUp()],
        ...messageSteps(world, visit.ue),
        ['de-registration', () => visit.deregistration()],
        ['refusal', () => visit.refusal()],
      ],
      hide,
    );
  } finally {
    await visit.leave();
    lease.release();
  }
}
