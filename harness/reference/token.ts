import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { JsonObject } from './behaviour.ts';
import type { TokenTerms } from './mounting.ts';
import { isObject } from './profile.ts';

/** What is wrong with an access token, or with there being none. */
export type TokenFlaw =
  | 'missing'
  | 'malformed'
  | 'unsigned'
  | 'forged'
  | 'expired'
  | 'early'
  | 'issuer'
  | 'audience'
  | 'scope';

/** The claims of a token, without a look at its signature. */
export function claimsOf(token: string | undefined): JsonObject | undefined {
  const [, claims] = partsOf(token);
  return claims;
}

/** What stands before the claims of a token. */
export const headOf = (token: string | undefined): JsonObject | undefined => partsOf(token)[0];

/** Everything wrong with a token (RFC 9068), the gravest first. */
export function flawsOf(token: string | undefined, terms: TokenTerms): readonly TokenFlaw[] {
  if (token === undefined) return ['missing'];
  const [head, claims] = partsOf(token);
  if (head === undefined || claims === undefined) return ['malformed'];
  return [
    ...signatureFlaws(token, head, terms),
    ...(typeof claims['exp'] === 'number' && claims['exp'] * 1000 > Date.now() ? [] : (['expired'] as const)),
    ...(typeof claims['nbf'] === 'number' && claims['nbf'] * 1000 > Date.now() ? (['early'] as const) : []),
    ...(claims['iss'] === terms.issuer ? [] : (['issuer'] as const)),
    ...([claims['aud']].flat().includes(terms.audience) ? [] : (['audience'] as const)),
    ...((typeof claims['scope'] === 'string' ? claims['scope'] : '').split(' ').includes(terms.scope)
      ? []
      : (['scope'] as const)),
  ];
}

function signatureFlaws(token: string, head: JsonObject, { key }: TokenTerms): readonly TokenFlaw[] {
  if (head['alg'] === 'none') return ['unsigned'];
  // No extension is known here (RFC 7515 clause 4.1.11).
  if (head['crit'] !== undefined) return ['malformed'];
  if (head['alg'] !== 'ES256') return ['forged'];
  const signed = token.slice(0, token.lastIndexOf('.'));
  const signature = Buffer.from(token.slice(signed.length + 1), 'base64url');
  const isGenuine = verify(
    'sha256',
    Buffer.from(signed),
    { key: publicKeyOf(key), dsaEncoding: 'ieee-p1363' },
    signature,
  );
  return isGenuine ? [] : ['forged'];
}

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(pem: string): KeyObject {
  const key = publicKeys.get(pem) ?? createPublicKey(pem);
  publicKeys.set(pem, key);
  return key;
}

function partsOf(token = ''): readonly [head?: JsonObject, claims?: JsonObject] {
  const parts = token.split('.');
  if (parts.length !== 3) return [];
  try {
    const [head, claims] = parts
      .slice(0, 2)
      .map((part): unknown => JSON.parse(Buffer.from(part, 'base64url').toString()));
    return isObject(head) && isObject(claims) ? [head, claims] : [];
  } catch {
    return [];
  }
}
