import type { Guise } from '../../suites/guise.ts';
import type { Header } from '../binding/binding.ts';
import { alterationFor, mintFor, readyFor } from './disguise.ts';
import type { Trust } from './fetch.ts';
import { minted } from './jwt.ts';
import type { Certificate, Security, TestKey, TokenClient } from './security.ts';
import { type Grant, TokenSource } from './token-source.ts';

/** Which client certificate a connection shows, if any; `plain`: it is no TLS connection. */
export type Identity = 'gateway' | 'second-gateway' | 'none' | 'foreign' | 'expired' | 'plain';

const certificates: Readonly<Record<Identity, (security: Security) => Certificate | undefined>> = {
  gateway: ({ gateway }) => gateway.certificate,
  'second-gateway': ({ secondGateway }) => secondGateway.certificate,
  none: () => undefined,
  plain: () => undefined,
  foreign: ({ foreignCertificate }) => foreignCertificate,
  expired: ({ expiredCertificate }) => expiredCertificate,
};

/** The client certificate that an identity shows. */
export const certificateOf = (security: Security, identity: Identity): Certificate | undefined =>
  certificates[identity](security);

/** What makes a request look like somebody's. */
export interface Dress {
  readonly identity: Identity;
  readonly headers: readonly Header[];
  /** The server calls the token invalid; true when there may be another one now. */
  renew(): Promise<boolean>;
}

/** Looks like anybody that the tests need. */
export interface Wardrobe {
  /** Why the configuration gives no means to look like that, or undefined. */
  missing(guise: Guise): string | undefined;
  /** Text: why it cannot be done. Rejects with Inconclusive when there is no access token to be had. */
  dress(guise: Guise): Promise<Dress | string>;
}

/** What a wardrobe is made of. */
export interface Cloth {
  readonly security: Security;
  readonly isTls: boolean;
  readonly gateways: Readonly<Record<Gateway, string | undefined>>;
  readonly keepSecret: (text: string) => void;
}

type Gateway = 'gateway' | 'second-gateway';

const identityOf = (guise: Guise, { secondGateway }: Security): Identity => {
  if (guise === 'plain-text') return 'plain';
  // Who shows no certificate of their own share their connections.
  if (guise === 'second-gateway') return secondGateway.certificate === undefined ? 'gateway' : guise;
  const bare = /^(foreign|expired)-certificate$/.exec(guise)?.[1] as 'foreign' | 'expired' | undefined;
  return bare ?? (guise === 'no-certificate' || guise === 'claimed-certificate' ? 'none' : 'gateway');
};

/** A wardrobe for what the configuration says about security. */
export function wardrobeOf(cloth: Cloth): Wardrobe {
  const { security, keepSecret } = cloth;
  const sources: Readonly<Record<Gateway, TokenSource | undefined>> = {
    gateway: sourceOf(cloth, 'gateway'),
    'second-gateway': sourceOf(cloth, 'second-gateway'),
  };
  const renewable = (source: TokenSource, token: string) => async (): Promise<boolean> => {
    await source.reject(token);
    return true;
  };
  return {
    missing: (guise) => missingIn(cloth, guise),
    async dress(guise) {
      const identity = identityOf(guise, security);
      const source = sources[guise === 'second-gateway' ? guise : 'gateway'];
      const genuine = guise.endsWith('-token') ? undefined : await source?.token();
      const token = genuine ?? (await disguised(guise, security, cloth, source));
      if (token instanceof NoToken) return token.why;
      if (token !== undefined && token !== '' && guise !== 'malformed-token') keepSecret(token);
      return {
        identity,
        headers: [
          ...(token === undefined
            ? []
            : [['Authorization', `${guise === 'letter-case-token' ? 'bEARER' : 'Bearer'} ${token}`.trim()] as const]),
          ...(guise === 'claimed-certificate' ? claimsOfProxy(cloth) : []),
        ],
        renew:
          source === undefined || genuine === undefined ? () => Promise.resolve(false) : renewable(source, genuine),
      };
    },
  };
}

class NoToken {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

async function disguised(
  guise: Guise,
  { testKey, badTokens }: Security,
  { gateways }: Cloth,
  source: TokenSource | undefined,
): Promise<string | undefined | NoToken> {
  if (guise === 'malformed-token') return 'this-is-no-access-token';
  if (guise === 'broken-token') return 'bm90.SlNPTg.eA';
  if (guise === 'empty-token') return '';
  const alter = alterationFor(guise);
  if (alter !== undefined) {
    const token = await source?.token();
    return (
      (token && alter(token)) ??
      new NoToken('the access token of the gateway is no JWT, so nothing in it can be changed')
    );
  }
  const ready = readyFor(guise);
  if (ready !== undefined && badTokens[ready] !== undefined) return badTokens[ready];
  if (guise === 'test-token' && testKey === undefined) return source?.token();
  return testKey && mintFor(guise)?.(testKey, claimsFor(gateways.gateway));
}

/** What a proxy that ends TLS tells the server about the certificate; from outside it proves nothing. */
function claimsOfProxy({ gateways: { gateway = '' }, security }: Cloth): readonly Header[] {
  const { cert = '' } = security.gateway.certificate ?? {};
  return [
    ['X-SSL-Client-Verify', 'SUCCESS'],
    ['X-SSL-Client-S-DN', `CN=${gateway}`],
    ['X-SSL-Client-CN', gateway],
    ['X-Client-Cert', encodeURIComponent(cert)],
    ['X-Forwarded-Client-Cert', `Subject="CN=${gateway}";DNS=${gateway}`],
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

const claimsFor = (gateway: string | undefined) => ({ sub: gateway, client_id: gateway, jti: crypto.randomUUID() });

const own = (key: TestKey, gateway: string): string => minted(key, claimsFor(gateway));

function sourceOf({ security, gateways, keepSecret }: Cloth, who: Gateway): TokenSource | undefined {
  const { testKey } = security;
  const client = (who === 'gateway' ? security.gateway : security.secondGateway).client;
  const gateway = gateways[who];
  if (client !== undefined) {
    const certificate = certificateOf(security, who) ?? security.gateway.certificate;
    return new TokenSource(() => granted(client, { ca: security.ca, certificate }), keepSecret);
  }
  if (testKey === undefined || security.gateway.client !== undefined || gateway === undefined) return undefined;
  return new TokenSource(() => Promise.resolve({ token: own(testKey, gateway), lifetimeMs: 600_000 }), keepSecret);
}

/** Loaded late: most runs need no authorization server. */
const granted = async (client: TokenClient, trust: Trust): Promise<Grant> =>
  (await import('./grant.ts')).grantOf(client, trust);

function missingIn({ security, isTls, gateways }: Cloth, guise: Guise): string | undefined {
  const { gateway, secondGateway, testKey, badTokens } = security;
  const hasTokens = gateway.client !== undefined || testKey !== undefined;
  if (guise.endsWith('-certificate') || guise === 'plain-text') {
    if (!isTls) return 'the target is no https URL, so that nothing is known of its TLS';
    if ((guise === 'no-certificate' || guise === 'claimed-certificate') && gateway.certificate === undefined)
      return 'target.tls gives no client certificate';
    if (guise === 'foreign-certificate' && security.foreignCertificate === undefined)
      return 'pixit.security gives no foreignCertificate';
    if (guise === 'expired-certificate' && security.expiredCertificate === undefined)
      return 'pixit.security gives no expiredCertificate';
    return undefined;
  }
  if (guise.endsWith('-token')) {
    if (!hasTokens) return 'neither target.oauth2 nor pixit.security.testKey says where access tokens come from';
    if (guise === 'test-token' || mintFor(guise) === undefined || testKey !== undefined) return undefined;
    const ready = readyFor(guise);
    if (ready === undefined) return 'pixit.security gives no testKey';
    return badTokens[ready] === undefined ? `pixit.security gives neither a testKey nor badTokens.${ready}` : undefined;
  }
  if (guise !== 'second-gateway') return undefined;
  if (gateways['second-gateway'] === undefined) return 'the PIXIT gives no secondGateway';
  if (gateway.client !== undefined && secondGateway.client === undefined)
    return 'pixit.security gives the second gateway no client of its own';
  const isMinted = testKey !== undefined && gateway.client === undefined;
  return secondGateway.certificate === undefined && secondGateway.client === undefined && !isMinted
    ? 'pixit.security gives the second gateway no certificate and no client of its own'
    : undefined;
}
