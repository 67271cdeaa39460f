import { type PicsItem, picsQuestions } from '../../spec/pics.ts';
import { requirements } from '../../spec/requirements.ts';
import type { Answer, Check, Outcome, StoredRegistration } from '../../suites/iut.ts';
import type { Binding, LookupResult, RequestPacket } from './binding.ts';
import { refusals } from './form-schema-part.ts';
import {
  isAnything,
  isBoolean,
  isBytes,
  isEither,
  isFunction,
  isLike,
  isListOf,
  isObjectOf,
  isOneOf,
  isText,
  type Rule,
} from './value-rule.ts';

/** A rule for every member that the type has, so that none is forgotten. */
type RulesOf<T> = Readonly<Record<keyof T, Rule>>;

const isToken = isLike(/^[\w!#$%&'*+.^`|~-]+$/, 'one word');
const isFieldValue = isLike(/^[\t\u{20}-\u{7e}\u{80}-\u{ff}]*$/u, 'the value of a header, in one line');
const isNumberOrText = isLike(/./s, 'a text that is not empty');

const headerOf =
  (isValue: Rule): Rule =>
  (value, at) => {
    if (!Array.isArray(value) || value.length !== 2) return `${at}: expected a pair [name, value]`;
    return isToken(value[0], `${at}[0]`) ?? isValue(value[1], `${at}[1]`);
  };

function packetOf(isValue: Rule): Rule {
  const rules: RulesOf<RequestPacket> = {
    method: isToken,
    path: isLike(/^(?:[/?]|$)/, 'a path that begins with /'),
    headers: isListOf(headerOf(isValue), 'a list of pairs [name, value]'),
    body: isBytes,
    isSentTwice: isBoolean,
  };
  return isObjectOf(rules, ['method', 'path', 'headers'], '{ method, path, headers, body }');
}

/** What `encode` gives: a packet, or a text that says why there is none; what an option of CoAP may be is not known here. */
export function requestRule(protocol: Binding['protocol']): Rule {
  const isPacket = packetOf(protocol === 'coap' ? isText : isFieldValue);
  return (value, at) => (typeof value === 'string' && value !== '' ? undefined : isPacket(value, at));
}

const ids = requirements.map(({ id }) => id);
const checkRules: RulesOf<Check> = {
  requirement: isOneOf(ids, 'the id of a requirement, such as R-17'),
  holds: isBoolean,
  expected: isText,
  got: isText,
  moot: isText,
};
const isChecks = isListOf(
  isObjectOf(checkRules, ['requirement', 'holds', 'expected', 'got'], '{ requirement, holds, expected, got }'),
  'a list of { requirement, holds, expected, got }',
);

const answerRules: RulesOf<Answer> = { ueServiceId: isAnything, result: isAnything, failureCause: isAnything };
const isTexts = isListOf(isText, 'a list of texts');

/** What the harness adds to an outcome is not for a module to say. */
type Decoded = Omit<Outcome, 'by' | 'isByPath' | 'isUnnamed' | 'lost' | 'breaks' | 'isRepeated'>;

const outcomeRules: RulesOf<Decoded> = {
  kind: isOneOf(['accepted', 'rejected', 'throttled', 'unclear']),
  refusal: isOneOf(refusals),
  cause: isText,
  blames: isTexts,
  answer: isObjectOf(answerRules),
  implied: isListOf(isOneOf(Object.keys(answerRules))),
  registration: isEither(
    [
      isObjectOf({ location: isText }, ['location']),
      isObjectOf({ id: isEither([isNumberOrText, isNumber], '') }, ['id']),
    ],
    '{ location } or { id }',
  ),
  isForeign: isBoolean,
  readings: isObjectOf({ accepted: isTexts, rejected: isTexts }, ['accepted', 'rejected']),
  signature: isText,
  checks: isChecks,
  text: isText,
};

/** What `decode` gives. */
export const isOutcome = isObjectOf(outcomeRules, ['kind', 'text'], '{ kind, text, signature, checks }');

const recordRules: RulesOf<StoredRegistration> = {
  ueServiceId: isAnything,
  mgwServiceId: isAnything,
  profile: isAnything,
  hidesGateway: isBoolean,
};
const lookupRules: RulesOf<LookupResult> = {
  records: isListOf(isObjectOf(recordRules), 'a list of { ueServiceId, mgwServiceId, profile }'),
  text: isText,
  isRefused: isBoolean,
  isThrottled: isBoolean,
  checks: isChecks,
};

/** What `lookup.decode` gives. */
export const isLookupResult = isObjectOf(lookupRules, ['text'], '{ records, text, checks }');

const claimRules = Object.fromEntries(
  (Object.keys(picsQuestions) as readonly PicsItem[]).map((item) => [item, isBoolean]),
);

/** What stands beside the functions of a binding. */
export const bindingRules: Readonly<Record<string, Rule>> = {
  claims: isObjectOf(claimRules),
  protocol: isOneOf(['coap']),
  needsRegistration: isBoolean,
  leavesByGateway: isBoolean,
  recognise: isFunction,
  spelt: isFunction,
  secrets: isTexts,
};

function isNumber(value: unknown): string | undefined {
  return typeof value === 'number' ? undefined : 'expected a number';
}
