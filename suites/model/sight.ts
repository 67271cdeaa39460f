import type { Pics } from '../../spec/pics.ts';
import type { Observation, StoredRegistration } from '../iut.ts';
import { disagreement, traces } from '../profile.ts';
import { profileNames, type ProfileName, profileOf } from './profiles.ts';
import type { State } from './state.ts';

/** What a look at one UE shows; what it does not show is undefined. */
export interface Sight {
  readonly records: number;
  readonly gateway?: string;
  /** The profiles that what is stored agrees with. */
  readonly profiles?: readonly ProfileName[];
  /** The sight in a few words. */
  readonly text: string;
}

/** What an observation says in the terms of the model; undefined when it says nothing. */
export function sightOf(observation: Observation, pics: Pick<Pics, 'profileReadBack'>): Sight | undefined {
  if (!observation.seen) return undefined;
  if (!observation.registered) return { records: 0, text: 'no registration of it' };
  const { records = [] } = observation;
  const [record] = records;
  if (record === undefined) return { records: 1, text: 'it is registered' };
  if (records.length > 1) return { records: records.length, text: `${records.length} registrations of it` };
  return {
    records: 1,
    ...(record.hidesGateway !== true && { gateway: gatewayIn(record) ?? 'none' }),
    ...(pics.profileReadBack && { profiles: profileNames.filter((name) => isLike(record, name)) }),
    text: `gateway ${JSON.stringify(record.mgwServiceId)}, profile ${JSON.stringify(record.profile) ?? 'none'}`,
  };
}

const gatewayIn = ({ mgwServiceId }: StoredRegistration): string | undefined =>
  typeof mgwServiceId === 'string' || mgwServiceId === undefined ? mgwServiceId : JSON.stringify(mgwServiceId);

/** All of the profile is there, and nothing that another one would have left. */
function isLike({ profile: stored }: StoredRegistration, name: ProfileName): boolean {
  const sent = profileOf(name);
  if (sent !== undefined && disagreement(sent, stored) !== undefined) return false;
  return profileNames.every((other) => {
    const old = profileOf(other);
    return other === name || old === undefined || traces(old, sent, stored).length === 0;
  });
}

/** Whether a state would look like this. */
export function looksLike(state: State, { records, gateway, profiles }: Sight): boolean {
  if (state === undefined) return records === 0;
  if (records !== 1) return false;
  return (gateway ?? state.gateway) === state.gateway && (profiles ?? [state.profile]).includes(state.profile);
}
