import type { Deviation, JsonObject } from '../behaviour.ts';
import { problemMembers, refusals, without } from '../edit.ts';
import { Refusal } from '../refusal.ts';
import type { Variant } from './variant.ts';

/** Another description of every malformed message. */
function malformed(edit: (problem: JsonObject) => JsonObject): Deviation['change'] {
  return problemMembers((problem) => (/_IE_/.test(String(problem['cause'])) ? edit(problem) : problem));
}

function eachParam(edit: (invalidParam: JsonObject) => JsonObject): Deviation['change'] {
  return malformed((problem) => ({ ...problem, invalidParams: (problem['invalidParams'] as JsonObject[]).map(edit) }));
}

/** Another status for the refusals with one cause. */
function restatus(cause: string, status: number, headers: Readonly<Record<string, string>> = {}): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) =>
      strict.refuse(
        refusal.grounds.cause === cause ? new Refusal(status, { ...refusal.grounds, headers }) : refusal,
        call,
      ),
  });
}

/** Every defect in one answer: TS 29.500 does not say that a cause excludes the IEs with another one. */
const firstDefectOnly: Deviation['change'] = (strict) => ({ inspect: (call) => strict.inspect(call).slice(0, 1) });

/** Says of every UE that it does not have, and of every wrong credential, that the two do not belong together. */
const blamesCredential: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    const { cause = '', detail } = refusal.grounds;
    if (!cause.startsWith('UE_')) return strict.refuse(refusal, call);
    const invalidParams = [{ param: '/ueCredInfo', reason: 'does not belong to the UE' }];
    return strict.refuse(new Refusal(403, { cause: 'MANDATORY_IE_INCORRECT', detail, invalidParams }), call);
  },
});

const challenge = { 'www-authenticate': 'UE-Credential realm="msgs-ueregistration"' };

/** Ways to give a reason, or none. */
// oxfmt-ignore
export const cause: readonly Variant[] = [
  { id: 'problem-bare',             title: 'errors without a body',                                           change: refusals(({ status, headers }) => ({ status, headers: without(headers, 'content-type') as Record<string, string> })) },
  { id: 'problem-empty',            title: 'problem descriptions without members',                            change: problemMembers(() => ({})) },
  { id: 'problem-no-cause',         title: 'problem descriptions without cause',                              change: problemMembers((problem) => without(problem, 'cause', 'invalidParams')) },
  { id: 'problem-no-status',        title: 'problem descriptions without status',                             change: problemMembers((problem) => without(problem, 'status')) },
  { id: 'cause-own',                title: 'causes of its own for everything that TS 29.500 does not name',   change: problemMembers((problem) => (/^(UE|MGW)_/.test(String(problem['cause'])) ? { ...problem, cause: 'SUBSCRIBER_REJECTED' } : problem)) },
  { id: 'cause-invalid-format',     title: 'INVALID_MSG_FORMAT for every malformed message',                  change: malformed((problem) => ({ ...without(problem, 'invalidParams'), cause: 'INVALID_MSG_FORMAT' })) },
  { id: 'cause-unspecified',        title: 'UNSPECIFIED_MSG_FAILURE for every malformed message',             change: malformed((problem) => ({ ...without(problem, 'invalidParams'), cause: 'UNSPECIFIED_MSG_FAILURE' })) },
  { id: 'cause-incorrect',          title: 'MANDATORY_IE_INCORRECT for missing IEs too',                      change: malformed((problem) => (problem['cause'] === 'MANDATORY_IE_MISSING' ? { ...problem, cause: 'MANDATORY_IE_INCORRECT' } : problem)) },
  { id: 'cause-first-only',         title: 'names the first IE at fault only',                                change: firstDefectOnly },
  { id: 'param-without-reason',     title: 'invalidParams without reason',                                    change: eachParam((invalidParam) => without(invalidParam, 'reason')) },
  { id: 'param-long-reason',        title: 'invalidParams with long reasons and members of its own',          change: eachParam((invalidParam) => ({ ...invalidParam, reason: 'The élément is not as agreed — see the manual. '.repeat(40), code: 17 })) },
  { id: 'param-without-slash',      title: 'invalidParams that name the member without a slash',              change: eachParam((invalidParam) => ({ ...invalidParam, param: String(invalidParam['param']).slice(1) })) },
  { id: 'credential-401',           title: '401 with WWW-Authenticate for a wrong credential',                change: restatus('UE_CREDENTIAL_INVALID', 401, challenge) },
  { id: 'unauthorised-404',         title: '404 for a UE that is not authorised',                             change: restatus('UE_NOT_AUTHORISED', 404) },
  { id: 'unregistered-403',         title: '403 for the de-registration of a UE that is not registered',      change: restatus('UE_NOT_REGISTERED', 403) },
  { id: 'malformed-422',            title: '422 for every malformed message',                                 change: (strict) => ({ refuse: (refusal, call) => strict.refuse(/_IE_|_FORMAT/.test(refusal.grounds.cause ?? '') ? new Refusal(422, refusal.grounds) : refusal, call) }) },
  { id: 'credential-blamed',        title: 'tells nobody whether a UE is there: the credential is at fault',  change: blamesCredential },
  { id: 'version-404',              title: '404 for another version of the API',                              change: restatus('INVALID_API', 404) },
];
