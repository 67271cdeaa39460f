import { setTimeout } from 'node:timers/promises';
import type { Deviation, Registration, UeRequest } from '../behaviour.ts';
import type { Fault } from './fault.ts';

/** How long a step that should be atomic waits: long enough for a concurrent request to get in between. */
const pauseMs = 3;

interface Waiting {
  readonly response: Response;
  readonly swap: (response: Response) => void;
}

const answersSwapped: Deviation['change'] = () => {
  let waiting: Waiting | undefined;
  return {
    around: async (request, next) => {
      const response = await next(request);
      if (waiting !== undefined) {
        const other = waiting;
        waiting = undefined;
        other.swap(response);
        return other.response;
      }
      const swapped = new Promise<Response>((swap) => {
        waiting = { response, swap };
      });
      return Promise.race([swapped, setTimeout(pauseMs).then(() => giveUp(response))]);
    },
  };

  function giveUp(response: Response): Response | Promise<Response> {
    if (waiting?.response !== response) return new Promise(() => undefined);
    waiting = undefined;
    return response;
  }
};

/** One variable for the UE at hand, and a pause before it is used again. */
function usesLast(
  mix: (own: UeRequest, last: UeRequest) => UeRequest,
  step: 'store' | 'acknowledge',
): Deviation['change'] {
  return (strict) => {
    let last: UeRequest | undefined;
    const mixed = (ue: UeRequest): UeRequest => mix(ue, last ?? ue);
    return {
      authenticate: async (ue, call) => {
        if (call.operation === 'register') last = ue;
        await setTimeout(pauseMs);
        await strict.authenticate(ue, call);
      },
      store: (ue, call) => strict.store(step === 'store' ? mixed(ue) : ue, call),
      acknowledge: (ue, effect, call) =>
        strict.acknowledge(step === 'acknowledge' && call.operation === 'register' ? mixed(ue) : ue, effect, call),
    };
  };
}

/** Looks whether the UE is new, pauses, and appends a record if it was. */
const checkThenStore: Deviation['change'] = (strict) => {
  const wasNew = new WeakSet<UeRequest>();
  const records = new Map<string, number>();
  return {
    authenticate: async (ue, call) => {
      if (!call.registry.has(ue.key)) wasNew.add(ue);
      await setTimeout(pauseMs);
      await strict.authenticate(ue, call);
    },
    store: (ue, call) => {
      if (wasNew.has(ue)) records.set(ue.key, (records.get(ue.key) ?? 0) + 1);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      records.delete(ue.key);
      return strict.remove(ue, call);
    },
    find: (key, call) =>
      strict.find(key, call).flatMap((found) => Array.from({ length: records.get(key) ?? 1 }, () => found)),
  };
};

/** A registration that crosses a de-registration of the same UE is stored twice. */
const crossingDoubles: Deviation['change'] = (strict) => {
  const leaving = new Set<string>();
  const doubled = new Set<string>();
  return {
    authenticate: async (ue, call) => {
      if (call.operation === 'deregister') leaving.add(ue.key);
      await setTimeout(pauseMs);
      await strict.authenticate(ue, call);
    },
    store: (ue, call) => {
      if (leaving.has(ue.key)) doubled.add(ue.key);
      return strict.store(ue, call);
    },
    acknowledge: (ue, effect, call) => {
      leaving.delete(ue.key);
      return strict.acknowledge(ue, effect, call);
    },
    find: (key, call) => strict.find(key, call).flatMap((found) => (doubled.has(key) ? [found, found] : [found])),
  };
};

/** A de-registration that loses a race against another one puts back what it had read before. */
const loserRestores: Deviation['change'] = (strict) => {
  const read = new WeakMap<UeRequest, Registration | undefined>();
  return {
    authenticate: async (ue, call) => {
      read.set(ue, call.registry.get(ue.key));
      await setTimeout(pauseMs);
      await strict.authenticate(ue, call);
    },
    remove: (ue, call) => {
      const before = read.get(ue);
      if (call.registry.has(ue.key) || before === undefined) return strict.remove(ue, call);
      call.registry.set(ue.key, before);
      return 'removed';
    },
  };
};

/** What goes wrong only when requests meet. */
// oxfmt-ignore
export const parallel: readonly Fault[] = [
  { id: 'answers-swapped',      requirement: 'R-15', title: 'gives each of two concurrent requests the answer of the other',       change: answersSwapped, caughtBy: ['REG/BO/parallel-distinct'] },
  { id: 'last-ue-acknowledged', requirement: 'R-15', title: 'acknowledges the UE of whichever request came last',                  change: usesLast((own, last) => ({ ...own, ueSvcId: last.ueSvcId }), 'acknowledge'), caughtBy: ['REG/BO/parallel-distinct'] },
  { id: 'last-ue-stored',       requirement: 'R-12', title: 'stores the UE of whichever request came last',                        change: usesLast((_own, last) => last, 'store'), caughtBy: ['REG/BO/several-ues'] },
  { id: 'last-profile-stored',  requirement: 'R-06', title: 'stores the profile of whichever request came last',                   change: usesLast(({ key, ueSvcId, mgwSvcId }, last) => ({ ...last, key, ueSvcId, mgwSvcId }), 'store'), caughtBy: ['REG/BO/parallel-distinct'] },
  { id: 'parallel-doubles',     requirement: 'R-67', title: 'stores a record for each of several parallel registrations of a UE',  change: checkThenStore, caughtBy: ['REG/BO/parallel-equal'] },
  { id: 'crossing-doubles',     requirement: 'R-68', title: 'stores two records when a de-registration crosses a registration',    change: crossingDoubles, caughtBy: ['REG/BO/crossing'] },
  { id: 'loser-restores',       requirement: 'D-17', title: 'one of two parallel de-registrations undoes the other',               change: loserRestores, caughtBy: ['DEREG/BO/parallel-equal'] },
];
