import type { Socket } from 'node:net';
import type { Behaviour, Deviation, Registration, UeRequest } from '../behaviour.ts';
import type { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

const recordOf = ({ ueSvcId, mgwSvcId, ueProf }: UeRequest): Registration =>
  ueProf === undefined ? { ueSvcId, mgwSvcId } : { ueSvcId, mgwSvcId, ueProf };

const profileIn = (record: Registration | undefined): Pick<UeRequest, 'ueProf'> =>
  record?.ueProf === undefined ? {} : { ueProf: record.ueProf };

/** Counts registrations in two bits, and takes the fourth for none that could be deleted. */
const countSticks: Deviation['change'] = (strict) => {
  const counts = new Map<string, number>();
  return {
    store: (ue, call) => {
      counts.set(ue.key, (counts.get(ue.key) ?? 0) + 1);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      if (call.registry.has(ue.key) && (counts.get(ue.key) ?? 0) >= 4) return 'removed';
      counts.delete(ue.key);
      return strict.remove(ue, call);
    },
  };
};

/** What the listening server writes into a request, so that a registration knows its connection. */
const connectionHeader = 'x-connection-number';

function numbersConnections(): NonNullable<Behaviour['prepare']> {
  const numbers = new WeakMap<Socket, number>();
  let count = 0;
  return (server) => {
    server.on('connection', (socket) => numbers.set(socket, (count += 1)));
    server.prependListener('request', (incoming) => {
      incoming.headers[connectionHeader] = String(numbers.get(incoming.socket));
    });
  };
}

/** Keeps registrations with their connection, and deletes in the table of the connection that asks. */
const tablePerConnection: Deviation['change'] = (strict) => {
  const homes = new Map<string, string | null>();
  return {
    prepare: numbersConnections(),
    store: (ue, call) => {
      homes.set(ue.key, call.request.headers.get(connectionHeader));
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      const isElsewhere = homes.get(ue.key) !== call.request.headers.get(connectionHeader);
      return isElsewhere && call.registry.has(ue.key) ? 'removed' : strict.remove(ue, call);
    },
  };
};

/** Answers a registration that equals the last one of the UE from memory, whatever came between. */
const lastAnswerKept: Deviation['change'] = (strict) => {
  const last = new Map<string, string>();
  return {
    store: (ue, call) => {
      const text = JSON.stringify(recordOf(ue));
      if (last.get(ue.key) === text) return call.registry.has(ue.key) ? 'updated' : 'created';
      last.set(ue.key, text);
      return strict.store(ue, call);
    },
  };
};

/** Leaves the profile as it is where the UE was registered a moment ago. */
const idempotentByUe: Deviation['change'] = (strict) => {
  const recent = new Map<string, number>();
  return {
    store: (ue, call) => {
      const before = call.registry.get(ue.key);
      const isRecent = before !== undefined && performance.now() - (recent.get(ue.key) ?? -Infinity) < 50;
      recent.set(ue.key, performance.now());
      return strict.store(isRecent ? { ...ue, ...profileIn(before) } : ue, call);
    },
  };
};

/** Keeps what a take-over replaced, and goes back to it. */
const takeOverReturns: Deviation['change'] = (strict) => {
  const replaced = new Map<string, Registration>();
  return {
    store: (ue, call) => {
      const before = call.registry.get(ue.key);
      if (before !== undefined && before.mgwSvcId !== ue.mgwSvcId) replaced.set(ue.key, before);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      const before = replaced.get(ue.key);
      replaced.delete(ue.key);
      const effect = strict.remove(ue, call);
      if (before !== undefined) call.registry.set(ue.key, before);
      return effect;
    },
  };
};

/** Hides a record at once and sweeps it away later, whatever it has become. */
const sweptLater: Deviation['change'] = (strict) => ({
  remove: (ue, call) => {
    const effect = strict.remove(ue, call);
    setTimeout(() => call.registry.delete(ue.key), 3).unref();
    return effect;
  },
});

const isBadCredential = ({ grounds }: Refusal): boolean => grounds.cause === 'UE_CREDENTIAL_INVALID';

/** Keeps a mark at a UE whose request was refused for its credential, until the next registration. */
function marked(
  operation: 'register' | 'deregister',
  act: (strict: Behaviour, ...args: Parameters<Behaviour['store']>) => ReturnType<Behaviour['store']>,
): Deviation['change'] {
  return (strict) => {
    const marks = new Set<unknown>();
    return {
      refuse: (refusal, call) => {
        const key = call.message?.['ueSvcId'];
        const isKnown = typeof key === 'string' && call.registry.has(key);
        if (isKnown && call.operation === operation && isBadCredential(refusal)) marks.add(key);
        return strict.refuse(refusal, call);
      },
      store: (ue, call) => {
        const isRegistered = call.registry.has(ue.key);
        if (isRegistered !== (operation === 'register')) return strict.store(ue, call);
        return marks.delete(ue.key) ? act(strict, ue, call) : strict.store(ue, call);
      },
    };
  };
}

/** Gives up checking the credential of a UE after two wrong ones. */
const twoStrikes: Deviation['change'] = (strict) => {
  const strikes = new Map<string, number>();
  return {
    authenticate: async (ue, call) => {
      const count = strikes.get(ue.key) ?? 0;
      if (count >= 2 && call.operation === 'register') return;
      strikes.set(ue.key, count + 1);
      await strict.authenticate(ue, call);
      strikes.set(ue.key, count);
    },
  };
};

/** What goes wrong only at the end of a certain sequence of requests for one UE. */
// oxfmt-ignore
export const hardSequence: readonly Fault[] = [
  { id: 'fourth-registration-sticks', requirement: 'D-05', title: 'deletes nothing after four registrations of a UE',                        change: countSticks, caughtBy: ['REG/BO/any-history'] },
  { id: 'table-per-connection',       requirement: 'D-05', title: 'deletes only what was registered on the same connection',                 change: tablePerConnection, caughtBy: ['DEREG/BO/parallel-distinct', 'REG/BO/many-ues'] },
  { id: 'last-answer-kept',           requirement: 'R-64', title: 'answers a registration like the last one of the UE without performing it', change: lastAnswerKept, caughtBy: ['REG/BO/any-history'] },
  { id: 'idempotent-by-ue',           requirement: 'R-62', title: 'takes the profiles of registrations within 50 ms for one',                        change: idempotentByUe, caughtBy: ['REG/BO/any-history'] },
  { id: 'take-over-returns',          requirement: 'D-05', title: 'goes back to the first gateway when a UE that was taken over leaves',     change: takeOverReturns, caughtBy: ['REG/BO/any-history'] },
  { id: 'swept-later',                requirement: 'R-64', title: 'deletes once more 3 ms after a de-registration',                          change: sweptLater, caughtBy: ['REG/BO/any-history'] },
  { id: 'two-strikes',                requirement: 'S-08', title: 'takes any credential after two wrong ones',                               change: twoStrikes, caughtBy: ['REG/BO/any-history'] },
  { id: 'return-not-stored',          requirement: 'R-64', title: 'does not store a UE again that somebody tried to de-register in vain',    change: marked('deregister', () => 'created'), caughtBy: ['REG/BO/any-history'] },
  { id: 'update-after-refusal-lost',  requirement: 'R-62', title: 'loses the update that follows a refused one',                             change: marked('register', (strict, ue, call) => strict.store({ ...ue, ...profileIn(call.registry.get(ue.key)) }, call)), caughtBy: ['REG/BO/any-history'] },
];
