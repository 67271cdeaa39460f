import { setTimeout as pause } from 'node:timers/promises';
import type { Call, Deviation, Registration, UeRequest } from '../behaviour.ts';
import { crowded, pauseMs } from '../crowd.ts';
import { Refusal } from '../refusal.ts';
import { deliver } from '../wire.ts';
import type { Fault } from './fault.ts';

/** Waits before the step that changes something; what was there before the wait is handed to `act`. */
function afterPause(
  act: (ue: UeRequest, call: Call, before: Registration | undefined) => UeRequest,
): Deviation['change'] {
  return (strict) => {
    const found = new WeakMap<UeRequest, Registration | undefined>();
    return {
      authenticate: async (ue, call) => {
        await strict.authenticate(ue, call);
        found.set(ue, call.registry.get(ue.key));
        await pause(pauseMs);
      },
      store: (ue, call) => strict.store(act(ue, call, found.get(ue)), call),
    };
  };
}

/** Updates a record that is not the one it read: the profile goes where it does not belong. */
const patchesNewer = afterPause((ue, { registry }, before) => {
  const now = registry.get(ue.key);
  return before === undefined || now === undefined || now === before ? ue : { ...ue, mgwSvcId: now.mgwSvcId };
});

/** Reads all UEs of the gateway, waits, and writes them back with the new one. */
const documentPerGateway: Deviation['change'] = (strict) => {
  const read = new WeakMap<UeRequest, ReadonlySet<string>>();
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      read.set(ue, new Set(call.registry.keys()));
      await pause(pauseMs);
    },
    store: (ue, call) => {
      for (const [key, { mgwSvcId }] of call.registry)
        if (mgwSvcId === ue.mgwSvcId && read.get(ue)?.has(key) === false) call.registry.delete(key);
      return strict.store(ue, call);
    },
  };
};

const deadlock = new Refusal(503, { detail: 'deadlock' });

/** Gives up where a registration and a de-registration of a UE wait for each other. */
const crossingDropped: Deviation['change'] = (strict) => {
  const underWay = new Map<string, Call['operation']>();
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      if ((underWay.get(ue.key) ?? call.operation) !== call.operation) throw deadlock;
      underWay.set(ue.key, call.operation);
      await pause(pauseMs);
      underWay.delete(ue.key);
    },
    deliver: (reply, outgoing) => {
      if (reply.text.includes(deadlock.message)) outgoing.socket?.destroy();
      else deliver(reply, outgoing);
    },
  };
};

/** One place per UE for the outcome of the check of its credential. */
const credentialShared: Deviation['change'] = (strict) => {
  const isRight = new Map<string, boolean>();
  return {
    authenticate: async (ue, call) => {
      const check = async (): Promise<boolean> => {
        try {
          await strict.authenticate(ue, call);
          return true;
        } catch {
          return false;
        }
      };
      isRight.set(ue.key, await check());
      await pause(pauseMs);
      if (isRight.get(ue.key) !== true) await strict.authenticate(ue, call);
    },
  };
};

/** Writes the gateway at once and the profile a moment later, the first gateway more slowly. */
const twoWrites: Deviation['change'] = (strict) => {
  const first = 'mgw-1';
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      const before = call.registry.get(ue.key);
      if (call.operation !== 'register' || before === undefined) return;
      call.registry.set(ue.key, { ...before, mgwSvcId: ue.mgwSvcId });
      await pause(ue.mgwSvcId.startsWith(first) ? 2 * pauseMs : pauseMs);
    },
    store: (ue, call) => strict.store({ ...ue, mgwSvcId: call.registry.get(ue.key)?.mgwSvcId ?? ue.mgwSvcId }, call),
  };
};

/** Looks whether another gateway has the UE, waits, and appends a record if none had it. */
const recordPerGateway: Deviation['change'] = (strict) => {
  const others = new Map<string, Registration>();
  const wasFree = new WeakSet<UeRequest>();
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      if (!call.registry.has(ue.key)) wasFree.add(ue);
      await pause(pauseMs);
    },
    store: (ue, call) => {
      const before = call.registry.get(ue.key);
      if (before !== undefined && before.mgwSvcId !== ue.mgwSvcId && wasFree.has(ue)) others.set(ue.key, before);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      others.delete(ue.key);
      return strict.remove(ue, call);
    },
    find: (key, call) => {
      const other = others.get(key);
      return [...strict.find(key, call), ...(other === undefined ? [] : [other])];
    },
  };
};

/** How long after the answer it is done: longer than a look-up takes on a busy machine. */
const lateMs = 25;

const insertOvertaken = crowded((strict, isMet) => ({
  store: (ue, call) => {
    if (!isMet(ue)) return strict.store(ue, call);
    setTimeout(() => strict.store(ue, call), lateMs).unref();
    return call.registry.has(ue.key) ? 'updated' : 'created';
  },
}));

const removalAfterAnswer = crowded((strict, isMet) => ({
  remove: (ue, call) => {
    if (!isMet(ue) || !call.registry.has(ue.key)) return strict.remove(ue, call);
    setTimeout(() => call.registry.delete(ue.key), lateMs).unref();
    return 'removed';
  },
}));

const removalTrusted = crowded((strict, isMet) => ({
  authenticate: async (ue, call) => {
    await pause(pauseMs);
    if (call.operation !== 'deregister' || !isMet(ue)) await strict.authenticate(ue, call);
  },
}));

const updatesIgnored = crowded((strict, isMet) => ({
  store: (ue, call) => (isMet(ue) && call.registry.has(ue.key) ? 'updated' : strict.store(ue, call)),
}));

const bothRollBack = crowded((strict, isMet) => ({
  store: (ue, call) => (isMet(ue) && !call.registry.has(ue.key) ? 'created' : strict.store(ue, call)),
}));

/** What goes wrong only when certain requests meet. */
// oxfmt-ignore
export const hardParallel: readonly Fault[] = [
  { id: 'update-lost',              requirement: 'R-15', title: 'one of two registrations through a gateway undoes the other',              change: documentPerGateway, caughtBy: ['REG/BO/parallel-distinct'] },
  { id: 'crossing-dropped',         requirement: 'R-01', title: 'closes the connection where a registration and a de-registration of a UE meet', change: crossingDropped, caughtBy: ['REG/BO/crossing'] },
  { id: 'credential-shared',        requirement: 'R-73', title: 'takes the check of another request for its own',                           change: credentialShared, caughtBy: ['REG/BO/parallel-credentials'] },
  { id: 'insert-overtaken',         requirement: 'R-73', title: 'stores late where requests meet, so that a de-registration overtakes it',   change: insertOvertaken, caughtBy: ['REG/BO/parallel-profiles', 'REG/BO/parallel-gateways'] },
  { id: 'removal-after-answer',     requirement: 'D-17', title: 'deletes after the answer where requests meet',                             change: removalAfterAnswer, caughtBy: ['DEREG/BO/parallel-equal'] },
  { id: 'removal-in-crowd-trusted', requirement: 'R-73', title: 'takes any credential for a de-registration that meets another request',    change: removalTrusted, caughtBy: ['REG/BO/parallel-credentials'] },
  { id: 'update-in-crowd-ignored',  requirement: 'R-73', title: 'acknowledges updates that meet and stores none of them',                   change: updatesIgnored, caughtBy: ['REG/BO/parallel-profiles', 'REG/BO/parallel-gateways', 'REG/BO/parallel-credentials'] },
  { id: 'gateway-and-profile-torn', requirement: 'R-73', title: 'stores the gateway of one request with the profile of another',            change: twoWrites, caughtBy: ['REG/BO/parallel-gateways'] },
  { id: 'patches-newer',            requirement: 'R-73', title: 'writes the profile into a record that is newer than the one it read',       change: patchesNewer, caughtBy: ['REG/BO/parallel-gateways'] },
  { id: 'both-roll-back',           requirement: 'R-67', title: 'acknowledges registrations that meet and keeps none of them',              change: bothRollBack, caughtBy: ['REG/BO/parallel-equal'] },
  { id: 'record-per-gateway',       requirement: 'R-63', title: 'stores a record for each of two gateways that compete',                    change: recordPerGateway, caughtBy: ['REG/BO/parallel-gateways'] },
];
