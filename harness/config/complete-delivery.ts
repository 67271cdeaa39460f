import type { DeliverySettings } from '../delivery/settings.ts';
import { noSecurity, type Certificate, type Security, type TokenClient } from '../security/security.ts';
import { pairOf } from './complete-security.ts';
import { defaultWaitMs } from './defaults.ts';
import { withoutTrailingSlash } from './url.ts';

/** What a configuration says of messages, paths and all. */
export interface DeliveryFile extends Omit<DeliverySettings, 'listen' | 'security' | 'waitMs'> {
  readonly listen?: DeliverySettings['listen'] | null;
  readonly waitMs?: number;
  readonly tls?: Certificate | null;
  readonly oauth2?: TokenClient | null;
}

/** The same with defaults, and with the texts of the files; whom to trust is said by the target. */
export function completeDelivery(
  { listen, tls, oauth2, apiRoot, waitMs = defaultWaitMs, ...given }: DeliveryFile,
  target: Security,
  files: Parameters<typeof pairOf>[2],
): DeliverySettings {
  const { ca, caFile, servername, minVersion, testKey } = target;
  const certificate = pairOf(tls, '/pixit/delivery/tls', files);
  const isToken = given.token !== undefined || oauth2;
  return {
    ...given,
    ...(apiRoot !== undefined && { apiRoot: withoutTrailingSlash(apiRoot) }),
    ...(listen && { listen }),
    waitMs,
    security: {
      ...noSecurity,
      ...(ca !== undefined && { ca }),
      ...(caFile !== undefined && { caFile }),
      ...(servername !== undefined && { servername }),
      ...(minVersion !== undefined && { minVersion }),
      ...(testKey && !isToken && { testKey }),
      gateway: { ...(certificate && { certificate }), ...(oauth2 && { client: oauth2 }) },
    },
  };
}

/** What must not be shown, though the file may spell it out. */
export const deliverySecretsOf = ({ token, tls, oauth2 }: Partial<DeliveryFile>): readonly string[] =>
  [token, tls?.passphrase, oauth2?.clientSecret].filter((secret) => typeof secret === 'string');
