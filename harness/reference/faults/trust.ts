import type { Call, Deviation, UeRequest } from '../behaviour.ts';
import { subscriberOf } from '../provisioned.ts';
import { referencePixit } from '../provisioning.ts';
import type { Fault } from './fault.ts';

const second = referencePixit.secondGateway?.mgwServiceId;

/** What a server knows of the UEs that it has served. */
interface Known {
  /** How often each was registered since it was last gone. */
  readonly times: ReadonlyMap<string, number>;
  readonly left: ReadonlySet<string>;
}

type Trust = (ue: UeRequest, call: Call, known: Known) => boolean;

/** Checks no credential where it thinks that it knows the UE. */
const trusts =
  (operation: Call['operation'], isTrusted: Trust): Deviation['change'] =>
  (strict) => {
    const [times, left] = [new Map<string, number>(), new Set<string>()];
    return {
      authenticate: (ue, call) =>
        call.operation === operation && isTrusted(ue, call, { times, left })
          ? undefined
          : strict.authenticate(ue, call),
      store: (ue, call) => {
        times.set(ue.key, (times.get(ue.key) ?? 0) + 1);
        return strict.store(ue, call);
      },
      remove: (ue, call) => {
        times.delete(ue.key);
        left.add(ue.key);
        return strict.remove(ue, call);
      },
    };
  };

const entersBySecond: Trust = ({ mgwSvcId }) => mgwSvcId === second;
const hasProfile: Trust = ({ ueProf }) => ueProf !== undefined;
const hasLeft: Trust = ({ key }, _call, { left }) => left.has(key);
const belongsToSecond: Trust = ({ key }, { registry }) => registry.get(key)?.mgwSvcId === second;
const isStoredWithProfile: Trust = ({ key }, { registry }) => registry.get(key)?.ueProf !== undefined;
const wasUpdated: Trust = ({ key }, _call, { times }) => (times.get(key) ?? 0) > 1;

const wasTakenOver: Trust = (ue, call, known) => belongsToSecond(ue, call, known) && wasUpdated(ue, call, known);

/** Takes for a registered UE whatever credential passes. */
const updatesWith = (passes: (ue: UeRequest) => boolean): Deviation['change'] =>
  trusts('register', (ue, { registry }) => registry.has(ue.key) && passes(ue));
const isSomebodys = ({ ueCredInfo }: UeRequest): boolean => /^cred-\d+$/.test(ueCredInfo);
const isBeginning = ({ key, ueCredInfo }: UeRequest): boolean =>
  ueCredInfo.length > 2 && (subscriberOf(key)?.credential ?? '').startsWith(ueCredInfo);

const isFree: Trust = ({ key }) => key.startsWith('free-');
const isLong: Trust = ({ key }) => key.length > 64;
const isVeryLong: Trust = ({ key }) => key.length > 160;
const hasControl: Trust = ({ key }) => key.includes('\n');
const hasQuotes: Trust = ({ key }) => key.includes('"');
const isForeign: Trust = ({ key }) => /[^\0-\x7f]/.test(key);

/** Accepts the credential of the UE that was let in before. */
const newest: Deviation['change'] = (strict) => {
  let last: string | undefined;
  return {
    authenticate: async (ue, call) => {
      if (call.operation === 'register' && ue.ueCredInfo === last) return;
      await strict.authenticate(ue, call);
      if (call.operation === 'register') last = ue.ueCredInfo;
    },
  };
};

/** Takes a credential that is spoilt for one that need not be checked again. */
const needsNone = (spoilt: unknown): Deviation['change'] => {
  const isKnown = ({ operation, message, registry }: Call): boolean =>
    operation === 'register' && message?.['ueCredInfo'] === spoilt && registry.has(String(message?.['ueSvcId']));
  return (strict) => ({
    inspect: (call) => strict.inspect(call).filter(({ param }) => !(param === '/ueCredInfo' && isKnown(call))),
    authenticate: (ue, call) => (isKnown(call) ? undefined : strict.authenticate(ue, call)),
  });
};

/** Takes a gateway that is spoilt for the one that the UE is registered through. */
const keepsGateway = (spoilt: unknown): Deviation['change'] => {
  const isKnown = ({ message, registry }: Call): boolean =>
    message?.['mgwSvcId'] === spoilt && registry.has(String(message?.['ueSvcId']));
  return (strict) => ({
    inspect: (call) => strict.inspect(call).filter(({ param }) => !(param === '/mgwSvcId' && isKnown(call))),
    admitGateway: (ue, call) => (isKnown(call) ? undefined : strict.admitGateway(ue, call)),
    store: (ue, call) =>
      strict.store(isKnown(call) ? { ...ue, mgwSvcId: call.registry.get(ue.key)?.mgwSvcId ?? '' } : ue, call),
  });
};

/** Credentials that are checked for some UEs only. */
// oxfmt-ignore
export const trust: readonly Fault[] = [
  { id: 'second-gateway-trusted',       requirement: 'S-08', title: 'checks no credential of a registration by the second gateway',          change: trusts('register', entersBySecond),        caughtBy: ['REG/BI/credential/wrong/second-gateway'] },
  { id: 'profile-trusted',              requirement: 'S-08', title: 'checks no credential of a registration with a profile',                 change: trusts('register', hasProfile),            caughtBy: ['REG/BI/credential/wrong/with-profile'] },
  { id: 'return-trusted',               requirement: 'S-08', title: 'checks no credential of a UE that comes back',                          change: trusts('register', hasLeft),               caughtBy: ['REG/BI/credential/wrong/after-leaving'] },
  { id: 'second-gateway-leave-trusted', requirement: 'D-07', title: 'checks no credential of a de-registration of UEs of the second gateway', change: trusts('deregister', belongsToSecond),    caughtBy: ['DEREG/BI/credential/wrong/second-gateway'] },
  { id: 'profile-leave-trusted',        requirement: 'D-07', title: 'checks no credential of a de-registration of a UE with a profile',      change: trusts('deregister', isStoredWithProfile), caughtBy: ['DEREG/BI/credential/wrong/with-profile'] },
  { id: 'update-leave-trusted',         requirement: 'D-07', title: 'checks no credential of a de-registration after an update',             change: trusts('deregister', wasUpdated),          caughtBy: ['DEREG/BI/credential/wrong/after-update'] },
  { id: 'return-leave-trusted',         requirement: 'D-07', title: 'checks no credential of a de-registration of a UE that came back',      change: trusts('deregister', hasLeft),             caughtBy: ['DEREG/BI/credential/wrong/after-return'] },
  { id: 'take-over-leave-trusted',      requirement: 'D-07', title: 'checks no credential of a de-registration of a UE that was taken over', change: trusts('deregister', wasTakenOver),        caughtBy: ['DEREG/BI/credential/wrong/after-take-over'] },
  { id: 'update-with-any-of-them',      requirement: 'S-09', title: 'takes the credential of any UE for the update of a registration',       change: updatesWith(isSomebodys),                  caughtBy: ['REG/BO/rejected-change/other-credential'] },
  { id: 'update-with-beginning',        requirement: 'S-09', title: 'takes the beginning of a credential for the update of a registration',  change: updatesWith(isBeginning),                  caughtBy: ['REG/BO/rejected-change/half-credential'] },
  { id: 'free-trusted',                 requirement: 'S-08', title: 'checks no credential of a registration but for numbered UEs',           change: trusts('register', isFree),                caughtBy: ['REG/BI/credential/wrong/free-identity'] },
  { id: 'long-trusted',                 requirement: 'S-08', title: 'checks no credential where the UE Service ID is long',                  change: trusts('register', isLong),                caughtBy: ['REG/BI/credential/wrong/long-identity'] },
  { id: 'foreign-trusted',              requirement: 'S-08', title: 'checks no credential where the UE Service ID is beyond ASCII',          change: trusts('register', isForeign),             caughtBy: ['REG/BI/credential/wrong/foreign-identity'] },
  { id: 'very-long-trusted',            requirement: 'S-08', title: 'checks no credential where the UE Service ID is very long',             change: trusts('register', isVeryLong),            caughtBy: ['REG/BI/credential/wrong/very-long-identity'] },
  { id: 'control-trusted',              requirement: 'S-08', title: 'checks no credential where the UE Service ID has control characters',   change: trusts('register', hasControl),            caughtBy: ['REG/BI/credential/wrong/control-identity'] },
  { id: 'quoted-trusted',               requirement: 'D-07', title: 'checks no credential of a de-registration where the UE Service ID has quotes', change: trusts('deregister', hasQuotes),    caughtBy: ['REG/BI/credential/wrong/quoted-identity'] },
  { id: 'free-leave-trusted',           requirement: 'D-07', title: 'checks no credential of a de-registration but for numbered UEs',        change: trusts('deregister', isFree),              caughtBy: ['REG/BI/credential/wrong/free-identity'] },
  { id: 'credential-of-newest',         requirement: 'S-09', title: 'registers with the credential of the UE that was let in before',        change: newest,                                    caughtBy: ['REG/BI/credential/of-a-registered-ue'] },
  { id: 'update-gateway-null',          requirement: 'R-31', title: 'accepts an update whose MGW Service ID is null',                        change: keepsGateway(null),                        caughtBy: ['REG/BO/rejected-change/null-gateway'] },
  { id: 'update-gateway-empty',         requirement: 'R-31', title: 'accepts an update whose MGW Service ID is empty',                       change: keepsGateway(''),                          caughtBy: ['REG/BO/rejected-change/empty-gateway'] },
  { id: 'update-credential-null',       requirement: 'R-32', title: 'accepts an update whose UE credential information is null',             change: needsNone(null),                           caughtBy: ['REG/BO/rejected-change/null-credential'] },
  { id: 'update-credential-empty',      requirement: 'R-32', title: 'accepts an update whose UE credential information is empty',            change: needsNone(''),                             caughtBy: ['REG/BO/rejected-change/empty-credential'] },
];
