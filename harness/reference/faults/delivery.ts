import { setTimeout as pause } from 'node:timers/promises';
import type { Call, Deviation, Effect, JsonObject, Parcel, Registration, UeRequest } from '../behaviour.ts';
import { referencePixit } from '../provisioning.ts';
import type { Fault } from './fault.ts';

const { mgwServiceId: firstGateway } = referencePixit.gateway;

/** Registrations of each UE as a table of its own has them, which says where messages go. */
type Routes = Map<string, readonly Registration[]>;

interface Change {
  readonly ue: UeRequest;
  readonly effect: Effect;
  readonly routes: Routes;
}

/** A table of routes beside the registry, which registrations and de-registrations do not keep as they should. */
function routed(
  onStore: (change: Change) => void,
  onRemove: (change: Change) => void = ({ ue, routes }) => void routes.delete(ue.key),
): Deviation['change'] {
  return (strict) => {
    const routes: Routes = new Map();
    return {
      store: (ue, call) => {
        const effect = strict.store(ue, call);
        onStore({ ue, effect, routes });
        return effect;
      },
      remove: (ue, call) => {
        const effect = strict.remove(ue, call);
        onRemove({ ue, effect, routes });
        return effect;
      },
      recipients: (key) => routes.get(key) ?? [],
    };
  };
}

const replaced = ({ ue, routes }: Change): void => void routes.set(ue.key, [ue]);
const added = ({ ue, routes }: Change): void => {
  const others = (routes.get(ue.key) ?? []).filter(({ mgwSvcId }) => mgwSvcId !== ue.mgwSvcId);
  routes.set(ue.key, [...others, ue]);
};
const piledUp = ({ ue, routes }: Change): void => void routes.set(ue.key, [...(routes.get(ue.key) ?? []), ue]);
const keptIfThere = (change: Change): void => (change.routes.has(change.ue.key) ? undefined : replaced(change));
const lostIfUpdated = (change: Change): void =>
  change.effect === 'updated' ? void change.routes.delete(change.ue.key) : replaced(change);
const neighboursLost = ({ ue, routes }: Change): void => {
  const gateway = routes.get(ue.key)?.[0]?.mgwSvcId;
  for (const [key, [other]] of routes) if (other?.mgwSvcId === gateway) routes.delete(key);
};

/** Routes messages by requests that are refused, too. */
function mindsRefused(
  act: (routes: Map<string, Registration>, message: JsonObject, call: Call) => void,
): Deviation['change'] {
  return (strict) => {
    const routes = new Map<string, Registration>();
    return {
      store: (ue, call) => {
        routes.set(ue.key, ue);
        return strict.store(ue, call);
      },
      remove: (ue, call) => {
        routes.delete(ue.key);
        return strict.remove(ue, call);
      },
      refuse: (refusal, call) => {
        if (call.message !== undefined) act(routes, call.message, call);
        return strict.refuse(refusal, call);
      },
      recipients: (key) => [routes.get(key)].filter((route) => route !== undefined),
    };
  };
}

const routesRefused = mindsRefused((routes, { ueSvcId, mgwSvcId }, { operation, registry }) => {
  if (operation !== 'register' || typeof ueSvcId !== 'string' || registry.has(ueSvcId)) return;
  routes.set(ueSvcId, { ueSvcId, mgwSvcId: typeof mgwSvcId === 'string' ? mgwSvcId : firstGateway });
});

const turnsRefused = mindsRefused((routes, { ueSvcId, mgwSvcId }, { operation }) => {
  const route = routes.get(String(ueSvcId));
  if (operation === 'register' && route !== undefined)
    routes.set(route.ueSvcId, { ...route, mgwSvcId: String(mgwSvcId) });
});

const forgetsRefused = mindsRefused((routes, { ueSvcId }, { operation }) => {
  if (operation === 'deregister' && typeof ueSvcId === 'string') routes.delete(ueSvcId);
});

/** Registered or not, messages go to a gateway. */
const toAnybody: Deviation['change'] = (strict) => ({
  recipients: (key, call) => {
    const found = strict.recipients(key, call);
    return found.length > 0 ? found : [{ ueSvcId: key, mgwSvcId: firstGateway }];
  },
});

function packs(edit: (parcel: Parcel) => Parcel): Deviation['change'] {
  return (strict) => ({ parcel: (message, registration) => edit(strict.parcel(message, registration)) });
}

/** Changes the message in a parcel. */
const writes = (edit: (message: JsonObject) => JsonObject): Deviation['change'] =>
  packs((one) => ({ ...one, message: edit(one.message) }));

const writesPayload = (edit: (payload: string) => string): Deviation['change'] =>
  writes((message) => ({ ...message, payload: edit(String(message['payload'])) }));

/** Says of parcels that they were delivered, and sends only some. */
function drops(isSent: (parcel: Parcel, count: number) => boolean): Deviation['change'] {
  return (strict) => {
    let count = 0;
    return {
      dispatch: async (parcels, call) => {
        await strict.dispatch(
          parcels.filter((one) => isSent(one, count++)),
          call,
        );
        return [true];
      },
    };
  };
}

/** Notes the gateway in a place that all messages share, and looks there a moment later. */
const sharedPlace: Deviation['change'] = (strict) => {
  let last = firstGateway;
  return {
    dispatch: async (parcels, call) => {
      last = parcels[0]?.mgwSvcId ?? last;
      await pause(5);
      return strict.dispatch(
        parcels.map((one) => ({ ...one, mgwSvcId: last })),
        call,
      );
    },
  };
};

const sentTwice: Deviation['change'] = (strict) => ({
  dispatch: (parcels, call) =>
    strict.dispatch(
      parcels.flatMap((one) => [one, one]),
      call,
    ),
});

const second = referencePixit.secondGateway?.mgwServiceId ?? '';
const base = { mounting: { isDelivering: true } } as const;

/** Where messages for UEs go. */
// oxfmt-ignore
export const delivery: readonly Fault[] = [
  { ...base, id: 'route-never',            requirement: 'R-16', title: 'looks for recipients where no registration ever comes',            change: routed(() => undefined), caughtBy: ['REG/BV/message/gateway', 'REG/BV/message/second-gateway', 'REG/BV/message/several-ues'] },
  { ...base, id: 'route-outlives',         requirement: 'M-02', title: 'goes on delivering after a de-registration',                      change: routed(replaced, () => undefined), caughtBy: ['DEREG/BV/message/undelivered', 'DEREG/BO/message/other-ue'] },
  { ...base, id: 'route-though-refused',   requirement: 'M-03', title: 'delivers to the gateway of a registration that was refused',      change: routesRefused, caughtBy: ['REG/BI/message/wrong-credential', 'REG/BI/message/no-gateway'] },
  { ...base, id: 'message-refused-turns', requirement: 'M-06', title: 'turns the messages for a UE to a gateway whose registration of it is refused', change: turnsRefused, caughtBy: ['REG/BO/message/refused-take-over'] },
  { ...base, id: 'route-for-anybody',      requirement: 'M-03', title: 'delivers messages for UEs that are not registered',               change: toAnybody, caughtBy: ['REG/BI/message/wrong-credential', 'REG/BI/message/no-gateway', 'REG/BO/message/never-registered'] },
  { ...base, id: 'route-lost-on-update',   requirement: 'R-16', title: 'delivers nothing to a UE that was registered again',              change: routed(lostIfUpdated), caughtBy: ['REG/BO/message/equal-again', 'REG/BO/message/take-over'] },
  { ...base, id: 'route-piles-up',         requirement: 'M-05', title: 'delivers once for each registration of a UE',                     change: routed(piledUp), caughtBy: ['REG/BO/message/equal-again'] },
  { ...base, id: 'route-to-both',          requirement: 'M-06', title: 'delivers to both gateways after a take-over',                     change: routed(added), caughtBy: ['REG/BO/message/take-over'] },
  { ...base, id: 'route-stays',            requirement: 'M-01', title: 'acknowledges a take-over and goes on delivering to the first gateway', change: routed(keptIfThere), caughtBy: ['REG/BO/message/take-over'] },
  { ...base, id: 'route-comes-back',       requirement: 'M-01', title: 'delivers to the former gateway of a UE that came back through another', change: routed(keptIfThere, () => undefined), caughtBy: ['REG/BO/message/other-gateway', 'REG/BO/message/take-over'] },
  { ...base, id: 'route-of-neighbours',    requirement: 'M-04', title: 'a de-registration ends delivery to every UE of the gateway',      change: routed(replaced, neighboursLost), caughtBy: ['DEREG/BO/message/other-ue'] },
  { ...base, id: 'route-lost-on-refusal',  requirement: 'M-07', title: 'a refused de-registration ends delivery',                         change: forgetsRefused, caughtBy: ['DEREG/BI/message/wrong-credential'] },
  { ...base, id: 'gateway-for-all',        requirement: 'M-01', title: 'delivers everything to the first gateway',                        change: packs((one) => ({ ...one, mgwSvcId: firstGateway })), caughtBy: ['REG/BV/message/second-gateway', 'REG/BV/message/several-ues', 'REG/BO/message/other-gateway'] },
  { ...base, id: 'gateway-swapped',        requirement: 'M-01', title: 'delivers to the other gateway',                                   change: packs((one) => ({ ...one, mgwSvcId: one.mgwSvcId === second ? firstGateway : second })), caughtBy: ['REG/BV/message/gateway', 'REG/BV/message/second-gateway', 'REG/BV/message/several-ues'] },
  { ...base, id: 'gateway-of-another',     requirement: 'M-01', title: 'delivers to the gateway of another message on its way',           change: sharedPlace, caughtBy: ['REG/BV/message/several-ues'] },
  { ...base, id: 'message-dropped-l3g',    requirement: 'R-16', title: 'acknowledges messages to Legacy 3GPP gateways and sends none',    change: drops(({ kind }) => kind !== 'l3g'), caughtBy: ['REG/BV/message/second-gateway', 'REG/BV/message/several-ues', 'REG/BO/message/other-gateway'] },
  { ...base, id: 'message-dropped-second', requirement: 'R-16', title: 'acknowledges messages and sends every second one',                change: drops((_, count) => count % 2 === 0), isByChance: true, caughtBy: ['REG/BV/message/gateway', 'REG/BV/message/second-gateway', 'REG/BV/message/several-ues'] },
  { ...base, id: 'message-twice',          requirement: 'M-05', title: 'delivers every message twice',                                    change: sentTwice, caughtBy: ['REG/BV/message/gateway', 'REG/BV/message/second-gateway', 'REG/BV/message/several-ues'] },
  { ...base, id: 'message-interface',      requirement: 'M-08', title: 'delivers by MSGG_N3GDelivery to every gateway',                   change: packs((one) => ({ ...one, kind: 'n3g' })), caughtBy: ['WIRE/message/form'] },
  { ...base, id: 'message-without-sender', requirement: 'M-08', title: 'delivers without the originator',                                 change: writes(({ oriAddr: _, ...rest }) => rest), caughtBy: ['WIRE/message/form'] },
  { ...base, id: 'message-destination',    requirement: 'M-09', title: 'names the gateway as the destination',                            change: (strict) => ({ parcel: (message, registration) => { const one = strict.parcel(message, registration); return { ...one, message: { ...one.message, destAddr: { addrType: 'UE', addr: registration.mgwSvcId } } }; } }), caughtBy: ['WIRE/message/destination'] },
  { ...base, id: 'message-destination-lower', requirement: 'M-09', title: 'names the destination in lower case',                     change: writes((message) => ({ ...message, destAddr: { addrType: 'UE', addr: String((message['destAddr'] as JsonObject)['addr']).toLowerCase() } })), caughtBy: ['REG/BV/message/free-identity'] },
  { ...base, id: 'messages-profile-none',   requirement: 'R-16', title: 'delivers to UEs without a profile only',                  change: (strict) => ({ recipients: (key, call) => strict.recipients(key, call).filter(({ ueProf }) => ueProf === undefined) }), caughtBy: ['REG/BV/message/empty-profile'] },
  { ...base, id: 'message-originator',     requirement: 'M-10', title: 'names itself as the originator',                                  change: writes((message) => ({ ...message, oriAddr: { addrType: 'AS', addr: 'server@msgin5g.example' } })), caughtBy: ['WIRE/message/content'] },
  { ...base, id: 'message-originator-type', requirement: 'M-10', title: 'names the originator as a UE',                              change: writes((message) => ({ ...message, oriAddr: { ...(message['oriAddr'] as object), addrType: 'UE' } })), caughtBy: ['WIRE/message/content'] },
  { ...base, id: 'message-payload',        requirement: 'M-10', title: 'delivers an empty payload',                                       change: writes((message) => ({ ...message, payload: '' })), caughtBy: ['WIRE/message/content'] },
  { ...base, id: 'message-payload-trimmed', requirement: 'M-10', title: 'trims payloads',                                          change: writesPayload((text) => text.trim()), caughtBy: ['REG/BV/message/payload'] },
  { ...base, id: 'message-payload-ascii',  requirement: 'M-10', title: 'loses characters of payloads beyond ASCII',                  change: writesPayload((text) => text.replaceAll(/\P{ASCII}/gu, '?')), caughtBy: ['REG/BV/message/payload'] },
  { ...base, id: 'message-payload-cut',    requirement: 'M-10', title: 'cuts payloads at 160 characters',                            change: writesPayload((text) => text.slice(0, 160)), caughtBy: ['REG/BV/message/payload'] },
  { ...base, id: 'message-id-of-its-own',  requirement: 'M-11', title: 'gives messages ids of its own',                                   change: writes((message) => ({ ...message, msgId: crypto.randomUUID() })), caughtBy: ['WIRE/message/id'] },
];
