import type { Answer, Call, Deviation, JsonObject } from '../behaviour.ts';
import { ackMembers, acks, isProcedural, problemMembers, refusals, without } from '../edit.ts';
import type { Variant } from './variant.ts';

/** Failures as Acks wherever the request names its UE, with any status. */
function failureAcks(edit: (ack: JsonObject) => JsonObject, status?: number): Deviation['change'] {
  return refusals((answer, call) => {
    const ueSvcId = call.message?.['ueSvcId'];
    if (!isProcedural(call) || typeof ueSvcId !== 'string' || ueSvcId === '' || answer.status >= 500) return answer;
    const { detail } = answer.body as JsonObject;
    const ack = { ueSvcId, result: 'FAILURE', failureCause: detail };
    return { status: status ?? answer.status, headers: { 'content-type': 'application/json' }, body: edit(ack) };
  });
}

/** Failures as Acks also where the request cannot be read. */
function failureAcksAlways(isMeant: (problem: Answer) => boolean, status?: number): Deviation['change'] {
  return refusals((problem, call) => {
    const ueSvcId = call.message?.['ueSvcId'];
    if (!isProcedural(call) || !isMeant(problem)) return problem;
    const body = { ...(typeof ueSvcId === 'string' && { ueSvcId }), result: 'FAILURE' };
    return { status: status ?? problem.status, headers: { 'content-type': 'application/json' }, body };
  });
}

function locations(edit: (location: string, call: Call) => string): Deviation['change'] {
  return acks(['register'], (answer, call) => {
    const { location } = answer.headers;
    if (location === undefined) return answer;
    return { ...answer, headers: { ...answer.headers, location: edit(location, call) } };
  });
}

function unlocated({ status, body }: Answer): Answer {
  return { status, body, headers: { 'content-type': 'application/json' } };
}

function reversed(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).toReversed());
}

/** Another text for the body of every answer that has one. */
function texts(edit: (body: unknown) => string): Deviation['change'] {
  return (strict) => ({
    write: (answer, call) =>
      strict.write({ ...answer, ...(answer.body !== undefined && { body: edit(answer.body) }) }, call),
  });
}

function escaped(string: string): string {
  const units = (JSON.parse(string) as string).split('');
  return `"${units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
}

function mediaTypes(edit: (mediaType: string) => string): Deviation['change'] {
  return (strict) => ({
    write: (answer, call) => {
      const mediaType = answer.headers['content-type'];
      if (mediaType === undefined) return strict.write(answer, call);
      return strict.write({ ...answer, headers: { ...answer.headers, 'content-type': edit(mediaType) } }, call);
    },
  });
}

const vendor = { 'vendorSpecific-010415': { trace: [1, 2, null] }, supportedFeatures: '0' };

/** Every kind of answer has members that the binding does not know. */
const extraMembers: Deviation['change'] = (strict) => ({
  ...ackMembers(['register', 'deregister'], (ack) => ({ ...vendor, ...ack }))(strict),
  ...problemMembers((problem) => ({ ...problem, ...vendor, type: 'about:blank', instance: '/incidents/1' }))(strict),
  show: (found, call) =>
    strict.show(
      found.map((registration) => ({ ...registration, ...vendor })),
      call,
    ),
});

const reversedMembers: Deviation['change'] = (strict) => ({
  ...ackMembers(['register', 'deregister'], reversed)(strict),
  ...problemMembers(reversed)(strict),
});

/** Ways to say the same thing. */
// oxfmt-ignore
export const answer: readonly Variant[] = [
  { id: 'created-200',             title: '200 with Location for a new registration',                  change: acks(['register'], (ack) => ({ ...ack, status: 200 })) },
  { id: 'created-200-no-location', title: '200 without Location for a new registration',               change: acks(['register'], (ack) => unlocated({ ...ack, status: 200 })) },
  { id: 'updated-no-location',     title: '200 without Location for an update',                        change: acks(['register'], (ack) => (ack.status === 200 ? unlocated(ack) : ack)) },
  { id: 'updated-201',             title: '201 again for every registration of a registered UE',       change: acks(['register'], (ack) => ({ ...ack, status: 201 })) },
  { id: 'location-absolute',       title: 'absolute Location',                                         change: locations((location, { request }) => new URL(location, request.url).href) },
  { id: 'location-relative',       title: 'Location relative to the request target',                   change: locations((location) => location.split('/').slice(-2).join('/')) },
  { id: 'failure-ack-200',         title: '200 with a FAILURE Ack instead of a problem description',   change: failureAcks((ack) => ack, 200) },
  { id: 'failure-ack-4xx',         title: 'FAILURE Ack with the 4xx of the problem',                   change: failureAcks((ack) => ack) },
  { id: 'failure-ack-no-cause',    title: 'FAILURE Ack without a failure cause',                       change: failureAcks((ack) => without(ack, 'failureCause'), 200) },
  { id: 'failure-ack-always',      title: '400 with a FAILURE Ack also where the request cannot be read', change: failureAcksAlways(({ status }) => status < 405) },
  { id: 'failure-ack-200-large',   title: '200 with a FAILURE Ack for what cannot be read or is too large', change: failureAcksAlways(({ status }) => status === 400 || status === 413, 200) },
  { id: 'failure-ack-500',         title: '500 with a FAILURE Ack for an authorisation failure',       change: refusals((problem, call) => (problem.status === 403 && isProcedural(call) ? { status: 500, headers: { 'content-type': 'application/json' }, body: { ueSvcId: call.message?.['ueSvcId'], result: 'FAILURE' } } : problem)) },
  { id: 'members-extra',           title: 'members that the binding does not know in every answer',    change: extraMembers },
  { id: 'members-reversed',        title: 'members in another order',                                  change: reversedMembers },
  { id: 'json-pretty',             title: 'JSON with white space',                                     change: texts((body) => `\n${JSON.stringify(body, null, '\t')}\r\n`) },
  { id: 'json-padded',             title: 'JSON between 20,000 line breaks',                           change: texts((body) => `${'\n'.repeat(10_000)}${JSON.stringify(body)}${'\n'.repeat(10_000)}`) },
  { id: 'json-escaped',            title: 'JSON with every character of a text escaped',               change: texts((body) => JSON.stringify(body).replaceAll(/"(?:[^"\\]|\\.)*"/g, escaped)) },
  { id: 'charset',                 title: 'application/json; charset=utf-8',                           change: mediaTypes((mediaType) => (mediaType === 'application/json' ? 'application/json; charset=utf-8' : mediaType)) },
  { id: 'charset-problem',         title: 'application/problem+json;charset="UTF-8"',                  change: mediaTypes((mediaType) => (mediaType === 'application/problem+json' ? 'application/problem+json;charset="UTF-8"' : mediaType)) },
  { id: 'media-type-case',         title: 'media types in another case',                               change: mediaTypes((mediaType) => mediaType.replace('application', 'Application').replace('json', 'JSON')) },
];
