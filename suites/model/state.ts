import type { ProfileName } from './profiles.ts';

/** What a server knows of one UE: undefined when it is not registered. */
export type State = { readonly gateway: string; readonly profile: ProfileName } | undefined;

/** Two states are the same when their keys are. */
export const keyOf = (state: State): string => (state === undefined ? '' : `${state.profile} ${state.gateway}`);

/** A state in a few words. */
export const stateText = (state: State): string =>
  state === undefined
    ? 'not registered'
    : `registered by ${state.gateway} ${state.profile === 'none' ? 'without a profile' : `with profile ${state.profile}`}`;
