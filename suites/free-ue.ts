import type { Context } from './context.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { Failure, Inconclusive, NoVerdict } from './verdict.ts';

/** A UE with an identifier of free choice, as the PIXIT provisions it. */
export const free = async (context: Context, any: string): Promise<UeIdentity> =>
  context.prepare(identityOf(context, any));

/** The same, as it is: nobody makes sure that it is not registered. */
export function identityOf({ cast }: Context, any: string): UeIdentity {
  const { freeUe } = cast;
  if (freeUe === undefined)
    throw new Inconclusive('configuration', 'the PIXIT provisions no UE Service IDs of free choice');
  return { ...freeUe, ueServiceId: freeUe.ueServiceId.replace('{any}', () => any) };
}

/** A server may refuse an identifier that it does not like, but must not break over it. */
export function expectTaken(outcome: Outcome): void {
  if (outcome.kind === 'accepted') return;
  if (outcome.refusal === 'server-error')
    throw new Failure('R-48', "the UE to be registered, or refused as the client's error", outcome.text, {
      shownBy: outcome,
    });
  throw new NoVerdict('the server refuses such an identifier, which is legal');
}
