import { toRegister } from '../../suites/step.ts';
import { headerOf, readBody } from '../binding/body.ts';
import { type BearerChallenge, bearerChallengeOf } from '../security/challenge.ts';
import { claimsOf } from '../security/jwt.ts';
import { hasCertificate, hasToken, isSecured } from './approach.ts';
import type { Case } from './case.ts';
import { byConfiguration, type Diagnosis } from './diagnosis.ts';
import { query } from './query.ts';

/** It is the gateway that is not let in, by what an answer says of its certificate or its access token. */
export const notLetIn = async (given: Case): Promise<Diagnosis | undefined> =>
  certificateMissed(given) ?? (await tokenRefused(given));

/** Servers such as nginx finish the handshake, and then refuse every request. */
function certificateMissed({ world, reply: { packet, outcome } }: Case): Diagnosis | undefined {
  if (packet === undefined || !isSecured(world) || ![400, 403, 495, 496].includes(packet.status)) return undefined;
  if (!/\b(?:ssl|tls|client) certificate/i.test(readBody(packet).text)) return undefined;
  return hasCertificate(world)
    ? byConfiguration(
        `does not take the client certificate (${outcome.text})`,
        'Name one in target.tls.cert that is valid and that an authority signed which the server trusts.',
      )
    : byConfiguration(
        `wants a client certificate, and none is configured (${outcome.text})`,
        'Name the certificate and the key of the gateway in target.tls.cert and target.tls.key.',
      );
}

async function tokenRefused(given: Case): Promise<Diagnosis | undefined> {
  const { world, reply } = given;
  const { packet, outcome } = reply;
  if (packet === undefined || (packet.status !== 401 && packet.status !== 403)) return undefined;
  const challenge = bearerChallengeOf(packet);
  const shown = reply.sent.headers.filter(([name]) => /^authorization$/i.test(name)).map(([, value]) => value);
  const isOurs = shown.length === (hasToken(world) ? 1 : 0);
  // Where the binding puts the UE credential into that header, the challenge is about it.
  if (challenge === undefined || !isOurs) return undefined;
  const [token] = shown;
  const isNamed = token !== undefined && /^(?:invalid_token|insufficient_scope)$/.test(challenge.error ?? '');
  if (!isNamed && !(await isAskedOfAll(given))) return undefined;
  if (token === undefined)
    return byConfiguration(
      `wants an access token, and none is configured (${outcome.text})`,
      'Write target.oauth2: where the access tokens of the gateway come from.',
    );
  return { ...tokenFault(challenge, outcome.text), remedy: `${remedyFor(challenge, world)}${told(token)}` };
}

/** Some servers challenge for a wrong UE credential too: whoever wants a token wants it before reading the message. */
async function isAskedOfAll({ world, ue }: Case): Promise<boolean> {
  const other = await query(world, { ...toRegister(world, ue), disturbance: 'not-json' });
  return other?.packet !== undefined && bearerChallengeOf(other.packet) !== undefined;
}

function tokenFault({ error, scope, description }: BearerChallenge, text: string): Diagnosis {
  const why = [error, description, scope && `scope ${scope}`].filter((part) => part !== undefined && part !== '');
  const said = why.length === 0 ? '' : `: ${why.join(', ')}`;
  return byConfiguration(
    error === 'insufficient_scope'
      ? `finds that the access token does not cover the service (${text}${said})`
      : `does not take the access token (${text}${said})`,
    '',
  );
}

function remedyFor({ error }: BearerChallenge, { security }: Case['world']): string {
  const place = security.gateway.client === undefined ? 'pixit.security.testKey' : 'target.oauth2';
  if (error === 'insufficient_scope') return `Correct ${place}.scope.`;
  return `Compare audience, scope and issuer in ${place} with what the server asks for, and the clocks of both.`;
}

/** The claims of a token are no secret; its signature is. */
function told(token: string): string {
  const { iss, aud, scope } = claimsOf(token.replace(/^Bearer +/i, '')) ?? {};
  const claims = Object.entries({ iss, aud, scope }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${JSON.stringify(value)}`],
  );
  return claims.length === 0 ? '' : ` The token says: ${claims.join(', ')}.`;
}

/** Who asks is not let in, whatever is asked. */
export function closedToAll({ world, reply: { outcome, packet } }: Case): Diagnosis {
  const scheme = packet && /^\w+/.exec(headerOf(packet, 'www-authenticate') ?? '')?.[0];
  const wants = scheme === undefined ? '' : ` and wants the scheme ${scheme}`;
  const open = [
    ...(isSecured(world) && !hasCertificate(world)
      ? ['a client certificate (target.tls.cert and target.tls.key)']
      : []),
    ...(hasToken(world) ? [] : ['an access token (target.oauth2)']),
  ];
  return byConfiguration(
    `refuses every request before it looks at it, also to paths that do not exist (${outcome.text})${wants}`,
    open.length === 0
      ? 'Compare the certificate and the token of the gateway with what the server asks for.'
      : `Give the suite what a gateway has to show to be let in, not the UE credential: ${open.join(', or ')}; or switch that off for the test.`,
  );
}
