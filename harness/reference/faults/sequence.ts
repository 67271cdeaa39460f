import { refuse, write } from '../answer.ts';
import type { Call, Deviation } from '../behaviour.ts';
import { referencePixit } from '../provisioning.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import { connection } from './connection.ts';
import type { Fault } from './fault.ts';

/** Fails some requests by their number, whatever they are; the first one is number 1. */
function fails(isFailed: (count: number) => boolean): Deviation['change'] {
  return () => {
    let count = 0;
    return {
      around: async (request, next) => {
        count += 1;
        return isFailed(count) ? write(refuse(refusalOf(undefined))) : next(request);
      },
    };
  };
}

/** Fails each fifth registration of UEs that a registration was refused for. */
const failsReturning: Deviation['change'] = (strict) => {
  const refused = new Set<unknown>();
  let count = 0;
  return {
    refuse: (refusal, call) => {
      if (call.operation === 'register') refused.add(call.message?.['ueSvcId']);
      return strict.refuse(refusal, call);
    },
    store: (ue, call) => {
      if (!refused.delete(ue.ueSvcId)) return strict.store(ue, call);
      count += 1;
      if (count % 5 === 0) throw refusalOf(undefined);
      return strict.store(ue, call);
    },
  };
};

/** Fails the request that follows a refused one. */
const failsAfterError: Deviation['change'] = () => {
  let hasFailed = false;
  return {
    around: async (request, next) => {
      const response = hasFailed ? write(refuse(refusalOf(undefined))) : await next(request);
      hasFailed = response.status === 400 && !hasFailed;
      return response;
    },
  };
};

function forbidden(detail: string): Refusal {
  return new Refusal(403, { cause: 'UE_NOT_AUTHORISED', detail });
}

const oneGateway: Deviation['change'] = (strict) => {
  let first: string | undefined;
  return {
    store: (ue, call) => {
      first ??= ue.mgwSvcId;
      if (ue.mgwSvcId !== first) throw forbidden('There is a gateway already.');
      return strict.store(ue, call);
    },
  };
};

const l3gOnly: Deviation['change'] = (strict) => ({
  admitGateway: (ue, call) => {
    if (ue.mgwSvcId === referencePixit.gateway.mgwServiceId) throw forbidden('The gateway is not a Legacy 3GPP one.');
    strict.admitGateway(ue, call);
  },
});

/** A gateway has one slot, and the newest UE has it. */
const oneUe: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    for (const [key, other] of call.registry)
      if (other.mgwSvcId === ue.mgwSvcId && key !== ue.key) call.registry.delete(key);
    return strict.store(ue, call);
  },
});

/** Falls over the de-registration of a UE that it has no record of. */
function crashesOnUnknown(wasRegistered: boolean): Deviation['change'] {
  return (strict) => {
    const former = new Set<string>();
    return {
      remove: (ue, call) => {
        if (!call.registry.has(ue.key) && former.has(ue.key) === wasRegistered) throw new TypeError('no record');
        former.add(ue.key);
        return strict.remove(ue, call);
      },
    };
  };
}

/** Signs the gateway off together with its UE, and remembers it for the next registration. */
const gatewayGoesToo: Deviation['change'] = (strict) => {
  const gone = new Set<string>();
  return {
    remove: (ue, call) => {
      const gateway = call.registry.get(ue.key)?.mgwSvcId;
      if (gateway !== undefined) gone.add(gateway);
      return strict.remove(ue, call);
    },
    store: (ue, call) => {
      if (gone.delete(ue.mgwSvcId)) throw forbidden('The gateway is signed off.');
      return strict.store(ue, call);
    },
  };
};

/** Closes the session of the gateway with a de-registration; any request but a registration opens it again. */
const sessionEnds: Deviation['change'] = (strict) => {
  let isClosed = false;
  const opens = (): void => void (isClosed = false);
  return {
    find: (key, call) => {
      opens();
      return strict.find(key, call);
    },
    remove: (ue, call) => {
      opens();
      const effect = strict.remove(ue, call);
      isClosed = true;
      return effect;
    },
    store: (ue, call) => {
      const wasClosed = isClosed;
      opens();
      if (wasClosed) throw forbidden('The session of the gateway is closed.');
      return strict.store(ue, call);
    },
  };
};

const refusalClears: Deviation['change'] = (strict) => ({
  refuse: (refusal, call: Call) => {
    if (call.operation === 'register') call.registry.clear();
    return strict.refuse(refusal, call);
  },
});

/** What goes wrong only after something else. */
// oxfmt-ignore
export const sequence: readonly Fault[] = [
  { id: 'each-5th-return-fails',    requirement: 'R-70', title: 'answers 500 to each fifth registration of UEs that were refused', change: failsReturning, caughtBy: ['REG/BI/any-single-fault'] },
  { id: 'fails-after-60',           requirement: 'R-70', title: 'answers 500 to everything after 60 requests',                      change: fails((count) => count > 60), caughtBy: ['REG/BI/any-single-fault'] },
  { id: 'fails-after-error',        requirement: 'W-12', title: 'answers 500 to the request that follows a malformed one',          change: failsAfterError, caughtBy: ['WIRE/look-up/own-registrations'] },
  { id: 'second-gateway-refused',   requirement: 'R-10', title: 'serves one gateway only, the first',                               change: oneGateway, caughtBy: ['REG/BV/via-l3g'] },
  { id: 'l3g-only',                 requirement: 'R-11', title: 'serves Legacy 3GPP Message Gateways only',                         change: l3gOnly, caughtBy: ['REG/BV/via-n3g'] },
  { id: 'one-ue-per-gateway',       requirement: 'R-12', title: 'forgets the UE of a gateway when it registers another',            change: oneUe, caughtBy: ['REG/BO/several-ues'] },
  { id: 'second-removal-500',       requirement: 'D-11', title: 'answers 500 to a second de-registration',                          change: crashesOnUnknown(true), caughtBy: ['DEREG/BO/second'] },
  { id: 'unknown-removal-500',      requirement: 'D-10', title: 'answers 500 to the de-registration of a UE that never registered', change: crashesOnUnknown(false), caughtBy: ['DEREG/BO/never-registered'] },
  { id: 'removal-bars-gateway',     requirement: 'R-12', title: 'refuses the registration that follows a de-registration',          change: gatewayGoesToo, caughtBy: ['REG/BO/several-ues', 'REG/BO/parallel-distinct'] },
  { id: 'removal-ends-session',     requirement: 'D-18', title: 'refuses a registration right after a de-registration',             change: sessionEnds, caughtBy: ['DEREG/BO/gateway-goes-on'] },
  { id: 'refusal-clears',           requirement: 'R-52', title: 'a refused registration deletes every other one',                   change: refusalClears, caughtBy: ['REG/BI/ueServiceId/omitted', 'REG/BI/ueServiceId/null', 'REG/BI/ueServiceId/number'] },
  ...connection,
];
