import { constants, createPrivateKey, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import type { TestKey, TokenAlgorithm } from './security.ts';

export type Claims = Readonly<Record<string, unknown>>;

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const hashes: Readonly<Record<TokenAlgorithm, string | null>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  RS256: 'sha256',
  PS256: 'sha256',
  EdDSA: null,
};

/** How a signature of this algorithm is made and verified (RFC 7518). */
export const signatureOptions = (alg: TokenAlgorithm, key: KeyObject) =>
  alg === 'PS256'
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { key, dsaEncoding: 'ieee-p1363' as const };

export const hashOf = (alg: TokenAlgorithm): string | null => hashes[alg];

/** The private key in a PEM or JWK text; throws what node says about it. */
export function privateKeyOf(text: string, passphrase?: string): KeyObject {
  if (text.trimStart().startsWith('{')) return createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' });
  return createPrivateKey({ key: text, ...(passphrase !== undefined && { passphrase }) });
}

/** A signed access token (RFC 9068) with these claims on top of the usual ones. */
export function minted({ key, alg, kid, issuer, audience, scope }: TestKey, claims: Claims): string {
  const now = Math.floor(Date.now() / 1000);
  const head = { alg, typ: 'at+jwt', ...(kid !== undefined && { kid }) };
  const usual = { iss: issuer, aud: audience, scope, iat: now, exp: now + 600 };
  const signed = `${coded(head)}.${coded({ ...usual, ...claims })}`;
  const signature = sign(hashOf(alg), Buffer.from(signed), signatureOptions(alg, privateKeyOf(key)));
  return `${signed}.${signature.toString('base64url')}`;
}

const isJwt = (parts: readonly string[]): parts is readonly [string, string, string] =>
  parts.length === 3 && parts.every((part) => /^[\w-]+$/.test(part));

/** What a token says, without a look at its signature; undefined when it is no JWT. */
export function claimsOf(token: string): Claims | undefined {
  const parts = token.split('.');
  if (!isJwt(parts)) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1], 'base64url').toString());
    return typeof claims === 'object' && claims !== null ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** The same token with another signature; undefined when it is no JWT. */
export function forged(token: string): string | undefined {
  const parts = token.split('.');
  if (!isJwt(parts)) return undefined;
  const signature = Buffer.from(parts[2], 'base64url');
  for (const at of signature.keys()) if (at % 7 === 3) signature[at] = (signature[at] ?? 0) ^ 0x55;
  return `${parts[0]}.${parts[1]}.${signature.toString('base64url')}`;
}

/** The same token with the algorithm `none` and no signature; undefined when it is no JWT. */
export function unsigned(token: string): string | undefined {
  const parts = token.split('.');
  return isJwt(parts) ? `${coded({ alg: 'none', typ: 'at+jwt' })}.${parts[1]}.` : undefined;
}
