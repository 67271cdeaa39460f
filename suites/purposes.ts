import { alonePurposes } from './alone.ts';
import { anyDistinctPurposes } from './any-distinct.ts';
import { anyHistoryPurposes } from './any-history.ts';
import { anyUpdatePurpose } from './any-update.ts';
import { authorisationPurposes } from './authorisation.ts';
import { coapPurposes } from './coap.ts';
import { connectionPurposes } from './connection.ts';
import { crossingLookUpPurpose } from './crossing-look-up.ts';
import { deregistrationTakeOver } from './deregistration-take-over.ts';
import { deregistrationPurposes } from './deregistration.ts';
import { extremeNumberPurposes } from './extreme-number.ts';
import { freeCredentialPurposes } from './free-credential.ts';
import { freeIdentityPurposes } from './free-identity.ts';
import { generatedPurposes } from './generated.ts';
import { keptIndications } from './kept-indications.ts';
import { manyUesPurposes } from './many-ues.ts';
import { messageDeliveredPurposes } from './message-delivered.ts';
import { messageTakeOverPurposes } from './message-take-over.ts';
import { messageUndeliveredPurposes } from './message-undelivered.ts';
import { parallelPurposes } from './parallel.ts';
import { protocolPurposes } from './protocol.ts';
import type { Purpose } from './purpose.ts';
import { registrationInvalidPurposes } from './registration-invalid.ts';
import { registrationRepeatedPurposes } from './registration-repeated.ts';
import { registrationResourcePurposes } from './registration-resource.ts';
import { registrationStatePurposes } from './registration-state.ts';
import { registrationValidPurposes } from './registration-valid.ts';
import { rejectedChangePurposes } from './rejected-change.ts';
import { sameConnectionPurposes } from './same-connection.ts';
import { securityPurposes } from './security.ts';
import { staysGonePurpose } from './stays-gone.ts';
import { tokenPurposes } from './token.ts';
import { tolerancePurposes } from './tolerance.ts';
import { watchPurposes } from './watch.ts';
import { wrongCredentialPurposes } from './wrong-credential.ts';

/** Every test purpose, in the order of the report; those that watch all others come last. */
export const purposes: readonly Purpose[] = [
  ...registrationValidPurposes,
  ...extremeNumberPurposes,
  ...registrationInvalidPurposes,
  ...authorisationPurposes,
  ...registrationRepeatedPurposes,
  keptIndications,
  ...registrationStatePurposes,
  ...registrationResourcePurposes,
  ...rejectedChangePurposes,
  ...deregistrationPurposes,
  ...wrongCredentialPurposes,
  ...freeCredentialPurposes,
  deregistrationTakeOver,
  ...alonePurposes,
  ...parallelPurposes,
  crossingLookUpPurpose,
  staysGonePurpose,
  ...anyHistoryPurposes,
  ...manyUesPurposes,
  ...generatedPurposes,
  anyUpdatePurpose,
  ...freeIdentityPurposes,
  ...anyDistinctPurposes,
  ...tolerancePurposes,
  ...protocolPurposes,
  ...connectionPurposes,
  ...sameConnectionPurposes,
  ...securityPurposes,
  ...tokenPurposes,
  ...coapPurposes,
  ...messageDeliveredPurposes,
  ...messageTakeOverPurposes,
  ...messageUndeliveredPurposes,
  ...watchPurposes,
];
