import { alike } from './alike.ts';
import { answer } from './answer.ts';
import { authorisation } from './authorisation.ts';
import { cause } from './cause.ts';
import { claim } from './claim.ts';
import { coap } from './coap.ts';
import { delivery } from './delivery.ts';
import { edge } from './edge.ts';
import type { Fault } from './fault.ts';
import { framing } from './framing.ts';
import { hardCapacity } from './hard-capacity.ts';
import { hardGateway } from './hard-gateway.ts';
import { hardParallel } from './hard-parallel.ts';
import { hardProfile } from './hard-profile.ts';
import { hardSequence } from './hard-sequence.ts';
import { http2 } from './http2.ts';
import { identity } from './identity.ts';
import { late } from './late.ts';
import { leak } from './leak.ts';
import { mandatory } from './mandatory.ts';
import { optional } from './optional.ts';
import { parallel } from './parallel.ts';
import { protocol } from './protocol.ts';
import { removal } from './removal.ts';
import { resource } from './resource.ts';
import { security } from './security.ts';
import { sequence } from './sequence.ts';
import { state } from './state.ts';
import { token } from './token.ts';
import { trust } from './trust.ts';
import { writing } from './writing.ts';

/** Faults that need a certain history, a meeting of requests, many UEs or certain two of them. */
export const hardFaults: readonly Fault[] = [
  ...hardSequence,
  ...hardProfile,
  ...hardParallel,
  ...hardCapacity,
  ...hardGateway,
  ...late,
];

/** Every seeded fault, group by group. */
export const faults: readonly Fault[] = [
  ...mandatory,
  ...optional,
  ...answer,
  ...cause,
  ...state,
  ...removal,
  ...edge,
  ...authorisation,
  ...trust,
  ...identity,
  ...alike,
  ...sequence,
  ...parallel,
  ...protocol,
  ...framing,
  ...http2,
  ...security,
  ...token,
  ...delivery,
  ...leak,
  ...writing,
  ...claim,
  ...resource,
  ...coap,
  ...hardFaults,
];
