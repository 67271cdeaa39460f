import { connect } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Call, Deviation, JsonObject, Parcel, Registration } from '../behaviour.ts';
import { urlOf } from '../message.ts';
import type { Variant } from './variant.ts';

const json = { 'content-type': 'application/json' } as const;

/** Delivers later than it answers. */
function later(delayMs: () => number): Deviation['change'] {
  return (strict) => ({
    dispatch: (parcels, call) => {
      void pause(delayMs()).then(() => strict.dispatch(parcels, call));
      return Promise.resolve([true]);
    },
  });
}

let turn = 0;
const unsteadily = (): number => [40, 0, 90, 10][turn++ % 4] ?? 0;

/** Answers messages for UEs that are not registered in a way of its own. */
const undelivered =
  (answer: (message: JsonObject) => Answer): Deviation['change'] =>
  () => ({ undelivered: answer });

const acked = (more: JsonObject): Deviation['change'] =>
  undelivered(({ oriAddr, msgId }) => ({ status: 200, headers: json, body: { oriAddr, msgId, ...more } }));

const reports =
  (edit: (answer: Answer) => Answer): Deviation['change'] =>
  (strict) => ({
    report: (...given) => edit(strict.report(...given)),
  });

/** Messages go for a while where they went before a UE left. */
const leavesLate: Deviation['change'] = (strict) => {
  const left = new Map<string, { readonly record: Registration; readonly at: number }>();
  return {
    remove: (ue, call) => {
      const record = call.registry.get(ue.key);
      if (record !== undefined) left.set(ue.key, { record, at: performance.now() });
      return strict.remove(ue, call);
    },
    recipients: (key, call) => {
      const now = strict.recipients(key, call);
      const former = left.get(key);
      const isFresh = former !== undefined && performance.now() - former.at < 60;
      return now.length === 0 && isFresh ? [former.record] : now;
    },
  };
};

/** Keeps messages for UEs that are not registered, and delivers them once they are. */
const keeps: Deviation['change'] = (strict) => {
  const kept = new Map<string, JsonObject[]>();
  return {
    undelivered: (message) => {
      const { addr } = message['destAddr'] as { readonly addr: string };
      kept.set(addr, [...(kept.get(addr) ?? []), message]);
      const { oriAddr, msgId } = message;
      return { status: 200, headers: json, body: { oriAddr, msgId, status: 'DELY_STORED' } };
    },
    store: (ue, call) => {
      const effect = strict.store(ue, call);
      const parcels = (kept.get(ue.key) ?? []).map((message) => strict.parcel(message, ue));
      kept.delete(ue.key);
      void strict.dispatch(parcels, call);
      return effect;
    },
  };
};

/** Delivers short texts in ASCII only. */
const deliversPlain: Deviation['change'] = (strict) => ({
  dispatch: async (parcels, call) => {
    const isPlain = ({ message }: Parcel): boolean => /^[!-~]([ -~]{0,300}[!-~])?$/.test(String(message['payload']));
    const taken = await strict.dispatch(parcels.filter(isPlain), call);
    return parcels.map((one) => isPlain(one) && taken.every(Boolean));
  },
});

/** Delivers over HTTP/2 with prior knowledge. */
async function postedByHttp2(one: Parcel, { gatewayRoots }: Call): Promise<boolean> {
  const url = new URL(urlOf(one, gatewayRoots) ?? 'http://127.0.0.1:9');
  const session = connect(url.origin);
  session.on('error', () => undefined);
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const stream = session.request({ ':method': 'POST', ':path': url.pathname, ...json });
      stream.on('response', ({ ':status': status }) => resolve(status === 204)).on('error', reject);
      stream.end(JSON.stringify(one.message));
    });
  } finally {
    session.close();
  }
}

const more = { appId: 'app', segInd: false, 'x-priority': { level: 1 }, vendorSpecific: [null] } as const;
const base = { mounting: { isDelivering: true } } as const;

/** Ways to deliver messages, and to say that none was delivered. */
// oxfmt-ignore
export const delivery: readonly Variant[] = [
  { ...base, id: 'delivery-late',          title: 'delivers 300 ms after its answer',                              change: later(() => 300) },
  { ...base, id: 'delivery-plain',         title: 'delivers short texts in ASCII only',                             change: deliversPlain },
  { ...base, id: 'delivery-unordered',     title: 'delivers after its answer, and not in the order of the messages', change: later(unsteadily) },
  { ...base, id: 'delivery-http2',         title: 'delivers over HTTP/2, each message on a connection of its own', change: () => ({ dispatch: (parcels, call) => Promise.all(parcels.map((one) => postedByHttp2(one, call))) }) },
  { ...base, id: 'delivery-more-members',  title: 'delivers members that were not sent',                           change: (strict) => ({ parcel: (...given) => { const one = strict.parcel(...given); return { ...one, message: { ...one.message, ...more } }; } }) },
  { ...base, id: 'delivery-202',           title: '202 without a body for a message that was delivered',           change: reports(() => ({ status: 202, headers: {} })) },
  { ...base, id: 'delivery-own-status',    title: 'a delivery status of its own',                                  change: reports((answer) => ({ ...answer, body: { ...(answer.body as object), status: 'DELY_DONE', ...more } })) },
  { ...base, id: 'undelivered-stored',     title: 'DELY_STORED for a UE that is not registered, and forgets it',   change: acked({ status: 'DELY_STORED' }) },
  { ...base, id: 'undelivered-failed',     title: 'DELY_FAILED for a UE that is not registered',                   change: acked({ status: 'DELY_FAILED', failureCause: 'UE not reachable' }) },
  { ...base, id: 'undelivered-taken',      title: 'takes messages for anybody and says nothing of their fate',     change: acked({}) },
  { ...base, id: 'undelivered-403',        title: '403 for a UE that is not registered',                           change: undelivered(() => ({ status: 403, headers: json, body: {} })) },
  { ...base, id: 'undelivered-bare-404',   title: '404 without a body for a UE that is not registered',            change: undelivered(() => ({ status: 404, headers: {} })) },
  { ...base, id: 'leaves-late',            title: 'delivers messages for 60 ms after a UE has left',               change: leavesLate, settleMs: 500 },
  { ...base, id: 'undelivered-later',      title: 'keeps messages for a UE until it is registered',                change: keeps },
];
