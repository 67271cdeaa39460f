import type { Context } from './context.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { Failure, Inconclusive, NoVerdict } from './verdict.ts';

/** A UE with an identifier of free choice, as the PIXIT provisions it. */
export async function free(context: Context, any: string): Promise<UeIdentity> {
  const { freeUe } = context.cast;
  if (freeUe === undefined)
    throw new Inconclusive('configuration', 'the PIXIT provisions no UE Service IDs of free choice');
  return context.prepare({ ...freeUe, ueServiceId: freeUe.ueServiceId.replace('{any}', () => any) });
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
