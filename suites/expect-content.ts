import type { Json } from '../fixtures/json.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import type { Observation, StoredRegistration } from './iut.ts';
import { daysInvented, disagreement, traces } from './profile.ts';
import { Failure } from './verdict.ts';

/** What is expected of the stored state. */
export interface Stored {
  readonly profile?: Json;
  readonly gateway?: string;
  /** The profile of a former registration, of which nothing may be left. */
  readonly former?: Json;
  /** The requirement at stake; R-05 when it is the registration itself. */
  readonly requirement?: RequirementId;
}

/** No look-up shows what the registration is like. */
export function unseenContent(context: Context, { profile }: Stored): void {
  context.unobserved('R-13', 'no look-up shows the gateway of a registration');
  if (profile !== undefined) context.unobserved('R-06', 'no look-up shows the profile of a registration');
}

/** That, with what shows it, and what is broken where the profile is another one. */
export type Shown = Stored & { readonly where: { readonly shownBy: Observation }; readonly ofProfile: RequirementId };

/** The record has the gateway and the profile that were sent, and nothing of a former one. */
export function expectContent(context: Context, record: StoredRegistration, stored: Shown): void {
  const gateway = stored.gateway ?? context.cast.gateway.mgwServiceId;
  if (record.hidesGateway === true) context.unobserved('R-13', 'the look-up does not show the gateway');
  else if (record.mgwServiceId !== gateway)
    throw new Failure('R-13', `the gateway ${JSON.stringify(gateway)}`, text(record.mgwServiceId), stored.where);
  else context.met('R-13');
  expectProfile(context, record, stored);
  expectNoTrace(context, record, stored);
}

function expectProfile(
  context: Context,
  record: StoredRegistration,
  { profile, former, where, ofProfile }: Shown,
): void {
  if (profile === undefined || !context.pics.profileReadBack) return;
  const invented = former === undefined ? daysInvented(profile, record.profile) : undefined;
  const difference = disagreement(profile, record.profile) ?? invented;
  if (difference !== undefined)
    throw new Failure(
      ofProfile,
      `the profile ${ofProfile === 'R-06' ? 'as sent' : 'still as it was sent'}: ${JSON.stringify(profile)}`,
      `${text(record.profile)} (${difference})`,
      where,
    );
  context.met('R-06');
}

/** Nothing of the former profile is left where a look-up would show it. */
function expectNoTrace(context: Context, record: StoredRegistration, { former, profile, where }: Shown): void {
  if (former === undefined) return;
  const left = traces(former, profile, record.profile);
  if (left.length > 0) throw new Failure('R-64', 'no trace of the former profile', `${left.join(', ')} of it`, where);
  context.met('R-64');
}

const text = (value: Json | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));
