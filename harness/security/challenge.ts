import type { RequirementId } from '../../spec/requirements.ts';
import type { Guise } from '../../suites/guise.ts';
import type { Check, Disturbance } from '../../suites/iut.ts';
import type { Header, ResponsePacket } from '../binding/binding.ts';

const faultyTokens: ReadonlySet<Guise> = new Set([
  'no-token',
  'malformed-token',
  'broken-token',
  'forged-token',
  'unsigned-token',
  'expired-token',
  'audience-token',
]);

/**
 * What an answer to somebody with such a token, or without one, has to look like (TS 29.500 clause 6.7.3, RFC 6750); what else is
 * wrong with a request may be told first.
 */
export function tokenChecks(
  { guise, disturbance }: { readonly guise: Guise; readonly disturbance?: Disturbance | undefined },
  sent: readonly Header[],
  answer: ResponsePacket,
): readonly Check[] {
  const refusal = disturbance === undefined ? refusalChecks(guise, answer) : [];
  return [...refusal, ...echoChecks(guise, sent, answer)];
}

/** They say nothing of the token. */
const asksForPatience: ReadonlySet<number> = new Set([429, 503]);

function* refusalChecks(guise: Guise, answer: ResponsePacket): Generator<Check> {
  if (answer.status < 300 || asksForPatience.has(answer.status)) return;
  const bearer = challengeIn(answer);
  const got = `${answer.status} ${bearer === undefined ? 'without a challenge Bearer' : `Bearer ${bearer}`}`;
  if (guise === 'scope-token') {
    const holds =
      answer.status === 403 &&
      valueOf(bearer, 'error') === 'insufficient_scope' &&
      valueOf(bearer, 'scope') !== undefined;
    yield check('S-16', holds, '403 with the challenge Bearer, the error insufficient_scope and a scope', got);
  }
  if (!faultyTokens.has(guise)) return;
  const isChallenged = answer.status === 401 && valueOf(bearer, 'realm') !== undefined;
  yield check('S-14', isChallenged, '401 with the challenge Bearer and a realm', got);
  if (bearer === undefined) return;
  const error = valueOf(bearer, 'error');
  if (guise === 'no-token')
    yield check('S-15', error === undefined, 'a challenge without an error, as no token was sent', got);
  else yield check('S-15', error === 'invalid_token', 'a challenge with the error invalid_token', got);
}

function* echoChecks(guise: Guise, sent: readonly Header[], { headers, body }: ResponsePacket): Generator<Check> {
  const token = sent.find(([name]) => name === 'Authorization')?.[1].replace('Bearer ', '');
  if (token === undefined || guise === 'malformed-token' || guise === 'empty-token') return;
  const place = headers.find(([, value]) => value.includes(token))?.[0];
  const isInBody = Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(token);
  const got = place === undefined ? 'it in the body' : `it in the header ${place}`;
  yield check('S-17', place === undefined && !isInBody, 'an answer without the access token', got);
}

/** The parameters of the first challenge of the scheme Bearer, as they are written. */
function challengeIn({ headers }: ResponsePacket): string | undefined {
  const values = headers.filter(([name]) => name.toLowerCase() === 'www-authenticate').map(([, value]) => value);
  for (const value of values) {
    const found = /(?:^|,\s*)Bearer(?:\s+(.*))?$/i.exec(value);
    if (found !== null) return found[1] ?? '';
  }
  return undefined;
}

const valueOf = (parameters: string | undefined, name: string): string | undefined => {
  const [, quoted, plain] =
    new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,]+))`, 'i').exec(parameters ?? '') ?? [];
  return quoted ?? plain;
};

/** What a challenge of the scheme Bearer says (RFC 6750 clause 3). */
export interface BearerChallenge {
  readonly error: string | undefined;
  readonly description: string | undefined;
  readonly scope: string | undefined;
}

/** The challenge of the scheme Bearer in an answer, if there is one. */
export function bearerChallengeOf(answer: ResponsePacket): BearerChallenge | undefined {
  const parameters = challengeIn(answer);
  if (parameters === undefined) return undefined;
  const [error, description, scope] = ['error', 'error_description', 'scope'].map((name) => valueOf(parameters, name));
  return { error, description, scope };
}

/** Whether the server calls the token itself invalid, so that another one may help. */
export const isInvalidToken = (answer: ResponsePacket): boolean =>
  answer.status === 401 && valueOf(challengeIn(answer), 'error') === 'invalid_token';

const check = (requirement: RequirementId, holds: boolean, expected: string, got: string): Check => ({
  requirement,
  holds,
  expected,
  got,
});
