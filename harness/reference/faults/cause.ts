import type { Defect, Deviation, JsonObject } from '../behaviour.ts';
import { problemMembers, refusals, without } from '../edit.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

/** Other members for the problem with one cause. */
function problems(cause: string, edit: (problem: JsonObject) => JsonObject): Deviation['change'] {
  return problemMembers((problem) => (problem['cause'] === cause ? edit(problem) : problem));
}

/** Another cause than the defects call for. */
function misjudges(judged: (defect: Defect) => Defect['cause']): Deviation['change'] {
  return (strict) => ({
    judge: (defects, call) =>
      strict.judge(
        defects.map((defect) => ({ ...defect, cause: judged(defect) })),
        call,
      ),
  });
}

/** Points at every mandatory IE as soon as one is at fault. */
const pointsAtAll: Deviation['change'] = problemMembers((problem) =>
  String(problem['cause']).startsWith('MANDATORY_IE')
    ? {
        ...problem,
        invalidParams: ['/ueSvcId', '/mgwSvcId', '/ueCredInfo'].map((param) => ({ param, reason: 'invalid' })),
      }
    : problem,
);

/** Blames the message for a refusal that has nothing to do with its form. */
function blamesMessage(cause: string, param: string): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) => {
      if (refusal.status !== 403) return strict.refuse(refusal, call);
      const invalidParams = [{ param, reason: 'unknown' }];
      return strict.refuse(new Refusal(400, { cause, detail: refusal.grounds.detail, invalidParams }), call);
    },
  });
}

const asText = { 'content-type': 'text/html' };

/** What is said of a refusal. */
// oxfmt-ignore
export const cause: readonly Fault[] = [
  { id: 'cause-missing-for-mistyped',  requirement: 'W-08', title: 'MANDATORY_IE_MISSING for an IE of the wrong type',                      change: misjudges(({ cause }) => (cause === 'MANDATORY_IE_INCORRECT' ? 'MANDATORY_IE_MISSING' : cause)), caughtBy: ['WIRE/failure/cause-class'] },
  { id: 'cause-optional-for-mandatory', requirement: 'W-08', title: 'OPTIONAL_IE_INCORRECT for a mandatory IE',                             change: misjudges(() => 'OPTIONAL_IE_INCORRECT'), caughtBy: ['WIRE/failure/cause-class'] },
  { id: 'cause-mandatory-for-optional', requirement: 'W-08', title: 'MANDATORY_IE_INCORRECT for a malformed profile',                       change: misjudges(({ cause }) => (cause === 'OPTIONAL_IE_INCORRECT' ? 'MANDATORY_IE_INCORRECT' : cause)), caughtBy: ['WIRE/failure/cause-class'] },
  { id: 'cause-query-for-body',        requirement: 'W-08', title: 'MANDATORY_QUERY_PARAM_MISSING for a missing member of the body',        change: problems('MANDATORY_IE_MISSING', (problem) => ({ ...problem, cause: 'MANDATORY_QUERY_PARAM_MISSING' })), caughtBy: ['WIRE/failure/cause-class'] },
  { id: 'cause-missing-for-credential', requirement: 'W-08', title: 'MANDATORY_IE_MISSING for a wrong credential',                          change: blamesMessage('MANDATORY_IE_MISSING', '/ueCredInfo'), caughtBy: ['WIRE/failure/cause-class'] },
  { id: 'cause-api-for-missing',       requirement: 'W-08', title: 'INVALID_API for a missing IE',                                          change: problems('MANDATORY_IE_MISSING', (problem) => ({ ...without(problem, 'invalidParams'), cause: 'INVALID_API' })), caughtBy: ['WIRE/failure/cause-class'] },
  { id: 'cause-lower-case',            requirement: 'W-17', title: 'causes in lower case',                                                  change: problemMembers((problem) => ('cause' in problem ? { ...problem, cause: String(problem['cause']).toLowerCase() } : problem)), caughtBy: ['WIRE/failure/cause-spelling'] },
  { id: 'cause-camel-case',            requirement: 'W-17', title: 'causes without underscores',                                            change: problemMembers((problem) => ('cause' in problem ? { ...problem, cause: String(problem['cause']).replaceAll('_', '-') } : problem)), caughtBy: ['WIRE/failure/cause-spelling'] },
  { id: 'cause-first-ie-blamed',       requirement: 'R-45', title: 'points at the first IE of the message whichever is at fault',           change: problems('MANDATORY_IE_INCORRECT', (problem) => ({ ...problem, invalidParams: [{ param: '/ueSvcId' }] })), caughtBy: ['WIRE/failure/invalid-params'] },
  { id: 'params-missing',              requirement: 'R-45', title: 'MANDATORY_IE_MISSING without invalidParams',                            change: problems('MANDATORY_IE_MISSING', (problem) => without(problem, 'invalidParams')), caughtBy: ['WIRE/failure/invalid-params'] },
  { id: 'params-missing-incorrect',    requirement: 'R-45', title: 'MANDATORY_IE_INCORRECT without invalidParams',                          change: problems('MANDATORY_IE_INCORRECT', (problem) => without(problem, 'invalidParams')), caughtBy: ['WIRE/failure/invalid-params'] },
  { id: 'params-missing-query',        requirement: 'W-22', title: 'INVALID_QUERY_PARAM without invalidParams',                             change: problems('INVALID_QUERY_PARAM', (problem) => without(problem, 'invalidParams')), caughtBy: ['WIRE/failure/other-params'] },
  { id: 'params-empty',                requirement: 'R-46', title: 'empty invalidParams',                                                   change: problems('MANDATORY_IE_MISSING', (problem) => ({ ...problem, invalidParams: [] })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'params-other-ie',             requirement: 'R-45', title: 'invalidParams that point at an IE that is not at fault',                change: problems('MANDATORY_IE_MISSING', (problem) => ({ ...problem, invalidParams: (problem['invalidParams'] as JsonObject[]).map(({ param }) => ({ param: param === '/ueSvcId' ? '/ueCredInfo' : '/ueSvcId' })) })), caughtBy: ['WIRE/failure/invalid-params'] },
  { id: 'params-all',                  requirement: 'R-45', title: 'invalidParams that name every mandatory IE whichever is at fault',      change: pointsAtAll, caughtBy: ['WIRE/failure/invalid-params'] },
  { id: 'params-without-param',        requirement: 'R-46', title: 'invalidParams without param',                                           change: problems('MANDATORY_IE_MISSING', (problem) => ({ ...problem, invalidParams: [{ reason: 'missing' }] })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'params-object',               requirement: 'R-46', title: 'invalidParams that are an object',                                      change: problems('MANDATORY_IE_MISSING', (problem) => ({ ...problem, invalidParams: (problem['invalidParams'] as unknown[])[0] })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-status-differs',      requirement: 'R-46', title: 'status 500 in the problem description of every refusal',                change: problemMembers((problem) => ({ ...problem, status: 500 })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-status-text',         requirement: 'R-46', title: 'status as a text in problem descriptions',                              change: problemMembers((problem) => ({ ...problem, status: String(problem['status']) })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-title-null',          requirement: 'R-46', title: 'title null in problem descriptions',                                    change: problemMembers((problem) => ({ ...problem, title: null })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-cause-number',        requirement: 'R-46', title: 'cause as a number in problem descriptions',                             change: problemMembers((problem) => ({ ...problem, cause: 42 })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-html',                requirement: 'R-46', title: 'errors as a page',                                                      change: refusals(({ status, headers }) => ({ status, headers: { ...headers, ...asText }, body: `<h1>${status}</h1>` })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-as-json',             requirement: 'R-46', title: 'problem descriptions as application/json',                              change: refusals((problem) => ({ ...problem, headers: { ...problem.headers, 'content-type': 'application/json' } })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-as-html',             requirement: 'R-46', title: 'problem descriptions as text/html',                                     change: refusals((problem) => ({ ...problem, headers: { ...problem.headers, ...asText } })), caughtBy: ['WIRE/failure/problem-details'] },
  { id: 'problem-array',               requirement: 'R-46', title: 'problem descriptions in an array',                                      change: refusals((problem) => ({ ...problem, body: [problem.body] })), caughtBy: ['WIRE/failure/problem-details'] },
];
