import type { JsonObject } from '../../fixtures/json.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import type { Answer, Check, Guise, Outcome, Stimulus } from '../../suites/iut.ts';
import type { ResponsePacket } from './binding.ts';
import { headerOf, type ReadBody } from './body.ts';
import type { Form } from './form.ts';
import { leakIn } from './leak.ts';
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
  return (reading) => [
    ...commonChecks(reading),
    ...expectedHeaders(reading),
    ...(form.transport === 'coap' ? payloadChecks(reading) : httpChecks(reading, resources)),
    ...(reading.kind === 'accepted' ? successChecks(reading, status) : []),
    ...bodyChecks(reading, mediaType, form.errors),
  ];
}

function* commonChecks({ body, doubt, response, stimulus }: Reading): Generator<Check> {
  yield check('W-01', doubt === undefined, 'an answer that says success or failure', doubt ?? '');
  yield check(
    'W-06',
    body.flaw === undefined,
    `a body that is ${body.mediaType === '' ? 'JSON' : body.mediaType}`,
    body.flaw ?? '',
  );
  const headers = response.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const leak = leakIn(`${headers}\n${body.text}`, stimulus.message);
  yield check('S-10', leak === undefined, 'nothing confidential in the answer', leak ?? '');
}

/** Headers that take one value, of those that an answer is read by. */
const single = ['content-type', 'location', 'retry-after'];

function* httpChecks(reading: Reading, resources: string): Generator<Check> {
  const { response } = reading;
  const names = response.headers.map(([name]) => name.toLowerCase());
  const twice = single.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  yield check('W-18', twice === undefined, 'one header of each sort', `${twice ?? ''} more than once`);
  if (response.status === 401) yield challenge(response);
  if (response.status === 405) yield has(response, 'W-05', 'Allow');
  if (response.status === 303) yield has(response, 'R-61', 'Location');
  yield* placeChecks(reading, resources);
}

function* expectedHeaders({ row, response }: Reading): Generator<Check> {
  for (const [header, rule] of Object.entries(row?.form.expects ?? {})) yield has(response, rule, header);
}

/** A header without a challenge in it says no more than none. */
function challenge(response: ResponsePacket): Check {
  const there = has(response, 'W-04', 'WWW-Authenticate');
  const isEmpty = headerOf(response, 'www-authenticate')?.trim() === '';
  return isEmpty ? { ...there, holds: false, got: 'an empty one' } : there;
}

function has(response: ResponsePacket, rule: RequirementId, header: string): Check {
  const value = headerOf(response, header.toLowerCase());
  const what =
    response.code === undefined ? `header ${header} with ${response.status}` : `option ${header} with ${response.code}`;
  return check(rule, value !== undefined, `the ${what}`, 'none');
}

/** A Location is not followed where no operation needs it, but it has to point at something of the service. */
function* placeChecks({ row, response }: Reading, resources: string): Generator<Check> {
  const location = headerOf(response, 'location');
  if (location === undefined || row?.form.expects?.['Location'] !== 'W-10') return;
  yield check('W-21', isBelow(location, resources), `a Location below ${resources}`, location);
}

/** Wherever a proxy may have put the service. */
function isBelow(location: string, resources: string): boolean {
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
const honest: ReadonlySet<Guise> = new Set(['gateway', 'second-gateway', 'test-token']);

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

const check = (requirement: RequirementId, holds: boolean, expected: string, got: string): Check => ({
  requirement,
  holds,
  expected,
  got,
});
