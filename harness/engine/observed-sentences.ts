import type { Outcome } from '../../suites/iut.ts';

/** What preflight saw, in sentences. */
export function observedSentences({
  first,
  again,
  goneAgain,
  lookup,
  freeIdentities,
  isServedInTurn,
  connections,
}: {
  readonly first: Outcome;
  readonly again: Outcome;
  readonly goneAgain: Outcome;
  readonly lookup: boolean;
  readonly freeIdentities: boolean;
  readonly isServedInTurn: boolean;
  readonly connections: number | undefined;
}): readonly string[] {
  return [
    first.kind === 'accepted'
      ? `A first registration is answered with ${first.text}.`
      : `A plain registration is not accepted (${first.text}): are the identities of the PIXIT those of the server?`,
    `An equal registration is answered with ${again.text}.`,
    `A de-registration of a UE that is not registered is answered with ${goneAgain.text}.`,
    lookup ? 'The look-up is offered.' : 'The look-up is not offered.',
    ...(isServedInTurn ? ['One connection is served after another, so there is one request at a time.'] : []),
    ...(connections === undefined
      ? []
      : [
          `No more than ${connections} connections are served at a time, so there are no more: target.connections says how many.`,
        ]),
    ...(freeIdentities ? ['UE Service IDs of free choice are provisioned.'] : []),
  ];
}
