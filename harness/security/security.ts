import type { SecureVersion } from 'node:tls';

/** A certificate with its private key, as PEM texts. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly passphrase?: string;
  /** Where they stand, seen from the current folder. */
  readonly files?: { readonly cert: string; readonly key: string };
}

/** An OAuth 2.0 client, and where its tokens come from. */
export interface TokenClient {
  readonly tokenEndpoint?: string;
  /** Where the metadata of the authorization server name the token endpoint (RFC 8414, OpenID Connect Discovery). */
  readonly issuer?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  readonly audience?: string;
}

/** A key that the server trusts for access tokens, so that the suite can mint good and bad ones itself. */
export interface TestKey {
  /** A private key as PEM, or a JWK as JSON. */
  readonly key: string;
  readonly alg: TokenAlgorithm;
  readonly kid?: string;
  readonly issuer: string;
  readonly audience: string;
  readonly scope: string;
}

export const tokenAlgorithms = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'] as const;
export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

/** Tokens that are wrong in one way each, for a server whose signing key nobody gives away. */
export interface BadTokens {
  readonly expired?: string;
  readonly audience?: string;
  readonly scope?: string;
}

/** How the suite reaches a server and shows who it is; all that the configuration says about it. */
export interface Security {
  /** Whom to trust, as PEM; the authorities of the system without it. */
  readonly ca?: string;
  /** Where that stands, seen from the current folder. */
  readonly caFile?: string;
  readonly servername?: string;
  readonly minVersion?: SecureVersion;
  readonly gateway: { readonly certificate?: Certificate; readonly client?: TokenClient };
  readonly secondGateway: { readonly certificate?: Certificate; readonly client?: TokenClient };
  readonly foreignCertificate?: Certificate;
  readonly expiredCertificate?: Certificate;
  readonly testKey?: TestKey;
  readonly badTokens: BadTokens;
}

/** Nothing on the wire: NDS/IP or physical security. */
export const noSecurity: Security = { gateway: {}, secondGateway: {}, badTokens: {} };
