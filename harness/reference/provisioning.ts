import type { Config, Pixit } from '../config/config.ts';
import { noSecurity } from '../security/security.ts';

/** How the reference server is provisioned, and so the PIXIT that is assumed when none is given. */
export const referencePixit: Pixit = {
  gateway: { mgwServiceId: 'mgw-1@msgin5g.example', kind: 'n3g' },
  secondGateway: { mgwServiceId: 'mgw-2@msgin5g.example', kind: 'l3g' },
  forbiddenGateway: 'mgw-forbidden@msgin5g.example',
  unknownGateway: 'mgw-unknown@msgin5g.example',
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: 'cred-{n}', from: 1, to: 5000 },
  unauthorisedUe: { ueServiceId: 'ue-barred@msgin5g.example', credential: 'cred-barred' },
  unknownUe: { ueServiceId: 'ue-unknown@msgin5g.example', credential: 'cred-unknown' },
  wrongCredential: 'not-the-credential',
  freeUe: { ueServiceId: 'free-{any}', credential: 'cred-free' },
  timers: { answerMs: 5000, settleMs: 0, retryAfterMs: 10_000 },
};

/** The reference server refuses larger request bodies with 413. */
export const referenceBodyLimit = 1_048_576;

/** How messages are sent and seen at a reference server of one's own: at whatever ports are free. */
export const referenceDelivery: NonNullable<Config['delivery']> = {
  asServiceId: 'as-1@msgin5g.example',
  gatewayRoot: 'http://127.0.0.1:0/gateway',
  secondGatewayRoot: 'http://127.0.0.1:0/second',
  waitMs: 5000,
  security: noSecurity,
};
