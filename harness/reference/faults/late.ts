import { setTimeout as pause } from 'node:timers/promises';
import type { Deviation, Registration, UeRequest } from '../behaviour.ts';
import { pauseMs } from '../crowd.ts';
import type { Fault } from './fault.ts';

/** How long after the answer it is done once more: when the gateway has gone on to other UEs. */
const laterMs = 30;

/** Where registrations come close together, each is sent to the store a second time. */
const writesAgain: Deviation['change'] = (strict) => {
  let underWay = 0;
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      if (call.operation !== 'register') return;
      underWay += 1;
      await pause(pauseMs);
      underWay -= 1;
    },
    store: (ue, call) => {
      if (underWay > 2) setTimeout(() => strict.store(ue, call), laterMs).unref();
      return strict.store(ue, call);
    },
  };
};

/** Keeps what a look-up has found, from when it is shown until something changes. */
const looksRemembered: Deviation['change'] = (strict) => {
  const remembered = new Map<string, readonly Registration[]>();
  const found = new WeakMap<Request, readonly [string, readonly Registration[]]>();
  const forgets =
    <T>(act: (ue: UeRequest, call: Parameters<typeof strict.store>[1]) => T): typeof act =>
    (ue, call) => {
      remembered.delete(ue.key);
      return act(ue, call);
    };
  return {
    store: forgets(strict.store),
    remove: forgets(strict.remove),
    find: (key, call) => {
      const records = remembered.get(key) ?? strict.find(key, call);
      found.set(call.request, [key, records]);
      return records;
    },
    around: async (request, next) => {
      const response = await next(request);
      await pause(request.method === 'GET' ? pauseMs : 0);
      const entry = found.get(request);
      if (entry !== undefined) remembered.set(...entry);
      return response;
    },
  };
};

/** Inserts what it did not find a moment before; shows and deletes the newest of the records of a UE. */
const newestOfSeveral: Deviation['change'] = (strict) => {
  const wasNew = new WeakSet<UeRequest>();
  const older = new Map<string, Registration[]>();
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      if (call.operation === 'register' && !call.registry.has(ue.key)) wasNew.add(ue);
      await pause(pauseMs);
    },
    store: (ue, call) => {
      const before = call.registry.get(ue.key);
      if (before !== undefined && wasNew.has(ue)) older.set(ue.key, [...(older.get(ue.key) ?? []), before]);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      const effect = strict.remove(ue, call);
      const next = older.get(ue.key)?.pop();
      if (next !== undefined) call.registry.set(ue.key, next);
      return effect;
    },
  };
};

/** An update takes the old record away, and puts the new one in its place a moment later. */
const replaces: Deviation['change'] = (strict) => ({
  authenticate: async (ue, call) => {
    await strict.authenticate(ue, call);
    if (call.operation === 'register' && call.registry.delete(ue.key)) await pause(pauseMs);
  },
});

/** What requests that meet leave behind, and what shows only later. */
// oxfmt-ignore
export const late: readonly Fault[] = [
  { id: 'writes-again',       requirement: 'D-05', title: 'writes registrations that come close together a second time, a while later', change: writesAgain, caughtBy: ['DEREG/BO/stays-gone'] },
  { id: 'looks-remembered',   requirement: 'R-73', title: 'goes on showing what a look-up found that crossed a change',                 change: looksRemembered, caughtBy: ['REG/BO/crossing-look-up'] },
  { id: 'newest-of-several',  requirement: 'R-73', title: 'keeps all registrations that come at once, and deletes the newest one only', change: newestOfSeveral, caughtBy: ['REG/BO/parallel-equal'] },
  { id: 'update-replaces',   requirement: 'R-73', title: 'takes the old record away for a moment when a UE registers again', change: replaces, caughtBy: ['REG/BO/crossing'] },
];
