import type { Context } from './context.ts';
import { expectAccepted } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Stimulus } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { toRegister } from './step.ts';
import { Inapplicable } from './verdict.ts';

type Spoil = (context: Context, ue: UeIdentity) => Stimulus;

const disturbed =
  (disturbance: NonNullable<Stimulus['disturbance']>): Spoil =>
  (context, ue) => ({
    ...toRegister(context, ue),
    disturbance,
  });

/** Errors after which something of the request may still be in the way. */
const errors: Readonly<Record<string, Spoil>> = {
  'not-json': disturbed('not-json'),
  'empty-body': disturbed('empty-body'),
  'media-type-text': disturbed('media-type-text'),
  'path-unknown': disturbed('path-unknown'),
  'method-put': disturbed('method-put'),
  'oversize-body': disturbed('oversize-body'),
  'wrong-credential': (context, ue) =>
    toRegister(context, ue, { credential: context.cast.wrongCredential, flaw: wrongValue('ueCredentialInformation') }),
  'missing-ie': (context, ue) => {
    const { message, ...rest } = toRegister(context, ue);
    const { mgwServiceId: _, ...incomplete } = message;
    const reads = ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'] as const;
    return { ...rest, message: incomplete, flaw: { ie: ['mgwServiceId'], reads, isMalformed: true } };
  },
};

/** A server may close a connection after an error; if it keeps it open, the connection has to work. */
export const connectionPurposes: readonly Purpose[] = Object.entries(errors).map(([label, spoil]) => ({
  id: `REG/BO/connection-after/${label}`,
  title: `A connection that stays open after ${label} serves the next registration`,
  verifies: ['W-14'],
  ues: 2,
  async run(context) {
    const [ue, next] = [await context.take(), await context.take()];
    const connection = `after ${label} ${context.nonce()}`;
    // How much a server reads is for it to say.
    if (label === 'oversize-body' && !context.pics.bodyLimit)
      throw new Inapplicable('the PICS claims no limit of request bodies');
    const spoilt = { ...spoil(context, ue), connection, step: `register with ${label}` };
    // To end the connection is an answer to a body that is too large.
    await (label === 'oversize-body' ? context.trySend(spoilt) : context.send(spoilt));
    const valid = { ...toRegister(context, next, { connection }), step: 'register on the same connection' };
    expectAccepted(context, 'W-14', await context.send({ ...valid, verifies: 'W-14' }));
  },
}));
