import type { JsonObject } from '../../fixtures/json.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import { isElsewhere } from '../../suites/answer.ts';
import type { Guise } from '../../suites/guise.ts';
import type { Answer, Check, Outcome, Stimulus } from '../../suites/iut.ts';
import { anyAnswerChecks, check, has } from './any-answer.ts';
import type { ResponsePacket } from './binding.ts';
import { headerOf, type ReadBody } from './body.ts';
import type { Form } from './form.ts';
import { declaredStatus, declaredText, type Row, writtenOf } from './outcome.ts';
import { problemFlaw } from './problem.ts';

/** An answer as the rules of the wire see it. */
export interface Reading {
  readonly stimulus: Stimulus;
  readonly response: ResponsePacket;
  readonly body: ReadBody;
  readonly row: Row | undefined;
  readonly kind: Outcome['kind'];
  /** Why the answer can be read as neither success nor failure. */
  readonly doubt: string | undefined;
  readonly answer: Answer | undefined;
  readonly problem: JsonObject | undefined;
}

/** Every rule of the wire that one answer can keep or break. */
export function checkerOf(
  form: Form,
  operation: Stimulus['operation'],
  rows: readonly Row[],
): (reading: Reading) => readonly Check[] {
  const written = writtenOf(form);
  const word = form.transport === 'coap' ? 'code' : 'status';
  const status = { rule: declaredStatus[operation], expected: `the ${word} ${declaredText(rows, written)}` };
  const mediaType = form[operation].answer?.mediaType ?? 'application/json';
  const resources = form[operation].path.split('?')[0] ?? '';
  const answerChecks = (reading: Reading): readonly Check[] => [
    ...(reading.kind === 'accepted' ? successChecks(reading, status) : []),
    ...bodyChecks(reading, mediaType, form.errors),
  ];
  return (reading) => [
    check('W-01', reading.doubt === undefined, 'an answer that says success or failure', reading.doubt ?? ''),
    ...anyAnswerChecks(reading.stimulus.message, reading.response, reading.body),
    ...expectedHeaders(reading),
    ...(form.transport === 'coap' ? payloadChecks(reading) : placeChecks(reading, resources)),
    ...(reading.kind === 'accepted' && isElsewhere(reading.stimulus) ? [] : answerChecks(reading)),
  ];
}

function* expectedHeaders({ row, response }: Reading): Generator<Check> {
  for (const [header, rule] of Object.entries(row?.form.expects ?? {})) yield has(response, rule, header);
}

/** A Location is not followed where no operation needs it, but it has to point at something of the service. */
function* placeChecks({ row, response }: Reading, resources: string): Generator<Check> {
  const location = headerOf(response, 'location');
  if (location === undefined || row?.form.expects?.['Location'] !== 'W-10') return;
  yield check('W-21', isBelow(location, resources), `a Location below ${resources}`, location);
}

/** Nothing that a URL reads in another way than it is written. */
const plainStep = /^[\w%@=+-][\w.%@=+-]*$/;

/** Wherever a proxy may have put the service. */
function isBelow(location: string, resources: string): boolean {
  if (location.startsWith(`${resources}/`) && plainStep.test(location.slice(resources.length + 1))) return true;
  const request = `http://any${resources}`;
  if (!URL.canParse(location, request)) return false;
  const [, rest] = new URL(location, request).pathname.split(`${resources}/`);
  return rest !== undefined && /^[^/]+\/?$/.test(rest);
}

interface Status {
  readonly rule: RequirementId;
  readonly expected: string;
}

function* successChecks({ row, response, body }: Reading, { rule, expected }: Status): Generator<Check> {
  const { tolerated } = row?.form ?? {};
  yield check(rule, tolerated !== rule, expected, response.code ?? String(response.status));
  if (tolerated !== undefined && tolerated !== rule)
    yield check(tolerated, false, 'an answer that the binding does not only tolerate', row?.form.because ?? 'another');
  if (row?.reads === 'nothing') yield { ...check('R-18', true, '', ''), moot: 'a success has no body here' };
  else
    yield check('R-18', !body.isEmpty, 'a body with the answer', `${response.code ?? response.status} without a body`);
}

/** What the payloads of CoAP ought to be like: of a declared format, and readable where they say why. */
function* payloadChecks({ body, kind, stimulus, answer, problem }: Reading): Generator<Check> {
  const says = kind === 'accepted' || answer !== undefined || problem !== undefined;
  if (!body.isEmpty && says)
    yield check('C-11', body.mediaType === 'application/json', 'Content-Format 50', body.mediaType || 'none');
  if (kind !== 'rejected' || isOutside(stimulus)) return;
  const got = body.isEmpty ? 'no payload' : 'a payload that is no JSON object';
  yield check('C-12', answer !== undefined || problem !== undefined, 'a JSON object that says why', got);
}

/** Requests that may be answered by what stands in front of the service, which need not speak its error format. */
const isOutside = ({ disturbance, as = 'gateway' }: Stimulus): boolean =>
  /^(?:method|path|version|oversize|media-type|critical)/.test(disturbance ?? '') || !honest.has(as);

/** Whoever looks like somebody else may not get as far as the service. */
const honest: ReadonlySet<Guise> = new Set([
  'gateway',
  'second-gateway',
  'test-token',
  'audiences-token',
  'scopes-token',
  'letter-case-token',
]);

function* bodyChecks(
  { kind, stimulus, row, response, body, problem }: Reading,
  answerType: string,
  errors: Form['errors'],
): Generator<Check> {
  if (body.isEmpty || kind === 'unclear' || row === undefined || row.reads === 'nothing') return;
  const type = body.mediaType || 'none';
  if (row.reads === 'answer' || kind === 'accepted') {
    // CoAP leaves an unnamed format to the application; C-11 asks for the name.
    if (response.code !== undefined && body.mediaType === '') return;
    yield check('R-18', body.mediaType === answerType, `the media type ${answerType}`, type);
    return;
  }
  if (errors?.form !== 'problem-details') return;
  const errorType = errors.mediaType ?? 'application/problem+json';
  const isErrorType = body.mediaType === errorType;
  // A redirect is no error, whatever it says in its body.
  if (response.status < 400 || (!isErrorType && isOutside(stimulus))) return;
  yield check('R-46', isErrorType, `the media type ${errorType} for an error`, type);
  if (!isErrorType) return;
  const flaw = problem === undefined ? 'a body that is no JSON object' : problemFlaw(problem, response.status);
  yield check('R-46', flaw === undefined, 'a valid problem description', flaw ?? '');
}
