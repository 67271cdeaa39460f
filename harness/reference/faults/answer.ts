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
  { id: 'register-result-missing',      requirement: 'W-02', title: 'registration Ack without result',                             change: ackMembers(['register'], (ack) => without(ack, 'result')), caughtBy: [] },
  { id: 'register-result-renamed',      requirement: 'W-02', title: 'registration Ack whose result is called status',              change: ackMembers(['register'], ({ result, ...ack }) => ({ ...ack, status: result })), caughtBy: [] },
  { id: 'register-result-boolean',      requirement: 'W-02', title: 'registration Ack whose result is true',                       change: ackMembers(['register'], (ack) => ({ ...ack, result: true })), caughtBy: [] },
  { id: 'register-result-case',         requirement: 'W-02', title: 'registration Ack whose result is in lower case',              change: ackMembers(['register'], (ack) => ({ ...ack, result: 'success' })), caughtBy: [] },
  { id: 'register-result-other',        requirement: 'W-02', title: 'registration Ack whose result is OK',                         change: ackMembers(['register'], (ack) => ({ ...ack, result: 'OK' })), caughtBy: [] },
  { id: 'register-ack-empty',           requirement: 'W-02', title: 'registration Ack without any member',                         change: ackMembers(['register'], () => ({})), caughtBy: [] },
  { id: 'register-ack-array',           requirement: 'W-01', title: 'registration Ack wrapped in an array',                        change: ackMembers(['register'], (ack) => [ack]), caughtBy: [] },
  { id: 'register-no-body',             requirement: 'R-18', title: '200 without a body for a registration',                       change: acks(['register'], ({ headers }) => ({ status: 200, headers: { ...(headers['location'] !== undefined && { location: headers['location'] }) } })), caughtBy: [] },
  { id: 'register-other-ue',            requirement: 'R-04', title: 'registration Ack that names another UE',                      change: ackMembers(['register'], (ack) => ({ ...ack, ueSvcId: 'ue-4999@msgin5g.example' })), caughtBy: [] },
  { id: 'register-gateway-as-ue',       requirement: 'R-04', title: 'registration Ack that names the gateway as the UE',           change: ackMembers(['register'], (ack, { message }) => ({ ...ack, ueSvcId: message?.['mgwSvcId'] })), caughtBy: [] },
  { id: 'register-ue-upper-case',       requirement: 'R-04', title: 'registration Ack with the UE Service ID in upper case',       change: ackMembers(['register'], (ack) => ({ ...ack, ueSvcId: String(ack['ueSvcId']).toUpperCase() })), caughtBy: [] },
  { id: 'register-ue-missing',          requirement: 'W-09', title: 'registration Ack without the UE Service ID',                  change: ackMembers(['register'], (ack) => without(ack, 'ueSvcId')), caughtBy: [] },
  { id: 'register-always-failure',      requirement: 'R-02', title: 'FAILURE in every registration Ack, although it is stored',    change: acks(['register'], (ack) => ({ ...ack, status: 200, body: { ...(ack.body as JsonObject), result: 'FAILURE' } })), caughtBy: [] },
  { id: 'register-created-failure',     requirement: 'R-02', title: '201 with the result FAILURE',                                 change: acks(['register'], (ack) => ({ ...ack, status: 201, body: { ...(ack.body as JsonObject), result: 'FAILURE' } })), caughtBy: [] },
  { id: 'register-success-as-error',    requirement: 'W-01', title: '409 with the result SUCCESS for an update',                   change: acks(['register'], (ack) => (ack.status === 200 ? { ...ack, status: 409 } : ack)), caughtBy: [] },
  { id: 'register-accepted-202',        requirement: 'R-17', title: '202 for a registration, as if it were still going on',        change: acks(['register'], (ack) => ({ ...ack, status: 202 })), caughtBy: [] },
  { id: 'register-location-missing',    requirement: 'W-10', title: '201 without Location',                                        change: acks(['register'], ({ status, body }) => ({ status, body, headers: { 'content-type': 'application/json' } })), caughtBy: [] },
  { id: 'register-cause-on-success',    requirement: 'W-13', title: 'registration Ack with a failure cause on success',            change: ackMembers(['register'], (ack) => ({ ...ack, failureCause: 'NONE' })), caughtBy: [] },
  { id: 'deregister-ue-missing',        requirement: 'D-03', title: 'de-registration Ack without the UE Service ID',               change: ackMembers(['deregister'], (ack) => without(ack, 'ueSvcId')), caughtBy: [] },
  { id: 'deregister-other-ue',          requirement: 'D-03', title: 'de-registration Ack that names another UE',                   change: ackMembers(['deregister'], (ack) => ({ ...ack, ueSvcId: 'ue-4999@msgin5g.example' })), caughtBy: [] },
  { id: 'deregister-result-missing',    requirement: 'D-02', title: 'de-registration Ack without result',                          change: ackMembers(['deregister'], (ack) => without(ack, 'result')), caughtBy: [] },
  { id: 'deregister-result-number',     requirement: 'W-02', title: 'de-registration Ack whose result is 0',                       change: ackMembers(['deregister'], (ack) => ({ ...ack, result: 0 })), caughtBy: [] },
  { id: 'deregister-result-case',       requirement: 'W-02', title: 'de-registration Ack whose result is in mixed case',           change: ackMembers(['deregister'], (ack) => ({ ...ack, result: 'Success' })), caughtBy: [] },
  { id: 'deregister-always-failure',    requirement: 'D-02', title: 'FAILURE in every de-registration Ack, although it is done',   change: ackMembers(['deregister'], (ack) => ({ ...ack, result: 'FAILURE' })), caughtBy: [] },
  { id: 'deregister-success-as-error',  requirement: 'W-01', title: '400 with the result SUCCESS for a de-registration',           change: acks(['deregister'], (ack) => ({ ...ack, status: 400 })), caughtBy: [] },
  { id: 'deregister-created',           requirement: 'D-19', title: '201 for a de-registration',                                   change: acks(['deregister'], (ack) => ({ ...ack, status: 201 })), caughtBy: [] },
  { id: 'deregister-no-content',        requirement: 'D-19', title: '204 for a de-registration, which says neither UE nor result', change: acks(['deregister'], () => ({ status: 204, headers: {} })), caughtBy: [] },
  { id: 'deregister-cause-on-success',  requirement: 'D-04', title: 'de-registration Ack with a failure cause on success',         change: ackMembers(['deregister'], (ack) => ({ ...ack, failureCause: 'NONE' })), caughtBy: [] },
  { id: 'success-for-refusal',          requirement: 'W-01', title: '403 with the result SUCCESS for a refusal',                   change: failureAcks((ack) => ({ ...without(ack, 'failureCause'), result: 'SUCCESS' })), caughtBy: [] },
  { id: 'failure-cause-empty',          requirement: 'R-51', title: 'empty failure cause in a failure Ack',                        change: failureAcks((ack) => ({ ...ack, failureCause: '' })), caughtBy: [] },
  { id: 'failure-cause-number',         requirement: 'W-02', title: 'failure cause 17 in a failure Ack',                           change: failureAcks((ack) => ({ ...ack, failureCause: 17 })), caughtBy: [] },
  { id: 'failure-other-ue',             requirement: 'D-03', title: 'failure Ack that names another UE',                           change: failureAcks((ack) => ({ ...ack, ueSvcId: 'ue-4999@msgin5g.example' })), caughtBy: [] },
  { id: 'failure-result-renamed',       requirement: 'W-02', title: '200 whose result is FAILED for a refusal',                    change: failureAcks((ack) => ({ ...ack, result: 'FAILED' }), 200), caughtBy: [] },
  { id: 'problem-with-200',             requirement: 'W-01', title: '200 with a problem description for a refusal',                change: refusals((problem, call) => (isProcedural(call) ? { ...problem, status: 200 } : problem)), caughtBy: [] },
];
