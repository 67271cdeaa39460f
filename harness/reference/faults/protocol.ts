import { isUtf8 } from 'node:buffer';
import type { Call, Deviation } from '../behaviour.ts';
import { acks, refusals, without } from '../edit.ts';
import { isObject } from '../profile.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Fault } from './fault.ts';

/** Refuses what another status would fit as if it were something else. */
function turns(
  from: number,
  into: Refusal,
  isMeant: (call: Call, refusal: Refusal) => boolean = () => true,
): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) => strict.refuse(refusal.status === from && isMeant(call, refusal) ? into : refusal, call),
  });
}

/** Makes an object out of a body that is not one. */
function repairs(operation: Call['operation'], repair: (text: string) => unknown): Deviation['change'] {
  return (strict) => ({
    parse: (bytes, call) => {
      try {
        return strict.parse(bytes, call);
      } catch (error) {
        const repaired = call.operation === operation ? repair(new TextDecoder().decode(bytes)) : undefined;
        if (isObject(repaired)) return repaired;
        throw error;
      }
    },
  });
}

function firstJson(candidates: readonly string[]): unknown {
  for (const candidate of candidates) {
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      continue;
    }
  }
  return undefined;
}

const ends = ['}', '"}', '"', '}}', '}}}', 'null}', ':null}', '":null}'];
const closed = (text: string): unknown => firstJson(ends.map((end) => text + end));
const upToBrace = (text: string): unknown =>
  firstJson(Array.from(text.matchAll(/\}/g), ({ index }) => text.slice(0, index + 1)));

function unwrapped(text: string): unknown {
  const value = firstJson([text]);
  return Array.isArray(value) ? value[0] : value;
}

/** JSON in a JSON string, as code that encodes twice sends it. */
function decodedTwice(text: string): unknown {
  const value = firstJson([text]);
  return typeof value === 'string' ? firstJson([value]) : undefined;
}

const crashesOnBytes: Deviation['change'] = (strict) => ({
  parse: (bytes, call) => {
    if (!isUtf8(bytes)) throw new TypeError('invalid byte');
    return strict.parse(bytes, call);
  },
});

const doubledMember = /"(ueSvcId|mgwSvcId|ueCredInfo|ueProf)"\s*:.*"\1"\s*:/s;

/** Falls over a body that reads like this. */
const crashesOnText =
  (text: string): Deviation['change'] =>
  (strict) => ({
    parse: (bytes, call) => {
      if (new TextDecoder().decode(bytes).trim() === text) throw new TypeError('no members');
      return strict.parse(bytes, call);
    },
  });

const crashesOnDoubled: Deviation['change'] = (strict) => ({
  parse: (bytes, call) => {
    if (doubledMember.test(new TextDecoder().decode(bytes))) throw new TypeError('duplicate key');
    return strict.parse(bytes, call);
  },
});

const anyMediaType =
  (operation: Call['operation']): Deviation['change'] =>
  (strict) => ({
    checkMediaType: (call) => {
      if (call.operation !== operation) strict.checkMediaType(call);
    },
  });

/** Serves a request for something else as if it were meant. */
function reroutes(route: (request: Request) => Request | undefined): Deviation['change'] {
  return () => ({ around: (request, next) => next(route(request) ?? request) });
}

const anyVersion = reroutes((request) => {
  const url = request.url.replace(/\/msgs-ueregistration\/v\d+\//, '/msgs-ueregistration/v1/');
  return url === request.url ? undefined : new Request(url, request);
});
const anyEnd = reroutes((request) => {
  const url = request.url.replace(/\/v1\/(registrations|deregister)[^?]+/, '/v1/$1');
  return url === request.url ? undefined : new Request(url, request);
});
const putAsPost = reroutes((request) =>
  ['PUT', 'PATCH', 'DELETE'].includes(request.method)
    ? new Request(request.url, { method: 'POST', headers: request.headers, body: request.body, duplex: 'half' })
    : undefined,
);

const takesEverything: Deviation['change'] = () => ({
  readBody: async ({ request }) => new Uint8Array(await request.arrayBuffer()),
});

const welcome: Deviation['change'] = refusals((problem, { operation }) =>
  operation === 'none' && problem.status === 404
    ? { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome</h1>' }
    : problem,
);

const crash = refusalOf(undefined);
const notFound = new Refusal(404, { detail: 'There is no such resource.' });
const unchallenged = new Refusal(401, { cause: 'UE_CREDENTIAL_INVALID', detail: 'The credential does not match.' });
const emptyChallenge = new Refusal(401, {
  cause: 'UE_CREDENTIAL_INVALID',
  detail: 'The credential does not match.',
  headers: { 'www-authenticate': '' },
});
const isSyntax = (call: Call, { grounds }: Refusal): boolean =>
  grounds.cause === 'INVALID_MSG_FORMAT' && call.operation !== 'none';
const isRegister = ({ operation }: Call): boolean => operation === 'register';
const isDeregister = ({ operation }: Call): boolean => operation === 'deregister';

/** TS 29.500 and HTTP. */
// oxfmt-ignore
export const protocol: readonly Fault[] = [
  { id: 'syntax-500',                  requirement: 'W-03', title: 'answers 500 to a body that is not JSON',                         change: turns(400, crash, isSyntax), caughtBy: ['WIRE/failure/not-the-servers'] },
  { id: 'syntax-500-register',         requirement: 'R-38', title: 'answers 500 to a registration that is not JSON',                 change: turns(400, crash, (call, refusal) => isRegister(call) && isSyntax(call, refusal)), caughtBy: ['REG/BI/not-json', 'REG/BI/truncated-body', 'REG/BI/unclosed-body'] },
  { id: 'syntax-500-deregister',       requirement: 'D-14', title: 'answers 500 to a de-registration that is not JSON',              change: turns(400, crash, (call, refusal) => isDeregister(call) && isSyntax(call, refusal)), caughtBy: ['DEREG/BI/not-json', 'DEREG/BI/truncated-body', 'DEREG/BI/unclosed-body'] },
  { id: 'truncated-accepted',          requirement: 'R-38', title: 'completes a truncated registration and accepts it',              change: repairs('register', closed), caughtBy: ['REG/BI/unclosed-body'] },
  { id: 'truncated-removal-accepted',  requirement: 'D-14', title: 'completes a truncated de-registration and accepts it',           change: repairs('deregister', closed), caughtBy: ['DEREG/BI/unclosed-body'] },
  { id: 'trailing-accepted',           requirement: 'R-38', title: 'accepts a registration with more text after the object',         change: repairs('register', upToBrace), caughtBy: ['REG/BI/trailing-text'] },
  { id: 'null-body-500',               requirement: 'R-38', title: 'answers 500 to null as a body',                                  change: crashesOnText('null'), caughtBy: ['REG/BI/null-body'] },
  { id: 'nothing-500',                 requirement: 'W-03', title: 'answers 500 to a message without any member',                    change: crashesOnText('{}'), caughtBy: ['WIRE/failure/not-the-servers'] },
  { id: 'text-accepted',               requirement: 'R-38', title: 'accepts a registration in a JSON string',                        change: repairs('register', decodedTwice), caughtBy: ['REG/BI/text-body'] },
  { id: 'text-accepted-removal',       requirement: 'D-14', title: 'accepts a de-registration in a JSON string',                     change: repairs('deregister', decodedTwice), caughtBy: ['DEREG/BI/text-body'] },
  { id: 'bytes-500',                   requirement: 'R-47', title: 'answers 500 to a message that is not UTF-8',                     change: crashesOnBytes, alsoBreaks: ['W-03'], caughtBy: ['REG/BI/invalid-utf8'] },
  { id: 'array-accepted',              requirement: 'R-38', title: 'accepts a registration in an array',                             change: repairs('register', unwrapped), caughtBy: ['REG/BI/array-body'] },
  { id: 'array-accepted-removal',      requirement: 'D-14', title: 'accepts a de-registration in an array',                          change: repairs('deregister', unwrapped), caughtBy: ['DEREG/BI/array-body'] },
  { id: 'trailing-accepted-removal',   requirement: 'D-14', title: 'accepts a de-registration with more text after the object',      change: repairs('deregister', upToBrace), caughtBy: ['DEREG/BI/trailing-text'] },
  { id: 'doubled-member-500',          requirement: 'R-47', title: 'answers 500 to a message with a duplicated member',              change: crashesOnDoubled, alsoBreaks: ['W-03'], caughtBy: ['REG/BI/duplicated-member'] },
  { id: 'media-type-accepted',         requirement: 'R-39', title: 'accepts a registration in any media type',                       change: anyMediaType('register'), caughtBy: ['REG/BI/media-type-text', 'REG/BI/media-type-form', 'REG/BI/media-type-xml'] },
  { id: 'media-type-accepted-removal', requirement: 'R-39', title: 'accepts a de-registration in any media type',                    change: anyMediaType('deregister'), caughtBy: ['DEREG/BI/media-type-text', 'DEREG/BI/media-type-form', 'DEREG/BI/media-type-xml'] },
  { id: 'media-type-500',              requirement: 'R-39', title: 'answers 500 to another media type',                              change: turns(415, crash), caughtBy: ['REG/BI/media-type-text', 'REG/BI/media-type-form', 'REG/BI/media-type-xml'] },
  { id: 'oversize-accepted',           requirement: 'R-40', title: 'accepts registrations of any size although it has a limit',      change: takesEverything, caughtBy: ['REG/BI/oversize-body'] },
  { id: 'oversize-500',                requirement: 'W-03', title: 'answers 500 to a registration that is too large',                change: turns(413, crash), caughtBy: ['WIRE/failure/not-the-servers'] },
  { id: 'method-404',                  requirement: 'R-41', title: '404 for a method that the resource does not have',               change: turns(405, notFound), caughtBy: ['REG/BI/method-put', 'REG/BI/method-patch', 'DEREG/BI/method-put'] },
  { id: 'method-500',                  requirement: 'R-41', title: '500 for a method that the resource does not have',               change: turns(405, crash), caughtBy: ['REG/BI/method-put', 'REG/BI/method-patch', 'DEREG/BI/method-put'] },
  { id: 'method-accepted',             requirement: 'R-41', title: 'takes PUT, PATCH and DELETE for POST',                           change: putAsPost, caughtBy: ['REG/BI/method-put', 'REG/BI/method-patch', 'DEREG/BI/method-put'] },
  { id: 'allow-missing',               requirement: 'W-05', title: '405 without Allow',                                              change: refusals((problem) => ({ ...problem, headers: without(problem.headers, 'allow') as Record<string, string> })), caughtBy: ['WIRE/failure/allow'] },
  { id: 'allow-missing-unclaimed',     requirement: 'W-05', title: '405 without Allow, where no error profile is claimed', pics: { errorProfile: false },                                              change: refusals((problem) => ({ ...problem, headers: without(problem.headers, 'allow') as Record<string, string> })), caughtBy: ['WIRE/failure/allow'] },
  { id: 'path-200',                    requirement: 'R-42', title: '200 with a page for a path that does not exist',                 change: welcome, caughtBy: ['REG/BI/path-unknown', 'REG/BI/path-longer', 'DEREG/BI/path-unknown'] },
  { id: 'path-500',                    requirement: 'R-42', title: '500 for a path that does not exist',                             change: turns(404, crash, ({ operation }) => operation === 'none'), caughtBy: ['REG/BI/path-unknown', 'REG/BI/path-longer', 'DEREG/BI/path-unknown'] },
  { id: 'path-by-beginning',           requirement: 'R-42', title: 'serves every path that begins like the right one',               change: anyEnd, caughtBy: ['REG/BI/path-longer', 'DEREG/BI/path-longer'] },
  { id: 'query-accepted',              requirement: 'R-43', title: 'accepts registrations with any query parameters',                change: (strict) => ({ checkQuery: (call) => (isRegister(call) ? undefined : strict.checkQuery(call)) }), caughtBy: ['REG/BI/query-parameter'] },
  { id: 'query-refused-removed',       requirement: 'D-14', title: 'refuses a de-registration for a query parameter, once it is done',  change: (strict) => ({ checkQuery: (call) => (call.operation === 'deregister' ? undefined : strict.checkQuery(call)), remove: (ue, call) => { const effect = strict.remove(ue, call); strict.checkQuery(call); return effect; } }), caughtBy: ['DEREG/BI/query-parameter'] },
  { id: 'version-served',              requirement: 'R-44', title: 'serves any version of the API as the first',                     change: anyVersion, caughtBy: ['REG/BI/version-unknown', 'DEREG/BI/version-unknown'] },
  { id: 'version-500',                 requirement: 'R-44', title: '500 for a version of the API that does not exist',               change: turns(400, crash, (_call, { grounds }) => grounds.cause === 'INVALID_API'), caughtBy: ['REG/BI/version-unknown', 'DEREG/BI/version-unknown'] },
  { id: 'challenge-missing',           requirement: 'W-04', title: '401 without WWW-Authenticate for a wrong credential',            change: turns(403, unchallenged, (_call, { grounds }) => grounds.cause === 'UE_CREDENTIAL_INVALID'), caughtBy: ['WIRE/failure/authenticate'] },
  { id: 'challenge-empty',             requirement: 'W-04', title: '401 with an empty WWW-Authenticate for a wrong credential',      change: turns(403, emptyChallenge, (_call, { grounds }) => grounds.cause === 'UE_CREDENTIAL_INVALID'), caughtBy: ['WIRE/failure/authenticate'] },
  { id: 'removal-always-success',      requirement: 'D-07', title: '200 with SUCCESS for a de-registration that it refuses',         change: refusals((problem, call) => (isDeregister(call) && problem.status === 403 ? { status: 200, headers: { 'content-type': 'application/json' }, body: { ueSvcId: call.message?.['ueSvcId'], result: 'SUCCESS' } } : problem)), caughtBy: ['DEREG/BI/credential/wrong'] },
  { id: 'duplicate-303-no-location',   requirement: 'R-61', title: '303 without Location for a registered UE',                       change: acks(['register'], (ack) => (ack.status === 200 ? { status: 303, headers: {} } : ack)), caughtBy: ['WIRE/register/redirect-location'] },
  { id: 'ack-as-text',                 requirement: 'R-18', title: 'Acks as text/plain',                                             change: acks(['register', 'deregister'], (ack) => ({ ...ack, headers: { ...ack.headers, 'content-type': 'text/plain' } })), caughtBy: ['WIRE/answer/media-type'] },
  { id: 'ack-without-type',            requirement: 'R-18', title: 'Acks as application/octet-stream',                               change: acks(['register', 'deregister'], (ack) => ({ ...ack, headers: { ...ack.headers, 'content-type': 'application/octet-stream' } })), caughtBy: ['WIRE/answer/media-type'] },
  { id: 'look-up-all',                 requirement: 'W-12', title: 'shows every registration in a look-up',                          change: () => ({ find: (_key, { registry }) => [...registry.values()] }), caughtBy: ['WIRE/look-up/own-registrations'] },
  { id: 'look-up-by-beginning',        requirement: 'W-12', title: 'shows every UE whose id begins with the one that is asked for',  change: () => ({ find: (key, { registry }) => [...registry.values()].filter(({ ueSvcId }) => ueSvcId.startsWith(key)) }), caughtBy: ['WIRE/look-up/own-registrations'] },
  { id: 'look-up-empty',               requirement: 'R-05', title: 'shows nothing in any look-up',                                   change: () => ({ find: () => [] }), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'look-up-object',              requirement: 'W-12', title: 'shows an object with a list in place of a list',                 change: (strict) => ({ show: (found, call) => ({ ...strict.show(found, call), body: { registrations: found } }) }), pics: { lookup: true }, caughtBy: ['WIRE/look-up/own-registrations'] },
  { id: 'look-up-without-gateway',     requirement: 'R-13', title: 'does not show through which gateway a UE is registered',          change: (strict) => ({ show: (found, call) => ({ ...strict.show(found, call), body: found.map(({ mgwSvcId: _, ...rest }) => rest) }) }), caughtBy: ['REG/BV/minimal', 'REG/BV/via-n3g', 'REG/BV/via-l3g'] },
  { id: 'look-up-invents',             requirement: 'W-12', title: 'shows a registration of any UE that is asked for',                change: (strict) => ({ find: (key, call) => (call.registry.has(key) ? strict.find(key, call) : [{ ueSvcId: key, mgwSvcId: '' }]) }), caughtBy: ['REG/BO/never-registered'] },
  { id: 'look-up-creates',             requirement: 'W-12', title: 'creates a record for any UE that is asked for',                   change: (strict) => ({ find: (key, call) => { if (!call.registry.has(key)) call.registry.set(key, { ueSvcId: key, mgwSvcId: '' }); return strict.find(key, call); } }), caughtBy: ['REG/BO/never-registered'] },
  { id: 'look-up-other-ue',            requirement: 'W-12', title: 'shows the UE Service ID in upper case',                          change: (strict) => ({ find: (key, call) => strict.find(key, call).map((found) => Object.assign({}, found, { ueSvcId: found.ueSvcId.toUpperCase() })) }), caughtBy: ['WIRE/look-up/own-registrations'] },
];
