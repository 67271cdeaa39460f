import type { Deviation, JsonObject } from '../behaviour.ts';
import { ackMembers, acks, isProcedural, refusals, without } from '../edit.ts';
import type { Fault } from './fault.ts';

/** The other way to refuse: an Ack that says FAILURE, or says it badly. */
function failureAcks(edit: (ack: JsonObject) => JsonObject, status = 403): Deviation['change'] {
  return refusals((answer, call) => {
    if (!isProcedural(call) || answer.status < 403 || answer.status > 404) return answer;
    const { cause } = answer.body as JsonObject;
    const ack = { ueSvcId: call.message?.['ueSvcId'], result: 'FAILURE', failureCause: cause };
    return { status, headers: { 'content-type': 'application/json' }, body: edit(ack) };
  });
}

/** The IEs of the answers. */
// oxfmt-ignore
export const answer: readonly Fault[] = [
  { id: 'register-result-missing',      requirement: 'W-02', title: 'registration Ack without result',                             change: ackMembers(['register'], (ack) => without(ack, 'result')), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-result-renamed',      requirement: 'W-02', title: 'registration Ack whose result is called status',              change: ackMembers(['register'], ({ result, ...ack }) => ({ ...ack, status: result })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-result-boolean',      requirement: 'W-02', title: 'registration Ack whose result is true',                       change: ackMembers(['register'], (ack) => ({ ...ack, result: true })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-result-case',         requirement: 'W-02', title: 'registration Ack whose result is in lower case',              change: ackMembers(['register'], (ack) => ({ ...ack, result: 'success' })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-result-other',        requirement: 'W-02', title: 'registration Ack whose result is OK',                         change: ackMembers(['register'], (ack) => ({ ...ack, result: 'OK' })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-ack-empty',           requirement: 'W-02', title: 'registration Ack without any member',                         change: ackMembers(['register'], () => ({})), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-ack-null',            requirement: 'W-01', title: 'null as the body of a registration Ack',                      change: acks(['register'], (ack) => ({ ...ack, body: 'null' })), caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'register-ack-text',            requirement: 'W-01', title: 'a registration Ack as a JSON text in JSON',                   change: acks(['register'], (ack) => ({ ...ack, body: JSON.stringify(JSON.stringify(ack.body)) })), caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'register-ack-inner',           requirement: 'W-02', title: 'registration Ack inside a member called data',                change: ackMembers(['register'], (ack) => ({ data: ack })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-result-padded',       requirement: 'W-02', title: 'registration Ack whose result has a line break after it',     change: ackMembers(['register'], (ack) => ({ ...ack, result: 'SUCCESS\n' })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-ue-cut',              requirement: 'R-04', title: 'registration Ack with the UE Service ID up to the at sign',   change: ackMembers(['register'], (ack) => ({ ...ack, ueSvcId: String(ack['ueSvcId']).split('@')[0] })), caughtBy: ['REG/BV/any-valid', 'WIRE/register/names-the-ue'] },
  { id: 'register-ue-object',           requirement: 'R-04', title: 'registration Ack with the UE Service ID in an object',        change: ackMembers(['register'], (ack) => ({ ...ack, ueSvcId: { value: ack['ueSvcId'] } })), caughtBy: ['REG/BV/any-valid', 'REG/BV/any-identity', 'WIRE/register/names-the-ue'] },
  { id: 'register-location-elsewhere',  requirement: 'W-21', title: '201 whose Location is the service itself',                    change: acks(['register'], (ack) => (ack.status === 201 ? { ...ack, headers: { ...ack.headers, location: '/msgs-ueregistration/v1/' } } : ack)), caughtBy: ['WIRE/register/location-below'] },
  { id: 'deregister-ack-empty',         requirement: 'D-02', title: 'de-registration Ack without any member',                      change: ackMembers(['deregister'], () => ({})), caughtBy: ['WIRE/deregister/carries-a-result'] },
  { id: 'deregister-no-body',           requirement: 'R-18', title: '200 without a body for a de-registration',                    change: acks(['deregister'], () => ({ status: 200, headers: {} })), caughtBy: ['WIRE/answer/media-type'] },
  { id: 'deregister-ue-case',           requirement: 'D-03', title: 'de-registration Ack with the UE Service ID in upper case',    change: ackMembers(['deregister'], (ack) => ({ ...ack, ueSvcId: String(ack['ueSvcId']).toUpperCase() })), caughtBy: ['WIRE/deregister/names-the-ue'] },
  { id: 'deregister-result-true',       requirement: 'W-02', title: 'de-registration Ack whose result is true',                    change: ackMembers(['deregister'], (ack) => ({ ...ack, result: true })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'register-ack-array',           requirement: 'W-01', title: 'registration Ack wrapped in an array',                        change: ackMembers(['register'], (ack) => [ack]), caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'register-no-body',             requirement: 'R-18', title: '200 without a body for a registration',                       change: acks(['register'], ({ headers }) => ({ status: 200, headers: { ...(headers['location'] !== undefined && { location: headers['location'] }) } })), caughtBy: ['WIRE/answer/media-type'] },
  { id: 'register-other-ue',            requirement: 'R-04', title: 'registration Ack that names another UE',                      change: ackMembers(['register'], (ack) => ({ ...ack, ueSvcId: 'ue-4999@msgin5g.example' })), caughtBy: ['REG/BV/any-valid', 'REG/BV/any-identity', 'WIRE/register/names-the-ue'] },
  { id: 'register-gateway-as-ue',       requirement: 'R-04', title: 'registration Ack that names the gateway as the UE',           change: ackMembers(['register'], (ack, { message }) => ({ ...ack, ueSvcId: message?.['mgwSvcId'] })), caughtBy: ['REG/BV/any-valid', 'REG/BV/any-identity', 'WIRE/register/names-the-ue'] },
  { id: 'register-ue-upper-case',       requirement: 'R-04', title: 'registration Ack with the UE Service ID in upper case',       change: ackMembers(['register'], (ack) => ({ ...ack, ueSvcId: String(ack['ueSvcId']).toUpperCase() })), caughtBy: ['REG/BV/any-valid', 'REG/BV/any-identity', 'WIRE/register/names-the-ue'] },
  { id: 'register-ue-missing',          requirement: 'W-09', title: 'registration Ack without the UE Service ID',                  change: ackMembers(['register'], (ack) => without(ack, 'ueSvcId')), caughtBy: ['WIRE/register/carries-the-ue'] },
  { id: 'register-always-failure',      requirement: 'R-02', title: 'FAILURE in every registration Ack, although it is stored',    change: acks(['register'], (ack) => ({ ...ack, status: 200, body: { ...(ack.body as JsonObject), result: 'FAILURE' } })), caughtBy: ['REG/BV/answer'] },
  { id: 'register-created-failure',     requirement: 'R-02', title: '201 with the result FAILURE',                                 change: acks(['register'], (ack) => ({ ...ack, status: 201, body: { ...(ack.body as JsonObject), result: 'FAILURE' } })), caughtBy: ['REG/BV/answer'] },
  { id: 'register-success-as-error',    requirement: 'W-01', title: '409 with the result SUCCESS for an update',                   change: acks(['register'], (ack) => (ack.status === 200 ? { ...ack, status: 409 } : ack)), caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'register-accepted-202',        requirement: 'R-17', title: '202 for a registration, as if it were still going on',        change: acks(['register'], (ack) => ({ ...ack, status: 202 })), caughtBy: ['WIRE/register/declared-status'] },
  { id: 'register-location-missing',    requirement: 'W-10', title: '201 without Location',                                        change: acks(['register'], ({ status, body }) => ({ status, body, headers: { 'content-type': 'application/json' } })), caughtBy: ['WIRE/register/location'] },
  { id: 'register-cause-on-success',    requirement: 'W-13', title: 'registration Ack with a failure cause on success',            change: ackMembers(['register'], (ack) => ({ ...ack, failureCause: 'NONE' })), caughtBy: ['WIRE/register/no-cause-on-success'] },
  { id: 'deregister-ue-missing',        requirement: 'D-03', title: 'de-registration Ack without the UE Service ID',               change: ackMembers(['deregister'], (ack) => without(ack, 'ueSvcId')), caughtBy: ['WIRE/deregister/names-the-ue'] },
  { id: 'deregister-other-ue',          requirement: 'D-03', title: 'de-registration Ack that names another UE',                   change: ackMembers(['deregister'], (ack) => ({ ...ack, ueSvcId: 'ue-4999@msgin5g.example' })), caughtBy: ['WIRE/deregister/names-the-ue'] },
  { id: 'deregister-result-missing',    requirement: 'D-02', title: 'de-registration Ack without result',                          change: ackMembers(['deregister'], (ack) => without(ack, 'result')), caughtBy: ['WIRE/deregister/carries-a-result'] },
  { id: 'deregister-result-number',     requirement: 'W-02', title: 'de-registration Ack whose result is 0',                       change: ackMembers(['deregister'], (ack) => ({ ...ack, result: 0 })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'deregister-result-case',       requirement: 'W-02', title: 'de-registration Ack whose result is in mixed case',           change: ackMembers(['deregister'], (ack) => ({ ...ack, result: 'Success' })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'deregister-always-failure',    requirement: 'D-02', title: 'FAILURE in every de-registration Ack, although it is done',   change: ackMembers(['deregister'], (ack) => ({ ...ack, result: 'FAILURE' })), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'deregister-success-as-error',  requirement: 'W-01', title: '400 with the result SUCCESS for a de-registration',           change: acks(['deregister'], (ack) => ({ ...ack, status: 400 })), caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'deregister-created',           requirement: 'D-19', title: '201 for a de-registration',                                   change: acks(['deregister'], (ack) => ({ ...ack, status: 201 })), caughtBy: ['WIRE/deregister/declared-status'] },
  { id: 'deregister-no-content',        requirement: 'D-19', title: '204 for a de-registration, which says neither UE nor result', change: acks(['deregister'], () => ({ status: 204, headers: {} })), caughtBy: ['WIRE/deregister/declared-status'] },
  { id: 'deregister-cause-on-success',  requirement: 'D-04', title: 'de-registration Ack with a failure cause on success',         change: ackMembers(['deregister'], (ack) => ({ ...ack, failureCause: 'NONE' })), caughtBy: ['WIRE/deregister/no-cause-on-success'] },
  { id: 'success-for-refusal',          requirement: 'W-01', title: '403 with the result SUCCESS for a refusal',                   change: failureAcks((ack) => ({ ...without(ack, 'failureCause'), result: 'SUCCESS' })), caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'failure-cause-empty',          requirement: 'R-51', title: 'empty failure cause in a failure Ack',                        change: failureAcks((ack) => ({ ...ack, failureCause: '' })), caughtBy: ['WIRE/failure/cause-text'] },
  { id: 'failure-cause-number',         requirement: 'W-02', title: 'failure cause 17 in a failure Ack',                           change: failureAcks((ack) => ({ ...ack, failureCause: 17 })), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'failure-other-ue',             requirement: 'D-03', title: 'failure Ack that names another UE',                           change: failureAcks((ack) => ({ ...ack, ueSvcId: 'ue-4999@msgin5g.example' })), caughtBy: ['WIRE/deregister/names-the-ue'] },
  { id: 'failure-result-renamed',       requirement: 'W-02', title: '200 whose result is FAILED for a refusal',                    change: failureAcks((ack) => ({ ...ack, result: 'FAILED' }), 200), caughtBy: ['WIRE/answer/member-types'] },
  { id: 'problem-with-200',             requirement: 'W-01', title: '200 with a problem description for a refusal',                change: refusals((problem, call) => (isProcedural(call) ? { ...problem, status: 200 } : problem)), caughtBy: ['WIRE/answer/unambiguous'] },
];
