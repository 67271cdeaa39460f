import { refuse as toProblem } from './answer.ts';
import type { Answer, Behaviour, Call, Defect, JsonObject, Parcel, Registration } from './behaviour.ts';
import { admit } from './guard.ts';
import { isObject } from './profile.ts';
import { kindOf, referenceAs } from './provisioned.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** Where Application Servers send messages (TS 29.538 MSGS_MSGDelivery). */
export const messagePath = '/msgs-msgdelivery/v1/deliver-as-message';

/** How long a gateway may take to answer. */
const patienceMs = 3000;

/** Takes a message of an Application Server, delivers it through the gateway of the UE, and says what became of it. */
export async function convey(call: Call, behaviour: Behaviour): Promise<Response> {
  try {
    admit(call, behaviour);
    behaviour.checkMediaType(call);
    const message = behaviour.parse(await behaviour.readBody(call), call);
    behaviour.judge(messageDefects(message), call);
    return behaviour.write(await conveyed(message, { call, behaviour }), call);
  } catch (error) {
    // What differs in refusals is about registrations.
    return behaviour.write(toProblem(refusalOf(error)), call);
  }
}

const addrOf = (address: unknown): string => String((address as JsonObject)['addr']);

interface Place {
  readonly call: Call;
  readonly behaviour: Behaviour;
}

async function conveyed(message: JsonObject, { call, behaviour }: Place): Promise<Answer> {
  if (addrOf(message['oriAddr']) !== referenceAs)
    throw new Refusal(403, { cause: 'AS_NOT_AUTHORISED', detail: 'The Application Server is not known.' });
  const destination = addrOf(message['destAddr']);
  const parcels = behaviour
    .recipients(behaviour.key(destination), call)
    .map((registration) => behaviour.parcel(message, registration));
  if (parcels.length === 0) return behaviour.undelivered(message, call);
  const outcomes = await behaviour.dispatch(parcels, call);
  return behaviour.report(message, outcomes.every(Boolean), call);
}

/** The registration that says where messages for a UE go. */
export function recipients(key: string, { registry }: Call): readonly Registration[] {
  const found = registry.get(key);
  return found === undefined ? [] : [found];
}

const notForGateways = new Set(['stoAndFwInd', 'stoAndFwParams', 'priority', 'latency']);

/** The message as the gateway of a registration gets it. */
export function parcel(message: JsonObject, { mgwSvcId }: Registration): Parcel {
  return {
    mgwSvcId,
    kind: kindOf(mgwSvcId),
    message: Object.fromEntries(Object.entries(message).filter(([name]) => !notForGateways.has(name))),
  };
}

/** Posts parcels to their gateways, one after another, and says which were taken. */
export async function dispatch(parcels: readonly Parcel[], call: Call): Promise<readonly boolean[]> {
  const outcomes: boolean[] = [];
  for (const one of parcels) outcomes.push(await posted(one, call));
  return outcomes;
}

/** Posts a parcel to its gateway and says whether it was taken. */
export async function posted(one: Parcel, { gatewayRoots }: Call): Promise<boolean> {
  const url = urlOf(one, gatewayRoots);
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(one.message),
    signal: AbortSignal.timeout(patienceMs),
  };
  return url === undefined
    ? false
    : fetch(url, init).then(
        ({ ok }) => ok,
        () => false,
      );
}

/** Where a parcel goes. */
export function urlOf({ mgwSvcId, kind }: Parcel, roots: Call['gatewayRoots']): string | undefined {
  const root = roots?.get(mgwSvcId);
  return root === undefined ? undefined : `${root}/msgg-${kind}delivery/v1/deliver-message`;
}

/** The answer about a UE that is not registered. */
export function undelivered(): Answer {
  throw new Refusal(404, { cause: 'UE_NOT_REGISTERED', detail: 'The recipient is not registered.' });
}

/** The MessageDeliveryAck. */
export function report({ oriAddr, msgId }: JsonObject, isDelivered: boolean): Answer {
  const failure = isDelivered ? {} : { status: 'DELY_FAILED', failureCause: 'the gateway did not take it' };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: { oriAddr, msgId, ...failure } };
}

function messageDefects(message: JsonObject): readonly Defect[] {
  const isAddress = (value: unknown): boolean =>
    isObject(value) && typeof value['addrType'] === 'string' && typeof value['addr'] === 'string';
  const rules = {
    oriAddr: isAddress,
    destAddr: isAddress,
    msgId: (value: unknown): boolean => typeof value === 'string',
    stoAndFwInd: (value: unknown): boolean => typeof value === 'boolean',
  };
  return Object.entries(rules).flatMap(([name, isRight]): readonly Defect[] => {
    const value = message[name];
    if (value !== undefined && isRight(value)) return [];
    const cause = value === undefined ? 'MANDATORY_IE_MISSING' : 'MANDATORY_IE_INCORRECT';
    return [{ param: `/${name}`, cause, reason: value === undefined ? 'missing' : 'of another type' }];
  });
}
