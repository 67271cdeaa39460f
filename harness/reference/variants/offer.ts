import type { Call, Deviation } from '../behaviour.ts';
import { acks, refusals } from '../edit.ts';
import { Refusal } from '../refusal.ts';
import { servesConnections } from './bounded.ts';
import { policy } from './policy.ts';
import type { Variant } from './variant.ts';

/** No look-up: the resource of the registrations cannot be read. */
function noLookup(refusal: Refusal): Deviation['change'] {
  return (strict) => ({
    checkQuery: (call) => {
      if (call.operation === 'lookup') throw refusal;
      strict.checkQuery(call);
    },
  });
}

const absent = new Refusal(404, { detail: 'There is no such resource.' });
const notReadable = new Refusal(405, { detail: 'The resource does not have this method.', headers: { allow: 'POST' } });

const notForYou = new Refusal(403, { detail: 'This is for others.' });

/** What never reaches the service is answered by what stands before it. */
const outside = (mediaType: string, body: (status: number) => unknown): Deviation['change'] =>
  refusals((problem, { operation }) =>
    operation !== 'none' && problem.status !== 413 && problem.status !== 415
      ? problem
      : {
          status: problem.status,
          headers: { ...problem.headers, 'content-type': mediaType },
          body: body(problem.status),
        },
  );

/** As little as a conformant server can show: no look-up, no Location, 200 for everything that succeeds. */
const taciturn: Deviation['change'] = (strict) => ({
  ...noLookup(absent)(strict),
  ...policy.find(({ id }) => id === 'unknown-removal-success')?.change(strict),
  ...acks(['register'], ({ body }) => ({ status: 200, headers: { 'content-type': 'application/json' }, body }))(strict),
});

/** No look-up, a registration twice is refused, and a de-registration always succeeds. */
const blindDuplicate: Deviation['change'] = (strict) => ({
  ...noLookup(absent)(strict),
  ...policy.find(({ id }) => id === 'unknown-removal-success')?.change(strict),
  ...policy.find(({ id }) => id === 'duplicate-409')?.change(strict),
});

/** Nothing shows what is there, and asking for it once more ends it. */
const blindDrops =
  (removal?: string): Deviation['change'] =>
  (strict) => ({
    ...noLookup(absent)(strict),
    ...policy.find(({ id }) => id === removal)?.change(strict),
    ...policy.find(({ id }) => id === 'duplicate-409-drops')?.change(strict),
  });

/** Nothing shows what is there, and a connection waits until the one before it is closed. */
const blindInTurn: Deviation['change'] = (strict) => ({ ...noLookup(absent)(strict), ...servesConnections(1)(strict) });

function restatus(from: number, to: number, headers: Readonly<Record<string, string>>): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) =>
      strict.refuse(refusal.status === from ? new Refusal(to, { ...refusal.grounds, headers }) : refusal, call),
  });
}

function checkLookup(strict: { readonly checkQuery: (call: Call) => void }, call: Call): void {
  if (call.operation === 'lookup') strict.checkQuery(call);
}

/** Choices about what is offered besides the two operations, and how the rest is refused. */
// oxfmt-ignore
export const offer: readonly Variant[] = [
  { id: 'blind-duplicate-409', title: 'no look-up, 409 for every registration of a registered UE, SUCCESS for every de-registration', change: blindDuplicate },
  { id: 'blind-drops',         title: 'no look-up, 409 for a registered UE, which ends its registration', change: blindDrops() },
  { id: 'blind-drops-idempotent', title: 'no look-up, 409 for a registered UE, which ends its registration, SUCCESS for every de-registration', change: blindDrops('unknown-removal-success') },
  { id: 'blind-in-turn',       title: 'no look-up; one connection after another is served, each until it is closed', change: blindInTurn },
  { id: 'lookup-404',         title: 'no look-up: 404',                                              change: noLookup(absent) },
  { id: 'lookup-405',         title: 'no look-up: 405',                                              change: noLookup(notReadable) },
  { id: 'lookup-403',         title: 'no look-up for gateways: 403',                                 change: noLookup(notForYou) },
  { id: 'lookup-none-404',    title: '404 where the look-up finds nothing',                          change: (strict) => ({ show: (found, call) => { if (found.length === 0) throw absent; return strict.show(found, call); } }) },
  { id: 'outside-page',       title: 'pages of a proxy for what no operation has',                   change: outside('text/html', (status) => `<html><body><center>${status}</center><hr>proxy</body></html>`) },
  { id: 'outside-json',       title: 'errors of a framework for what no operation has',              change: outside('application/json', (status) => ({ timestamp: 0, status, error: 'Not Found', path: '/' })) },
  { id: 'lookup-no-profile',  title: 'the look-up does not show profiles',                           change: (strict) => ({ show: (found, call) => strict.show(found.map(({ ueSvcId, mgwSvcId }) => ({ ueSvcId, mgwSvcId })), call) }), pics: { profileReadBack: false } },
  { id: 'taciturn',           title: 'no look-up, no Location, 200 and success for every removal',   change: taciturn },
  { id: 'query-ignored',      title: 'ignores query parameters of a POST',                           change: (strict) => ({ checkQuery: (call) => checkLookup(strict, call) }) },
  { id: 'media-type-400',     title: '400 for another media type',                                   change: restatus(415, 400, {}) },
  { id: 'method-405',         title: '405 with Allow for methods that nobody knows',                 change: restatus(501, 405, { allow: 'GET, HEAD, POST' }) },
  { id: 'method-501',         title: '501 for every method that no operation has',                   change: restatus(405, 501, {}) },
];
