import { noSecurity, type Security, type TestKey } from '../security/security.ts';
import type { Guard } from './mounting.ts';
import { type Pki, pkiFor } from './pki.ts';
import { referenceDelivery, referencePixit } from './provisioning.ts';

/** What access tokens for the reference server say. */
export const referenceTokens = {
  alg: 'ES256',
  kid: 'reference',
  issuer: 'https://as.msgin5g.example',
  audience: 'msgs-ueregistration',
  scope: 'msgs-ueregistration',
} as const satisfies Omit<TestKey, 'key'>;

/** A PKI for the gateways that the reference server is provisioned with. */
export const referencePki = (): Pki =>
  pkiFor([
    referencePixit.gateway.mgwServiceId,
    referencePixit.secondGateway?.mgwServiceId ?? '',
    referenceDelivery.asServiceId,
  ]);

/** What the reference server asks for when it asks for everything: client certificates and access tokens. */
export const guardOf = ({ server, ca, tokenKey }: Pki): Guard => ({
  server,
  clientCa: ca,
  tokens: { ...referenceTokens, key: tokenKey },
});

/** How its gateways show who they are, and the means to look like others. */
export const securityOf = ({ ca, gateway, secondGateway, foreign, expired, tokenKey }: Pki): Security => ({
  ca,
  gateway: { certificate: gateway },
  secondGateway: { certificate: secondGateway },
  foreignCertificate: foreign,
  expiredCertificate: expired,
  testKey: { ...referenceTokens, key: tokenKey },
  badTokens: {},
});

/** How the Application Server shows who it is. */
export const applicationServerOf = ({ ca, applicationServer, tokenKey }: Pki): Security => ({
  ...noSecurity,
  ca,
  gateway: { certificate: applicationServer },
  testKey: { ...referenceTokens, key: tokenKey },
});

/** What it claims then. */
export const securedPics = {
  mtls: true,
  oauth2: true,
  tlsOnly: true,
  bearerChallenges: true,
  gatewayMatch: true,
  ownershipCheck: true,
} as const;
