import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from 'node:crypto';
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

/** A signed access token (RFC 9068) with these claims on top of the usual ones; those that are undefined are left out. */
export function minted(testKey: TestKey, claims: Claims, extra: Claims = {}): string {
  const { alg, key } = testKey;
  const signed = signedPart(testKey, claims, { alg, ...extra });
  const signature = sign(hashOf(alg), Buffer.from(signed), signatureOptions(alg, privateKeyOf(key)));
  return `${signed}.${signature.toString('base64url')}`;
}

/** A token whose signature anybody can make who knows the public key, for a verifier that takes it for a shared secret. */
export function confused(testKey: TestKey, claims: Claims): string {
  const secret = createPublicKey(privateKeyOf(testKey.key)).export({ type: 'spki', format: 'pem' });
  const signed = signedPart(testKey, claims, { alg: 'HS256' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function signedPart({ kid, issuer, audience, scope }: TestKey, claims: Claims, head: Claims): string {
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: issuer, aud: audience, scope, iat: now, exp: now + 600 };
  return `${coded({ typ: 'at+jwt', ...(kid !== undefined && { kid }), ...head })}.${coded({ ...usual, ...claims })}`;
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

/** A change of the three parts of a JWT. */
const altered =
  (change: (head: string, claims: string, signature: Buffer) => string) =>
  (token: string): string | undefined => {
    const parts = token.split('.');
    return isJwt(parts) ? change(parts[0], parts[1], Buffer.from(parts[2], 'base64url')) : undefined;
  };

const headIn = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;

/** The same token with another signature; undefined, as for all that follow, when it is no JWT. */
export const forged = altered((head, claims, signature) => {
  const other = signature.map((byte, at) => (at % 7 === 3 ? byte ^ 0x55 : byte));
  return `${head}.${claims}.${Buffer.from(other).toString('base64url')}`;
});

/** The same token with a signature of zeros, which some verifiers of ECDSA found right for every text. */
export const zeroed = altered(
  (head, claims, signature) => `${head}.${claims}.${Buffer.alloc(signature.length).toString('base64url')}`,
);

/** The same token without its signature. */
export const stripped = altered((head, claims) => `${head}.${claims}.`);

/** The same token with the algorithm `none` and no signature. */
export const unsigned = altered((_, claims) => `${coded({ alg: 'none', typ: 'at+jwt' })}.${claims}.`);

/** The same with `none` in other letters. */
export const unsignedOtherwise = altered((_, claims) => `${coded({ alg: 'NonE', typ: 'at+jwt' })}.${claims}.`);

/** The same token that names a key that nobody has. */
export const ofNoKey = altered(
  (head, claims, signature) =>
    `${coded({ ...headIn(head), kid: 'nobody-has-this-key' })}.${claims}.${signature.toString('base64url')}`,
);

/** The same token signed with a key of its own, which it brings along. */
export const selfSigned = altered((_, claims) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = `${coded({ alg: 'ES256', typ: 'at+jwt', jwk: publicKey.export({ format: 'jwk' }) })}.${claims}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), signatureOptions('ES256', privateKey)).toString('base64url')}`;
});
