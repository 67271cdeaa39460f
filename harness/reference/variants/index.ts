import { answer } from './answer.ts';
import { cause } from './cause.ts';
import { claim } from './claim.ts';
import { coap } from './coap.ts';
import { delivery } from './delivery.ts';
import { http2 } from './http2.ts';
import { offer } from './offer.ts';
import { policy } from './policy.ts';
import { security } from './security.ts';
import { stored } from './stored.ts';
import { transport } from './transport.ts';
import type { Variant } from './variant.ts';

/** Every legal variant, group by group. */
export const variants: readonly Variant[] = [
  ...answer,
  ...cause,
  ...policy,
  ...claim,
  ...stored,
  ...offer,
  ...transport,
  ...http2,
  ...security,
  ...coap,
  ...delivery,
];
