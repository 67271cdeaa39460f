import type { RequirementId } from '../../spec/requirements.ts';
import type { Check, Stimulus } from '../../suites/iut.ts';
import { headerOf } from './body.ts';
import { leakIn } from './leak.ts';
import { problemFlaw } from './problem.ts';
import type { Reading } from './sbi-answer.ts';

const declaredStatus: Readonly<
  Record<Stimulus['operation'], { readonly rule: RequirementId; readonly statuses: readonly number[] }>
> = {
  register: { rule: 'R-17', statuses: [201, 200] },
  deregister: { rule: 'D-19', statuses: [200] },
};

/** Requests that may be answered by what stands in front of the service, which need not speak its error format. */
const isOutside = ({ disturbance }: Stimulus): boolean =>
  /^(?:method|path|version|oversize|media-type)/.test(disturbance ?? '');

/** Every rule of the wire that one answer can keep or break. */
export function wireChecks(reading: Reading): readonly Check[] {
  return [
    ...commonChecks(reading),
    ...headerChecks(reading),
    ...(reading.kind === 'accepted' ? successChecks(reading) : []),
    ...bodyChecks(reading),
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

function* headerChecks({ kind, response, stimulus }: Reading): Generator<Check> {
  const has = (rule: RequirementId, header: string): Check => {
    const value = headerOf(response, header.toLowerCase());
    return check(rule, value !== undefined, `the header ${header} with ${response.status}`, 'none');
  };
  if (response.status === 401) yield has('W-04', 'WWW-Authenticate');
  if (response.status === 405) yield has('W-05', 'Allow');
  if (response.status === 201 && kind === 'accepted' && stimulus.operation === 'register')
    yield has('W-10', 'Location');
  if (response.status === 303) yield has('R-61', 'Location');
}

function* successChecks({ stimulus, response, body }: Reading): Generator<Check> {
  const { rule, statuses } = declaredStatus[stimulus.operation];
  yield check(rule, statuses.includes(response.status), `the status ${statuses.join(' or ')}`, String(response.status));
  yield check('R-18', !body.isEmpty, 'a body with the answer', `${response.status} without a body`);
}

function* bodyChecks({ kind, stimulus, response, body, ack, problem }: Reading): Generator<Check> {
  if (body.isEmpty || kind === 'unclear') return;
  if (ack !== undefined && (kind === 'accepted' || 'result' in ack)) {
    yield check(
      'R-18',
      body.mediaType === 'application/json',
      'the media type application/json',
      body.mediaType || 'none',
    );
    return;
  }
  const isProblemType = body.mediaType === 'application/problem+json';
  if (!isProblemType && isOutside(stimulus)) return;
  yield check('R-46', isProblemType, 'the media type application/problem+json for an error', body.mediaType || 'none');
  const object = problem ?? ack;
  if (!isProblemType) return;
  const flaw = object === undefined ? 'a body that is no JSON object' : problemFlaw(object, response.status);
  yield check('R-46', flaw === undefined, 'a valid problem description', flaw ?? '');
}

const check = (requirement: RequirementId, holds: boolean, expected: string, got: string): Check => ({
  requirement,
  holds,
  expected,
  got,
});
