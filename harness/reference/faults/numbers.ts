import type { Deviation, JsonObject } from '../behaviour.ts';
import { isObject } from '../profile.ts';
import type { Fault } from './fault.ts';

const most = 2 ** 31 - 1;

/** Another number for every number of a value, at every depth. */
function renumbered(value: unknown, edit: (number: number) => number): unknown {
  if (typeof value === 'number') return edit(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, renumbered(inner, edit)]));
}

const stores =
  (edit: (number: number) => number): Deviation['change'] =>
  (strict) => ({
    store: (ue, call) =>
      strict.store(ue.ueProf === undefined ? ue : { ...ue, ueProf: renumbered(ue.ueProf, edit) as JsonObject }, call),
  });

/** What a registration of a registered UE goes by is another type of number. */
const clampsUpdates: Deviation['change'] = (strict) => {
  const { store = strict.store } = stores((number) => Math.min(number, most))(strict);
  return { store: (ue, call) => (call.registry.has(ue.key) ? store(ue, call) : strict.store(ue, call)) };
};

const crashes: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    renumbered(ue.ueProf, (number) => {
      if (number > most) throw new RangeError('integer out of range');
      return number;
    });
    return strict.store(ue, call);
  },
});

/** Numbers that do not fit. */
// oxfmt-ignore
export const numbers: readonly Fault[] = [
  { id: 'number-500',       requirement: 'R-54', title: 'answers 500 to a number that does not fit into 31 bits',     change: crashes, caughtBy: ['REG/BV/large-number/communicationDurationTime', 'REG/BV/large-number/periodicTime', 'REG/BV/large-number/dataSizeIndication'] },
  { id: 'number-wraps',     requirement: 'R-06', title: 'stores the last 32 bits of a number',                        change: stores((number) => Math.trunc(number) | 0), caughtBy: ['REG/BV/large-number/communicationDurationTime', 'REG/BV/large-number/periodicTime', 'REG/BV/large-number/dataSizeIndication'] },
  { id: 'number-clamped',   requirement: 'R-06', title: 'stores 2147483647 for every larger number',                  change: stores((number) => Math.min(number, most)), caughtBy: ['REG/BV/large-number/communicationDurationTime', 'REG/BV/large-number/periodicTime', 'REG/BV/large-number/dataSizeIndication'] },
  { id: 'number-clamped-later', requirement: 'R-06', title: 'stores 2147483647 for every larger number of an update', change: clampsUpdates, caughtBy: ['REG/BV/large-number/communicationDurationTime', 'REG/BV/large-number/periodicTime', 'REG/BV/large-number/dataSizeIndication'] },
  { id: 'number-single',    requirement: 'R-06', title: 'stores numbers as floats of single precision',               change: stores((number) => Math.fround(number)), caughtBy: ['REG/BV/large-number/communicationDurationTime', 'REG/BV/large-number/periodicTime', 'REG/BV/large-number/dataSizeIndication'] },
];
