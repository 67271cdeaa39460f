import { setTimeout as pause } from 'node:timers/promises';
import type { Deviation, JsonObject, UeRequest } from '../behaviour.ts';
import { pauseMs } from '../crowd.ts';
import type { Fault } from './fault.ts';

/** Numbers registrations, and keeps them under their number in a table of limited size. */
function numberWraps(size: number): Deviation['change'] {
  return (strict) => {
    const holders = new Map<number, string>();
    let count = 0;
    return {
      store: (ue, call) => {
        const place = (count += 1) % size;
        const holder = holders.get(place);
        if (holder !== undefined && holder !== ue.key) call.registry.delete(holder);
        for (const [at, key] of holders) if (key === ue.key) holders.delete(at);
        holders.set(place, ue.key);
        return strict.store(ue, call);
      },
    };
  };
}

/** Keeps records under a number that is not always another one. */
const keyedBy =
  (hash: (ueSvcId: string) => number | string): Deviation['change'] =>
  (strict) => {
    const keyed = (ue: UeRequest): UeRequest => ({ ...ue, key: String(hash(ue.key)) });
    return {
      store: (ue, call) => strict.store(keyed(ue), call),
      remove: (ue, call) => strict.remove(keyed(ue), call),
      find: (key, call) => strict.find(String(hash(key)), call),
      recipients: (key, call) => strict.recipients(String(hash(key)), call),
    };
  };

/** The number in a UE Service ID, as far as it goes into some bits. */
const lowBits =
  (bits: number) =>
  (ueSvcId: string): number =>
    Number(/\d+/.exec(ueSvcId)?.[0] ?? -1) % 2 ** bits;

const sum = (ueSvcId: string): number => Buffer.from(ueSvcId, 'utf8').reduce((total, byte) => total + byte, 0);

/** The hash of strings in Java: 'Aa' and 'BB' have the same. */
const times31 = (ueSvcId: string): number => {
  let hash = 0;
  for (let at = 0; at < ueSvcId.length; at++) hash = (Math.imul(hash, 31) + ueSvcId.charCodeAt(at)) | 0;
  return hash;
};

const isPeriodic = ({ ueProf }: UeRequest): boolean =>
  (ueProf?.['commAvail'] as JsonObject | undefined)?.['perTime'] !== undefined;

/** Writes registrations of UEs that call periodically in groups, and forgets the last of four or more. */
const groupsLoseLast: Deviation['change'] = (strict) => {
  let [size, peak] = [0, 0];
  return {
    authenticate: async (ue, call) => {
      await strict.authenticate(ue, call);
      if (call.operation !== 'register' || !isPeriodic(ue)) return;
      strict.authorise(ue, call);
      size += 1;
      peak = Math.max(peak, size);
      await pause(pauseMs);
    },
    store: (ue, call) => {
      if (!isPeriodic(ue)) return strict.store(ue, call);
      size -= 1;
      const isLost = size === 0 && peak >= 4;
      if (size === 0) peak = 0;
      return isLost ? 'created' : strict.store(ue, call);
    },
  };
};

/** What goes wrong only with many UEs, or with certain two of them. */
// oxfmt-ignore
export const hardCapacity: readonly Fault[] = [
  { id: 'groups-lose-last',         requirement: 'R-15', title: 'loses the last of several registrations with a periodic time that come together', change: groupsLoseLast, caughtBy: ['REG/BO/parallel-distinct', 'REG/BO/many-ues'] },
  { id: 'number-wraps-128',  requirement: 'R-12', title: 'loses a UE 128 registrations later',                       change: numberWraps(128), caughtBy: ['REG/BO/many-ues'] },
  { id: 'number-wraps-256',  requirement: 'R-12', title: 'loses a UE 256 registrations later',                       change: numberWraps(256), caughtBy: ['REG/BO/many-ues'] },
  { id: 'number-wraps-1024', requirement: 'R-12', title: 'loses a UE 1024 registrations later',                      change: numberWraps(1024), caughtBy: ['REG/BO/many-ues'] },
  { id: 'number-in-7-bits',  requirement: 'R-12', title: 'takes UEs whose numbers differ by 128 for one',            change: keyedBy(lowBits(7)), caughtBy: ['REG/BO/many-ues'] },
  { id: 'number-in-8-bits',  requirement: 'R-12', title: 'takes UEs whose numbers differ by 256 for one',            change: keyedBy(lowBits(8)), caughtBy: ['REG/BO/many-ues'] },
  { id: 'id-summed',         requirement: 'R-12', title: 'takes UEs whose ids have the same letters for one',        change: keyedBy(sum), caughtBy: ['REG/BO/many-ues'] },
  { id: 'id-hashed',         requirement: 'R-48', title: 'takes UEs whose ids have the same 32-bit hash for one',    change: keyedBy(times31), caughtBy: ['REG/BV/any-distinct'] },
  { id: 'id-cut-1000',       requirement: 'R-48', title: 'compares the first 1000 characters of UE Service IDs',     change: keyedBy((ueSvcId) => ueSvcId.slice(0, 1000)), caughtBy: ['REG/BV/any-distinct'] },
  { id: 'id-last-128',       requirement: 'R-48', title: 'compares the last 128 characters of UE Service IDs',       change: keyedBy((ueSvcId) => ueSvcId.slice(-128)), caughtBy: ['REG/BV/any-distinct'] },
];
