import type { Call, Deviation, UeRequest } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

type Edge = (call: Call, ue: UeRequest) => boolean;

const isFirst: Edge = ({ registry }, { key }) => registry.keys().next().value === key;
const isOnly: Edge = ({ registry }, { key }) => registry.size === 1 && registry.has(key);
const isNone: Edge = ({ registry }) => registry.size === 0;

const unfound =
  (edge: Edge): Deviation['change'] =>
  (strict) => ({
    remove: (ue, call) => {
      if (edge(call, ue)) throw new Refusal(404, { cause: 'UE_NOT_REGISTERED', detail: 'The UE is not registered.' });
      return strict.remove(ue, call);
    },
  });

const stays =
  (edge: Edge): Deviation['change'] =>
  (strict) => ({
    remove: (ue, call) => (edge(call, ue) ? 'removed' : strict.remove(ue, call)),
  });

const withoutCredential =
  (operation: Call['operation'], edge: Edge): Deviation['change'] =>
  (strict) => ({
    authenticate: (ue, call) =>
      call.operation === operation && edge(call, ue) ? undefined : strict.authenticate(ue, call),
  });

const firstWithoutProfile: Deviation['change'] = (strict) => ({
  store: ({ ueProf, ...ue }, call) =>
    strict.store({ ...ue, ...(ueProf !== undefined && !isNone(call, ue) && { ueProf }) }, call),
});

const notFound = new Refusal(404, { cause: 'UE_NOT_REGISTERED', detail: 'The UE is not registered.' });

const unshown =
  (edge: Edge): Deviation['change'] =>
  (strict) => ({
    find: (key, call) => {
      if (edge(call, { key } as UeRequest)) throw notFound;
      return strict.find(key, call);
    },
  });

/** The store is opened by the first registration, which it misses. */
const firstOfAllLost: Deviation['change'] = (strict) => {
  let isOpen = false;
  return {
    store: (ue, call) => {
      if (isOpen) return strict.store(ue, call);
      isOpen = true;
      return 'created';
    },
  };
};

/** What goes wrong with the first record of a table, or with its only one. */
// oxfmt-ignore
export const edge: readonly Fault[] = [
  { id: 'first-record-unfound',   requirement: 'D-02', title: 'refuses to de-register the UE of its first record',                  change: unfound(isFirst),                        caughtBy: ['REG/BV/alone', 'DEREG/BO/alone/in-turn'] },
  { id: 'first-record-stays',     requirement: 'D-05', title: 'keeps its first record although it de-registers the UE',             change: stays(isFirst),                          caughtBy: ['REG/BV/alone', 'DEREG/BO/alone/in-turn'] },
  { id: 'only-record-unfound',    requirement: 'D-02', title: 'refuses to de-register the only UE',                                 change: unfound(isOnly),                         caughtBy: ['DEREG/BO/alone/in-turn'] },
  { id: 'only-record-stays',      requirement: 'D-05', title: 'keeps its only record although it de-registers the UE',              change: stays(isOnly),                           caughtBy: ['DEREG/BO/alone/in-turn'] },
  { id: 'first-of-all-lost',      requirement: 'R-05', title: 'does not store the first registration since its start',                 change: firstOfAllLost,                         caughtBy: ['WIRE/register/first'] },
  { id: 'coap-first-of-all-lost', requirement: 'R-05', title: 'does not store the first registration over CoAP since its start', binding: 'coap-json', change: firstOfAllLost,        caughtBy: ['WIRE/register/first'] },
  { id: 'first-record-unshown',   requirement: 'R-05', title: 'answers 404 to the look-up of its first record',                       change: unshown(isFirst),                        caughtBy: ['REG/BV/alone'] },
  { id: 'first-profile-lost',     requirement: 'R-06', title: 'stores no profile in its first record',                              change: firstWithoutProfile,                     caughtBy: ['REG/BV/alone'] },
  { id: 'first-any-credential',   requirement: 'S-08', title: 'registers the first UE with any credential',                         change: withoutCredential('register', isNone),   caughtBy: ['REG/BI/alone/credential'] },
  { id: 'only-any-credential',    requirement: 'D-07', title: 'de-registers the only UE with any credential',                       change: withoutCredential('deregister', isOnly), caughtBy: ['DEREG/BI/alone/credential'] },
];
