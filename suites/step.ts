import type { AbstractMessage, Json } from '../fixtures/json.ts';
import type { Context } from './context.ts';
import type { Guise } from './guise.ts';
import type { UeIdentity } from './identity.ts';
import type { Flaw, Outcome, Stimulus } from './iut.ts';
import { Inconclusive } from './verdict.ts';

/** What a request may differ in from the plain one. */
export interface Change {
  readonly profile?: Json;
  readonly gateway?: string;
  readonly credential?: string;
  readonly flaw?: Flaw;
  readonly connection?: string;
  readonly as?: Guise;
  readonly step?: string;
}

/** The abstract registration of a UE, valid unless the change says otherwise. */
export const registrationOf = (
  context: Pick<Context, 'cast' | 'pics'>,
  ue: UeIdentity,
  change: Change = {},
): AbstractMessage => ({
  ueServiceId: ue.ueServiceId,
  mgwServiceId: change.gateway ?? context.cast.gateway.mgwServiceId,
  ueCredentialInformation: change.credential ?? ue.credential,
  // Where no message carries a profile, those that only happen to have one go without it.
  ...(change.profile !== undefined && context.pics.profileCarried && { profile: change.profile }),
});

/** The abstract de-registration of a UE. */
export const deregistrationOf = (ue: UeIdentity, change: Change = {}): AbstractMessage => ({
  ueServiceId: ue.ueServiceId,
  ueCredentialInformation: change.credential ?? ue.credential,
});

/** The request to register a UE, ready to be sent. */
export const toRegister = (context: Pick<Context, 'cast' | 'pics'>, ue: UeIdentity, change: Change = {}): Stimulus => ({
  operation: 'register',
  message: registrationOf(context, ue, change),
  step: change.step ?? `register ${shown(ue)}`,
  ...(change.flaw && { flaw: change.flaw }),
  ...(change.connection !== undefined && { connection: change.connection }),
  ...(change.as && { as: change.as }),
});

/** The request to de-register a UE, ready to be sent. */
export const toDeregister = (ue: UeIdentity, change: Change = {}): Stimulus => ({
  operation: 'deregister',
  message: deregistrationOf(ue, change),
  step: change.step ?? `de-register ${shown(ue)}`,
  ...(change.flaw && { flaw: change.flaw }),
  ...(change.connection !== undefined && { connection: change.connection }),
  ...(change.as && { as: change.as }),
});

/** A UE Service ID short enough for a line of text. */
export const shown = ({ ueServiceId }: UeIdentity): string =>
  ueServiceId.length > 48
    ? `${JSON.stringify(ueServiceId.slice(0, 40))}… (${ueServiceId.length} characters)`
    : JSON.stringify(ueServiceId);

/** Brings a UE into the registered state; what stands in the way is no fault of the question that follows. */
export async function given(context: Context, ue: UeIdentity, change: Change = {}): Promise<Outcome> {
  return granted(await context.send(toRegister(context, ue, change)), `the registration of ${shown(ue)}`);
}

/** De-registers as a preparation. */
export async function gone(context: Context, ue: UeIdentity): Promise<Outcome> {
  return granted(await context.send(toDeregister(ue)), `the de-registration of ${shown(ue)}`);
}

function granted(outcome: Outcome, what: string): Outcome {
  if (outcome.kind === 'accepted') return outcome;
  throw new Inconclusive('precondition', `precondition: ${what} was not accepted (${outcome.text})`);
}
