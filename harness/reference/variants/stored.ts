import type { Behaviour, Call, Defect, Deviation, JsonObject } from '../behaviour.ts';
import { isObject } from '../profile.ts';
import type { Variant } from './variant.ts';

/** Another writing of every value of a profile, at every depth. */
function rewritten(value: unknown, edit: (inner: unknown) => unknown): unknown {
  const edited = edit(value);
  if (!isObject(edited)) return edited;
  return Object.fromEntries(Object.entries(edited).map(([name, inner]) => [name, rewritten(inner, edit)]));
}

const stores =
  (edit: (inner: unknown) => unknown): Deviation['change'] =>
  (strict) => ({
    store: (ue, call) =>
      strict.store(ue.ueProf === undefined ? ue : { ...ue, ueProf: rewritten(ue.ueProf, edit) as JsonObject }, call),
  });

const longTime = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/^(\d\d:\d\d:\d\d)Z$/, '$1.000+00:00') : value;

const turned = (value: unknown): unknown => (Array.isArray(value) ? value.toReversed() : value);

const defaults = { perCommInd: 'PERIODICALLY', stoAndFwInd: true, prio: 0 };
const completed = (value: unknown): unknown =>
  isObject(value) && isObject(value['commAvail'])
    ? { ...value, commAvail: { ...defaults, ...value['commAvail'] } }
    : value;

const withoutEmpty = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, inner]) => !isObject(inner) || Object.keys(inner).length > 0))
    : value;

/** A look-up with the same content in another form. */
const shows =
  (profile: (stored: JsonObject | undefined) => unknown): Deviation['change'] =>
  (strict) => ({
    show: (found, call) => {
      const answer = strict.show(found, call);
      return { ...answer, body: found.map(({ ueProf, ...rest }) => ({ ...rest, ueProf: profile(ueProf) })) };
    },
  });

const outOfRange: Defect = { param: '/ueProf', cause: 'OPTIONAL_IE_INCORRECT', reason: 'a number is out of range' };

/** Takes some numbers only. */
function numbersLimited(isFit: (number: number) => boolean): Deviation['change'] {
  const isUnfit = (value: unknown): boolean =>
    typeof value === 'number' ? !isFit(value) : isObject(value) && Object.values(value).some(isUnfit);
  return (strict) => ({
    inspect: (call) => [...strict.inspect(call), ...(isUnfit(call.message?.['ueProf']) ? [outOfRange] : [])],
  });
}

/** A schedule may go on after midnight: every other defect is one. */
const overMidnight: Deviation['change'] = (strict) => ({
  inspect: (call) => strict.inspect(call).filter(({ reason }) => reason !== 'expected an end after the beginning'),
});

/** Changes what is stored once the former state is remembered. */
const afterwards = (
  strict: Behaviour,
  remember: (key: string, call: Call) => void,
): Pick<Behaviour, 'store' | 'remove'> => ({
  store: (ue, call) => {
    remember(ue.key, call);
    return strict.store(ue, call);
  },
  remove: (ue, call) => {
    remember(ue.key, call);
    return strict.remove(ue, call);
  },
});

/** The look-up shows what was stored so many milliseconds ago. */
const lags =
  (lagMs: number): Deviation['change'] =>
  (strict) => {
    const former = new Map<
      string,
      readonly { readonly until: number; readonly shown: ReturnType<typeof strict.find> }[]
    >();
    const current = (key: string) => (former.get(key) ?? []).filter(({ until }) => until > Date.now());
    const remember = (key: string, call: Call): void => {
      former.set(key, [...current(key), { until: Date.now() + lagMs, shown: strict.find(key, call) }]);
    };
    return {
      ...afterwards(strict, remember),
      find: (key, call) => current(key)[0]?.shown ?? strict.find(key, call),
    };
  };

/** The look-up shows each former state of a UE once more before it shows the newest. */
const behind: Deviation['change'] = (strict) => {
  const former = new Map<string, ReturnType<typeof strict.find>[]>();
  const remember = (key: string, call: Call): void => {
    former.set(key, [...(former.get(key) ?? []), strict.find(key, call)]);
  };
  return {
    ...afterwards(strict, remember),
    find: (key, call) => former.get(key)?.shift() ?? strict.find(key, call),
  };
};

/** Ways to keep a profile, and limits to what is kept. */
// oxfmt-ignore
export const stored: readonly Variant[] = [
  { id: 'times-long',            title: 'shows times with fractions and another writing of UTC',   change: stores(longTime) },
  { id: 'days-turned',           title: 'shows days in another order',                              change: stores(turned) },
  { id: 'defaults-added',        title: 'stores defaults for members that are absent',              change: stores(completed) },
  { id: 'empty-dropped',         title: 'does not store empty objects',                             change: stores(withoutEmpty) },
  { id: 'look-up-null-profile',  title: 'the look-up shows null where there is no profile',         change: shows((profile) => profile ?? null) },
  { id: 'look-up-empty-profile', title: 'the look-up shows an empty profile where there is none',   change: shows((profile) => profile ?? { commAvail: {} }) },
  { id: 'look-up-lags',          title: 'the look-up lags 60 ms behind',                            change: lags(60), settleMs: 500 },
  { id: 'look-up-behind',        title: 'the look-up shows each former state of a UE before the newest', change: behind, settleMs: 1500 },
  { id: 'numbers-limited',       title: 'refuses numbers of more than 31 bits',                     change: numbersLimited((number) => number < 2 ** 31) },
  { id: 'numbers-of-a-day',      title: 'refuses 0, and numbers of more than a day of seconds',     change: numbersLimited((number) => number > 0 && number <= 86_400) },
  { id: 'schedule-over-midnight', title: 'accepts a schedule that ends before it begins',           change: overMidnight },
];
