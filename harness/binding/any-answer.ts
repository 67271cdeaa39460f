import type { AbstractMessage } from '../../fixtures/json.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import type { Check } from '../../suites/iut.ts';
import type { ResponsePacket } from './binding.ts';
import { headerOf, type ReadBody } from './body.ts';
import { leakIn } from './leak.ts';

/** Headers that take one value, of those that an answer is read by. */
const single = ['content-type', 'location', 'retry-after'];

/** Every rule that an answer can keep or break whatever the wire makes of it. */
export function* anyAnswerChecks(message: AbstractMessage, response: ResponsePacket, body: ReadBody): Generator<Check> {
  yield check(
    'W-06',
    body.flaw === undefined,
    `a body that is ${body.mediaType === '' ? 'JSON' : body.mediaType}`,
    body.flaw ?? '',
  );
  const headers = response.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  const leak = leakIn(`${headers}\n${body.text}`, message);
  yield check('S-10', leak === undefined, 'nothing confidential in the answer', leak ?? '');
  if (response.code !== undefined) return;
  const names = response.headers.map(([name]) => name.toLowerCase());
  const twice = single.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  yield check('W-18', twice === undefined, 'one header of each sort', `${twice ?? ''} more than once`);
  if (response.status === 401) yield challenge(response);
  if (response.status === 405) yield has(response, 'W-05', 'Allow');
  if (response.status === 303) yield has(response, 'R-61', 'Location');
}

/** A header without a challenge in it says no more than none. */
function challenge(response: ResponsePacket): Check {
  const there = has(response, 'W-04', 'WWW-Authenticate');
  const isEmpty = headerOf(response, 'www-authenticate')?.trim() === '';
  return isEmpty ? { ...there, holds: false, got: 'an empty one' } : there;
}

/** The answer has the header, or the option. */
export function has(response: ResponsePacket, rule: RequirementId, header: string): Check {
  const value = headerOf(response, header.toLowerCase());
  const what =
    response.code === undefined ? `header ${header} with ${response.status}` : `option ${header} with ${response.code}`;
  return check(rule, value !== undefined, `the ${what}`, 'none');
}

/** A look at a rule. */
export const check = (requirement: RequirementId, holds: boolean, expected: string, got: string): Check => ({
  requirement,
  holds,
  expected,
  got,
});
