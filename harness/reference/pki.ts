import type { Certificate } from '../security/security.ts';
import { certificateOf, keyOf, type Party, partyOf, type Statement } from './certificate.ts';

/** Certificates and keys of the reference server and of the gateways that it knows, made anew each time. */
export interface Pki {
  /** The authority that issued everything but the foreign certificate. */
  readonly ca: string;
  readonly server: Certificate;
  readonly gateway: Certificate;
  readonly secondGateway: Certificate;
  readonly applicationServer: Certificate;
  /** For the gateway, by an authority that nobody trusts. */
  readonly foreign: Certificate;
  /** For the gateway, of last year. */
  readonly expired: Certificate;
  /** Signs access tokens; PEM. */
  readonly tokenKey: string;
}

const day = 86_400_000;

/** Makes the certificates for two gateways and an Application Server. */
export function pkiFor([gateway, second, sender]: readonly [string, string, string]): Pki {
  const authority = partyOf('MSGin5G test authority');
  const stranger = partyOf('Another authority');
  return {
    ca: told(authority, authority, { use: 'authority' }).cert,
    server: told(authority, partyOf('reference server'), { use: 'loopback-server' }),
    gateway: told(authority, partyOf(gateway)),
    secondGateway: told(authority, partyOf(second)),
    applicationServer: told(authority, partyOf(sender)),
    foreign: told(stranger, partyOf(gateway)),
    expired: told(authority, partyOf(gateway), { daysAgo: 365 }),
    tokenKey: keyOf(partyOf('tokens')),
  };
}

interface Terms {
  readonly use?: Statement['use'];
  readonly daysAgo?: number;
}

function told(issuer: Party, subject: Party, { use = 'client', daysAgo = 0 }: Terms = {}): Certificate {
  const from = Date.now() - (daysAgo + 1) * day;
  const to = from + (daysAgo === 0 ? 365 : 30) * day;
  return certificateOf({ subject, issuer, use, from: new Date(from), to: new Date(to) });
}
