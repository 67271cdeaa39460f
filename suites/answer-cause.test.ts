import { expect, test } from 'vitest';
import { mutantsOf } from '../fixtures/mutant.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import { judgeAnswer } from './answer.ts';
import { absentUe, flawOf, wrongValue } from './flaw.ts';
import type { Disturbance, Flaw, Outcome, Stimulus } from './iut.ts';

type Seen = 'held' | 'broken' | 'not judged';

const stimulusOf = (rest: Partial<Stimulus>): Stimulus => ({
  operation: 'register',
  message: { ueServiceId: 'ue-1' },
  step: 'register',
  ...rest,
});

const rejected = (rest: Partial<Outcome> = {}): Outcome => ({
  kind: 'rejected',
  refusal: 'malformed',
  signature: 'rejected',
  checks: [],
  text: 'the refusal',
  ...rest,
});

function seenOf(requirement: RequirementId, stimulus: Stimulus, outcome: Outcome): Seen {
  const found = judgeAnswer(stimulus, outcome).filter((check) => check.requirement === requirement);
  if (found.length === 0) return 'not judged';
  return found.every(({ holds }) => holds) ? 'held' : 'broken';
}

function flawNamed(id: string): Flaw {
  const mutant = mutantsOf(registrationRequest).find((known) => known.id === id);
  if (mutant === undefined) throw new TypeError(`no mutant ${id}`);
  return flawOf(mutant);
}

const periodic = 'profile.communicationAvailability.periodicTime';
const omitted = flawNamed('ueServiceId/omitted');
const number = flawNamed('ueServiceId/number');
const inner = flawNamed(`${periodic}/string`);
const unhonoured = wrongValue('ueCredentialInformation');

// oxfmt-ignore
test.for<readonly [string, Flaw, string | undefined, Seen]>([
  ['an omitted mandatory IE',  omitted,    'MANDATORY_IE_MISSING',    'held'],
  ['an omitted mandatory IE',  omitted,    'MANDATORY_IE_INCORRECT',  'held'],
  ['an omitted mandatory IE',  omitted,    'INVALID_MSG_FORMAT',      'held'],
  ['an omitted mandatory IE',  omitted,    'UNSPECIFIED_MSG_FAILURE', 'held'],
  ['an omitted mandatory IE',  omitted,    'OPTIONAL_IE_INCORRECT',   'broken'],
  ['an omitted mandatory IE',  omitted,    'INVALID_QUERY_PARAM',     'broken'],
  ['an omitted mandatory IE',  omitted,    'INVALID_API',             'broken'],
  ['a mandatory IE of the wrong type', number, 'MANDATORY_IE_INCORRECT', 'held'],
  ['a mandatory IE of the wrong type', number, 'INVALID_MSG_FORMAT',  'held'],
  ['a mandatory IE of the wrong type', number, 'MANDATORY_IE_MISSING', 'broken'],
  ['a mandatory IE of the wrong type', number, 'OPTIONAL_IE_INCORRECT', 'broken'],
  ['a wrong optional IE',      inner,      'OPTIONAL_IE_INCORRECT',   'held'],
  ['a wrong optional IE',      inner,      'INVALID_MSG_FORMAT',      'held'],
  ['a wrong optional IE',      inner,      'MANDATORY_IE_INCORRECT',  'broken'],
  ['a wrong optional IE',      inner,      'MANDATORY_IE_MISSING',    'broken'],
  ['a wrong credential',       unhonoured, 'MANDATORY_IE_INCORRECT',  'held'],
  ['a wrong credential',       unhonoured, 'MODIFICATION_NOT_ALLOWED', 'held'],
  ['a wrong credential',       unhonoured, 'MANDATORY_IE_MISSING',    'broken'],
  ['a wrong credential',       unhonoured, 'INVALID_MSG_FORMAT',      'broken'],
  ['a wrong credential',       unhonoured, 'UE_CREDENTIAL_INVALID',   'not judged'],
  ['an omitted mandatory IE',  omitted,    'mandatory_ie_missing',    'not judged'],
  ['an omitted mandatory IE',  omitted,    undefined,                 'not judged'],
])('%s (%o) refused with the cause %s', ([, flaw, cause, seen]) => {
  const outcome = rejected({ ...(cause !== undefined && { cause }), blames: [flaw.ie.join('.')] });
  expect(seenOf('W-08', stimulusOf({ flaw }), outcome)).toBe(seen);
});

// oxfmt-ignore
test.for<readonly [string, Flaw, string, readonly string[] | undefined, Seen]>([
  ['no invalidParams',               omitted, 'MANDATORY_IE_MISSING',   undefined,                        'broken'],
  ['empty invalidParams',            omitted, 'MANDATORY_IE_MISSING',   [],                               'broken'],
  ['the IE at fault',                omitted, 'MANDATORY_IE_MISSING',   ['ueServiceId'],                  'held'],
  ['another IE',                     omitted, 'MANDATORY_IE_MISSING',   ['mgwServiceId'],                 'broken'],
  ['the IE at fault and another',    omitted, 'MANDATORY_IE_MISSING',   ['ueServiceId', 'mgwServiceId'],  'broken'],
  ['all IEs',                        omitted, 'MANDATORY_IE_MISSING',   registrationRequest.ies.map(({ id }) => id), 'broken'],
  ['the IE at fault and no IE',      omitted, 'MANDATORY_IE_MISSING',   ['ueServiceId', 'whatever'],      'held'],
  ['what is no IE',                  omitted, 'MANDATORY_IE_MISSING',   ['whatever'],                     'broken'],
  ['an IE whose name goes on',       omitted, 'MANDATORY_IE_MISSING',   ['ueServiceIdentity'],            'broken'],
  ['something in the IE at fault',   omitted, 'MANDATORY_IE_MISSING',   ['ueServiceId.value'],            'held'],
  ['the inner IE at fault',          inner,   'OPTIONAL_IE_INCORRECT',  [periodic],                       'held'],
  ['the parent of the IE at fault',  inner,   'OPTIONAL_IE_INCORRECT',  ['profile.communicationAvailability'], 'held'],
  ['the root of the IE at fault',    inner,   'OPTIONAL_IE_INCORRECT',  ['profile'],                      'held'],
  ['a sibling of the IE at fault',   inner,   'OPTIONAL_IE_INCORRECT',  ['profile.communicationAvailability.dataSizeIndication'], 'broken'],
  ['the IE at fault and a sibling',  inner,   'OPTIONAL_IE_INCORRECT',  [periodic, 'profile.communicationAvailability.dataSizeIndication'], 'broken'],
  ['the UE that is not there',       absentUe, 'MANDATORY_IE_INCORRECT', ['ueServiceId'],                 'held'],
  ['the credential of such a UE',    absentUe, 'MANDATORY_IE_INCORRECT', ['ueCredentialInformation'],     'held'],
  ['its gateway',                    absentUe, 'MANDATORY_IE_INCORRECT', ['mgwServiceId'],                'broken'],
  ['the UE of a wrong credential',   unhonoured, 'MANDATORY_IE_INCORRECT', ['ueServiceId'],               'broken'],
  ['another IE, with a cause of the wrong class', number, 'MANDATORY_IE_MISSING', ['mgwServiceId'],       'not judged'],
  ['nothing, with a cause that needs nothing', omitted, 'INVALID_MSG_FORMAT', undefined,                  'not judged'],
  ['nothing, with a cause of its own', omitted, 'OWN_CAUSE',            undefined,                        'not judged'],
])('invalidParams that point at %s', ([, flaw, cause, blames, seen]) => {
  const outcome = rejected({ cause, ...(blames !== undefined && { blames }) });
  expect(seenOf('R-45', stimulusOf({ flaw }), outcome)).toBe(seen);
});

test.for<readonly [string, Partial<Stimulus>, Partial<Outcome>]>([
  ['an accepted message', { flaw: omitted }, { kind: 'accepted' }],
  ['a message without a flaw, where it demands nothing', {}, { cause: 'INVALID_MSG_FORMAT' }],
])('the cause in the answer to %s is not judged', ([, stimulus, outcome]) => {
  const answer = rejected({ cause: 'MANDATORY_IE_MISSING', ...outcome });
  expect(seenOf('W-08', stimulusOf(stimulus), answer)).toBe('not judged');
  expect(seenOf('R-45', stimulusOf(stimulus), answer)).toBe('not judged');
});

// oxfmt-ignore
test.for<readonly [string, Partial<Stimulus>, Partial<Outcome>, Seen]>([
  ['a malformed message, a client error',         { flaw: omitted },    { refusal: 'malformed' },      'held'],
  ['a malformed message, a failure result',       { flaw: omitted },    { refusal: 'failure-result' }, 'held'],
  ['a malformed message, a server error',         { flaw: omitted },    { refusal: 'server-error' },   'broken'],
  ['a malformed optional IE, a server error',     { flaw: inner },      { refusal: 'server-error' },   'broken'],
  ['a malformed message that is accepted',        { flaw: inner },      { kind: 'accepted' },          'not judged'],
  ['a malformed message, throttled',              { flaw: omitted },    { kind: 'throttled' },         'not judged'],
  ['a well-formed wrong value, a server error',   { flaw: unhonoured }, { refusal: 'server-error' },   'not judged'],
  ['a valid message, a server error',             {},                   { refusal: 'server-error' },   'not judged'],
])('%s', ([, stimulus, outcome, seen]) => {
  expect(seenOf('W-03', stimulusOf(stimulus), rejected(outcome))).toBe(seen);
});

// oxfmt-ignore
const spoilt: Readonly<Partial<Record<Disturbance, Seen>>> = {
  'not-json': 'broken', 'truncated-body': 'broken', 'unclosed-body': 'broken', 'trailing-text': 'broken', 'empty-body': 'broken',
  'array-body': 'broken', 'text-body': 'broken', 'null-body': 'broken', 'invalid-utf8': 'broken', 'media-type-text': 'broken', 'media-type-form': 'broken',
  'media-type-xml': 'broken', 'oversize-body': 'broken',
  'duplicated-member': 'broken', 'query-parameter': 'broken',
  'unknown-member': 'not judged', 'unknown-inner-member': 'not judged', 'vendor-member': 'not judged', 'alike-member': 'not judged', 'method-put': 'not judged',
  'method-patch': 'not judged', 'method-get': 'not judged', 'method-unknown': 'not judged', 'path-unknown': 'not judged',
  'path-longer': 'not judged', 'version-unknown': 'not judged',
};

test.for(Object.entries(spoilt))('a server error for %s is %s', ([disturbance, seen]) => {
  const stimulus = stimulusOf({ disturbance: disturbance as Disturbance });
  expect(seenOf('W-03', stimulus, rejected({ refusal: 'server-error' }))).toBe(seen);
});

test('a broken rule says which cause came and where it points', () => {
  const blame = judgeAnswer(
    stimulusOf({ flaw: omitted }),
    rejected({ cause: 'MANDATORY_IE_MISSING', blames: ['mgwServiceId', 'profile'] }),
  ).find(({ holds }) => !holds);
  expect(blame).toEqual({
    requirement: 'R-45',
    holds: false,
    expected: 'invalidParams that point at ueServiceId only',
    got: 'MANDATORY_IE_MISSING pointing at mgwServiceId, profile',
  });
});

// oxfmt-ignore
test.for<readonly [string, Flaw, Partial<Outcome>, string]>([
  ['without invalidParams',   omitted,                   {},                              'R-45: invalidParams that point at ueServiceId only, got MANDATORY_IE_MISSING without invalidParams'],
  ['where any IE is missing', { ...omitted, ie: [] },    { cause: 'INVALID_API' },        'W-08: a cause that fits mandatory IEs at fault, got the refusal'],
  ['of another class',        inner,                     { cause: 'INVALID_API' },        `W-08: a cause that fits ${periodic} at fault, got the refusal`],
])('a wrong cause is told in words: %s', ([, flaw, outcome, told]) => {
  const checks = judgeAnswer(stimulusOf({ flaw }), rejected({ cause: 'MANDATORY_IE_MISSING', ...outcome }));
  expect(checks.filter(({ holds }) => !holds).map(({ requirement, expected, got }) => `${requirement}: ${expected}, got ${got}`)).toEqual([told]);
});

// oxfmt-ignore
test.for<readonly [string, Outcome['kind'], string | undefined, Seen]>([
  ['as it stands there',      'rejected', 'MANDATORY_IE_MISSING', 'held'],
  ['in lower case',           'rejected', 'mandatory_ie_missing', 'broken'],
  ['with hyphens',            'rejected', 'MANDATORY-IE-MISSING', 'broken'],
  ['in one word',             'rejected', 'MandatoryIeMissing',   'broken'],
  ['of its own',              'rejected', 'UE_UNKNOWN',           'not judged'],
  ['none',                    'rejected', undefined,              'not judged'],
  ['in a success',            'accepted', 'mandatory_ie_missing', 'not judged'],
])('the spelling of a cause: %s', ([, kind, cause, seen]) => {
  const outcome = { ...rejected(cause === undefined ? {} : { cause }), kind };
  expect(seenOf('W-17', stimulusOf({}), outcome)).toBe(seen);
});

test('a cause that is spelt otherwise is told as it should be and as it was', () => {
  const broken = judgeAnswer(stimulusOf({}), rejected({ cause: 'invalid-api' })).find(({ holds }) => !holds);
  expect(broken).toEqual({
    requirement: 'W-17',
    holds: false,
    expected: 'the cause INVALID_API',
    got: '"invalid-api"',
  });
});

// oxfmt-ignore
test.for<readonly [string, Partial<Outcome>, string]>([
  ['without invalidParams',    {},                      'broken'],
  ['with empty invalidParams', { blames: [] },          'broken'],
  ['with invalidParams',       { blames: ['query x'] }, 'held'],
])('a cause that demands invalidParams, %s, where no IE is at fault', ([, outcome, seen]) => {
  const stimulus = stimulusOf({ disturbance: 'query-parameter' });
  const query = rejected({ cause: 'INVALID_QUERY_PARAM', ...outcome });
  const ie = rejected({ cause: 'MANDATORY_IE_MISSING', ...outcome });
  expect([seenOf('W-22', stimulus, query), seenOf('R-45', stimulus, query)]).toEqual([seen, 'not judged']);
  expect([seenOf('W-22', stimulus, ie), seenOf('R-45', stimulus, ie)]).toEqual(['not judged', seen]);
});
