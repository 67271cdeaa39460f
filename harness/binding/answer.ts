import type { JsonObject } from '../../fixtures/json.ts';
import type { Answer, Check, Outcome, Stimulus } from '../../suites/iut.ts';
import type { ResponsePacket } from './binding.ts';
import { readBody } from './body.ts';
import { checkerOf, type Reading } from './check.ts';
import type { Received } from './condition.ts';
import { exactly } from './exactly.ts';
import type { Form } from './form.ts';
import type { Names } from './names.ts';
import { refusalOf, rowFor, rowsOf, writtenOf } from './outcome.ts';
import { fieldText, headerIn, readerAt } from './place.ts';
import { pickOf } from './pointer.ts';
import { type Problem, problemReader } from './problem.ts';
import { readingsOf } from './readings.ts';
import { carriedIn, registrationPath } from './request.ts';

type Decode = (stimulus: Stimulus, response: ResponsePacket) => Outcome;
type AnswerIe = keyof Answer;

const answerIes: readonly AnswerIe[] = ['ueServiceId', 'result', 'failureCause'];
const undescribed = 'an answer that no outcome of the binding describes';

/** That none is named may be legal: only what follows tells. */
const isNamed: Check = { requirement: 'R-20', holds: true, expected: 'what de-registers the UE', got: '' };

/** Reads the answers of one operation. */
export function decoderOf(form: Form, operation: Stimulus['operation'], names: Names): Decode {
  const rows = rowsOf(form, operation);
  const own = form[operation];
  const places = answerIes.flatMap((ie) => {
    const place = own.answer?.[ie];
    return place === undefined || place === 'implied' ? [] : [[ie, pickOf(place)] as const];
  });
  const implied = answerIes.filter((ie) => (own.answer?.[ie] ?? 'implied') === 'implied');
  const answerIn = (object: JsonObject): Answer =>
    Object.fromEntries(
      places.flatMap(([ie, pick]) => {
        const value = pick(object);
        return value === undefined ? [] : [[ie, names.fromWire(ie, value)]];
      }),
    );
  const readProblem = problemReader(form.errors, names);
  const registrationIn = registrationFinder(form);
  const isNeeded = carriedIn(form, form.deregister, names).has('registration');
  const checksOf = checkerOf(form, operation, rows);
  const readings = readingsOf(rows, writtenOf(form));

  return (stimulus, response) => {
    const received = { response, body: readBody(response) };
    const row = rowFor(rows, received);
    const { object } = received.body;
    const reads = row?.reads ?? 'error';
    const answer = object !== undefined && (reads === 'answer' || reads === 'both') ? answerIn(object) : undefined;
    const problem = object !== undefined && (reads === 'error' || reads === 'both') ? object : undefined;
    const said = readProblem(problem, received);
    const is = row?.form.is ?? 'unclear';
    const kind = is === 'throttled' || is === 'unsupported' ? 'rejected' : is;
    const doubt = kind === 'unclear' ? (row?.form.because ?? undescribed) : undefined;
    const reading: Reading = { stimulus, ...received, row, kind, doubt, answer, problem };
    const named = operation === 'register' ? registrationIn(received, kind) : {};
    const without = reads === 'nothing' && kind === 'accepted' ? answerIes : implied;
    return {
      kind: is === 'throttled' ? 'throttled' : kind,
      readings,
      signature: `${kind} ${response.status}`,
      text: textOf(reading, said, implied.includes('result')),
      checks: [...checksOf(reading), ...(isNeeded && named.registration ? [isNamed] : [])],
      ...(said.cause === undefined && isForeign(reading) && { isForeign: true as const }),
      ...(kind === 'rejected' && row && { refusal: refusalOf(row.form, response.status) }),
      ...said,
      ...(answer && { answer }),
      ...(without.length > 0 && { implied: without }),
      ...named,
    };
  };
}

/** What the answer calls the registration, for the requests that need it. */
function registrationFinder(form: Form): (received: Received, kind: Outcome['kind']) => Pick<Outcome, 'registration'> {
  const { registration } = form;
  if (registration === undefined) return () => ({});
  const isPath = [form.deregister.path, form.lookup?.path].includes(registrationPath);
  const isHeader = headerIn(registration.from) !== undefined;
  const read = readerAt(registration.from);
  return (received, kind) => {
    if (kind !== 'accepted' && received.response.status !== 303) return {};
    const value = read(received);
    if (typeof value !== 'string' && typeof value !== 'number') return {};
    if (isPath) return { registration: { location: String(value) } };
    if (typeof value === 'string') return { registration: { id: isHeader ? lastStep(value) : value } };
    const isExact = Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return {
      registration: {
        id: isExact ? value : fieldText(pickOf(registration.from)(exactly(received.body.text)) ?? value),
      },
    };
  };
}

function lastStep(location: string): string {
  const last =
    location
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast((step) => step !== '') ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Neither an answer nor an error of the binding, and no JSON that could have been meant as one. */
const isForeign = ({ kind, response, body, answer, problem }: Reading): boolean => {
  if (answer !== undefined || problem !== undefined || /[/+]json$/.test(body.mediaType)) return false;
  return kind === 'unclear' || [301, 302, 303, 307, 308, 401, 404, 405].includes(response.status);
};

function textOf(
  { response, body, answer, problem, doubt }: Reading,
  { cause, blames }: Problem,
  isImplied: boolean,
): string {
  const hasResult = answer !== undefined && !isImplied;
  const about = [
    `${response.code ?? response.status}${response.reason === '' ? '' : ` ${response.reason}`}`,
    ...(hasResult ? [`result ${JSON.stringify(answer.result ?? null)}`] : []),
    ...(typeof answer?.failureCause === 'string' ? [`failure cause ${JSON.stringify(answer.failureCause)}`] : []),
    ...(cause === undefined ? [] : [`cause ${cause}`]),
    ...(blames === undefined || blames.length === 0 ? [] : [`pointing at ${blames.join(', ')}`]),
    ...(answer || problem
      ? []
      : [body.isEmpty ? 'no body' : `a body of ${body.mediaType === '' ? 'no media type' : body.mediaType}`]),
  ];
  return doubt === undefined ? about.join(', ') : `${doubt} (${about.join(', ')})`;
}
