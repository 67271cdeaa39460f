import type { Json } from '../fixtures/json.ts';
import { type CauseRow, causes } from '../spec/cause.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Answer, Check, Flaw, Outcome, Stimulus } from './iut.ts';
import { parted } from './parted.ts';

/** Which requirement each rule of an answer belongs to, per operation. */
interface Rules {
  readonly namesUe: RequirementId;
  readonly carriesUe: RequirementId;
  readonly carriesResult: RequirementId;
  readonly noCauseOnSuccess: RequirementId;
}

const rulesOf: Readonly<Record<Stimulus['operation'], Rules>> = {
  register: { namesUe: 'R-04', carriesUe: 'W-09', carriesResult: 'W-02', noCauseOnSuccess: 'W-13' },
  deregister: { namesUe: 'D-03', carriesUe: 'D-03', carriesResult: 'D-02', noCauseOnSuccess: 'D-04' },
};

const ieRoots: readonly string[] = registrationRequest.ies.map((ie) => ie.id);

/** Every rule of the tables that one answer can keep or break, whatever the purpose of the request was. */
export function judgeAnswer(stimulus: Stimulus, outcome: Outcome): readonly Check[] {
  return [...answerChecks(stimulus, outcome), ...blameChecks(stimulus, outcome), ...causeChecks(stimulus, outcome)];
}

/** Asks for something else than the operation: that it is served is wrong, whatever the answer looks like. */
export const isElsewhere = ({ disturbance }: Pick<Stimulus, 'disturbance'>): boolean =>
  /^(?:method|path|version)-/.test(disturbance ?? '');

function* answerChecks(stimulus: Stimulus, outcome: Outcome): Generator<Check> {
  const rules = rulesOf[stimulus.operation];
  const asked = stimulus.message['ueServiceId'];
  const isSuccess = outcome.kind === 'accepted';
  if (isSuccess && isElsewhere(stimulus)) return;
  const answer: Answer | undefined = outcome.answer ?? (isSuccess ? {} : undefined);
  const { implied = [] } = outcome;
  yield* impliedChecks(rules, outcome);
  if (answer === undefined) return;
  const { ueServiceId, result, failureCause } = answer;
  const isUnread = !isSuccess && spoilsBody.test(stimulus.disturbance ?? '');
  if (
    !implied.includes('ueServiceId') &&
    typeof asked === 'string' &&
    asked !== '' &&
    !isUnread &&
    stimulus.flaw?.ie[0] !== 'ueServiceId'
  ) {
    const isThere = isPresent(ueServiceId);
    if (isThere || !(outcome.isUnnamed === true && outcome.kind === 'rejected'))
      yield check(rules.carriesUe, isThere, 'the UE Service ID in the answer', 'none');
    if (isThere) {
      const [expected, got] =
        typeof ueServiceId === 'string' ? parted(asked, ueServiceId) : [shown(asked), shown(ueServiceId)];
      yield check(rules.namesUe, ueServiceId === asked, `the UE Service ID ${expected}`, got);
    }
  }
  if (!implied.includes('result'))
    yield check(rules.carriesResult, isPresent(result), 'a result in the answer', 'none');
  if (isPresent(result))
    yield check('W-02', result === 'SUCCESS' || result === 'FAILURE', 'the result SUCCESS or FAILURE', shown(result));
  if (isPresent(failureCause)) {
    yield check('W-02', typeof failureCause === 'string', 'a failure cause that is a string', shown(failureCause));
    if (typeof failureCause === 'string')
      yield check('R-51', failureCause.trim() !== '', 'a failure cause with text in it', shown(failureCause));
  }
  if (isSuccess && !implied.includes('failureCause'))
    yield check(
      rules.noCauseOnSuccess,
      !isPresent(failureCause),
      'no failure cause beside success',
      shown(failureCause),
    );
}

/** What the wire implies cannot be wrong, which is no evidence that it is right. */
function* impliedChecks(rules: Rules, { kind, implied = [] }: Outcome): Generator<Check> {
  if (kind !== 'accepted') return;
  const moot = (requirement: RequirementId, ie: string): Check => ({
    ...check(requirement, true, '', ''),
    moot: `${ie} is implied by a success`,
  });
  if (implied.includes('ueServiceId')) {
    yield moot(rules.carriesUe, 'the UE Service ID');
    yield moot(rules.namesUe, 'the UE Service ID');
  }
  if (implied.includes('result')) {
    yield moot(rules.carriesResult, 'the result');
    yield moot('W-02', 'the result');
  }
  if (implied.includes('failureCause')) yield moot(rules.noCauseOnSuccess, 'the absence of a failure cause');
}

/** Disturbances that are the client's mistake in what it asks, not in what the server offers. */
const spoilsBody = /body|json|text|utf8|media-type|duplicated|query|message-type/;

function* blameChecks({ flaw, disturbance }: Stimulus, outcome: Outcome): Generator<Check> {
  const isMalformed = flaw?.isMalformed === true || spoilsBody.test(disturbance ?? '');
  if (isMalformed && outcome.kind === 'rejected')
    yield check('W-03', outcome.refusal !== 'server-error', 'a client error for a malformed message', outcome.text);
}

function* causeChecks({ flaw }: Stimulus, outcome: Outcome): Generator<Check> {
  const { kind, cause, blames, text } = outcome;
  if (kind !== 'rejected' || cause === undefined) return;
  const row = causeOf.get(lettersOf(cause));
  if (row === undefined) return;
  yield check('W-17', row.cause === cause, `the cause ${row.cause}`, shown(cause));
  if (row.cause !== cause) return;
  const isBlaming = blames !== undefined && blames.length > 0;
  if (flaw === undefined && row.needsInvalidParams)
    yield check(
      isAboutIe(row) ? 'R-45' : 'W-22',
      isBlaming,
      `invalidParams with ${row.cause}`,
      `${row.cause} without invalidParams`,
    );
  if (flaw === undefined) return;
  const blamed = flaw.ie.length === 0 ? 'mandatory IEs' : flaw.ie.join('.');
  const fault = `${blamed} at fault`;
  // Where the path names the UE, that there is none is a matter of the path too.
  if (outcome.isByPath && flaw.ie[0] === 'ueServiceId' && row.cause === 'RESOURCE_URI_STRUCTURE_NOT_FOUND') return;
  yield check('W-08', flaw.reads.includes(row.fault), `a cause that fits ${fault}`, text);
  if (!row.needsInvalidParams || !flaw.reads.includes(row.fault)) return;
  const named = blames ?? [];
  yield check(
    'R-45',
    named.some((path) => isOneAtFault(path, flaw)) && !named.some((path) => isInnocent(path, flaw)),
    `invalidParams that point at ${flaw.orElse === undefined ? blamed : `${blamed} or ${flaw.orElse}`} only`,
    named.length === 0 ? `${row.cause} without invalidParams` : `${row.cause} pointing at ${named.join(', ')}`,
  );
}

const isAboutIe = ({ fault }: CauseRow): boolean => /(?:mandatory|optional)-/.test(fault);

/** What is left of a cause in any spelling. */
const lettersOf = (cause: string): string => cause.replaceAll(/[^a-z]/gi, '').toUpperCase();
const causeOf: ReadonlyMap<string, CauseRow> = new Map(causes.map((row) => [lettersOf(row.cause), row]));

/** A pointer at the IE, at something in it, or at what contains it. */
function touches(path: string, { ie }: Flaw): boolean {
  const at = path.split('.');
  const shared = Math.min(at.length, ie.length);
  return at.slice(0, shared).join('.') === ie.slice(0, shared).join('.');
}

const isOneAtFault = (path: string, flaw: Flaw): boolean =>
  touches(path, flaw) || (flaw.orElse !== undefined && path.split('.')[0] === flaw.orElse);

const isInnocent = (path: string, flaw: Flaw): boolean =>
  !isOneAtFault(path, flaw) && ieRoots.includes(path.split('.')[0] ?? '');

const isPresent = (value: Json | undefined): boolean => value !== undefined && value !== null;
const shown = (value: Json | undefined): string => JSON.stringify(value ?? null);
const check = (requirement: RequirementId, holds: boolean, expected: string, got: string): Check => ({
  requirement,
  holds,
  expected,
  got,
});
