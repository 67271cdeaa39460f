import type { Certificate } from '../security/security.ts';

/** How a server is reached. */
export interface Mounting {
  /** Without TLS `2` means prior knowledge; with TLS and nothing said, ALPN decides. */
  readonly http?: '1.1' | '2' | undefined;
  /** TLS, and what is asked of the gateways. */
  readonly guard?: Guard | undefined;
  /** Where the server delivers messages, by gateway; without it there is no message delivery. Looked at for each message. */
  readonly gatewayRoots?: ReadonlyMap<string, string> | undefined;
}

/** What a secured server knows. */
export interface Guard {
  readonly server: Certificate;
  /** Who issues the certificates of gateways; undefined: no certificate is asked for. */
  readonly clientCa?: string;
  /** What access tokens have to be like; undefined: none is asked for. */
  readonly tokens?: TokenTerms;
}

export interface TokenTerms {
  /** PEM of the key that signs them; only its public half is used. */
  readonly key: string;
  readonly issuer: string;
  readonly audience: string;
  readonly scope: string;
}
