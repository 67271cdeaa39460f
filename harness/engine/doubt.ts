import type { Outcome } from '../../suites/iut.ts';

/** Whether a registration is answered as a first one before the UE was registered, and never again. */
export const isOnlyOnce = (before: Outcome | undefined, first: Outcome, again: Outcome): boolean =>
  before?.kind === 'accepted' &&
  first.kind === 'accepted' &&
  before.signature !== first.signature &&
  first.signature === again.signature;

/** Why the answers of a server without a look-up leave open whether a UE is registered. */
export const doubtOf = ({
  first,
  never,
  goneAgain,
}: Readonly<Record<'first' | 'never' | 'goneAgain', Outcome>>): string =>
  `no look-up is offered, and a UE that was de-registered is answered like one that is registered: another registration with ${first.text}, another de-registration with ${goneAgain.text}, where one that was never registered gets ${never.text}`;
