import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectNotStored } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import { toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

/** The UE that left is not stored. Where a plain one stays as well, de-registration is at fault, and not what the purpose is about. */
export async function expectLeft(
  context: Context,
  ue: UeIdentity,
  requirement: RequirementId,
  plain: () => UeIdentity | Promise<UeIdentity> = () => ue,
): Promise<void> {
  try {
    await expectNotStored(context, ue, requirement);
  } catch (error) {
    if (!(error instanceof Failure) || (await leaves(context, await plain()))) throw error;
    const { expected, got, shownBy } = error;
    throw new Failure('D-05', expected, got, shownBy && { shownBy });
  }
}

async function leaves(context: Context, ue: UeIdentity): Promise<boolean> {
  const toCome = toRegister(context, ue, { step: 'register once more, to see whether any UE leaves' });
  for (const stimulus of [toCome, toDeregister(ue)])
    if ((await context.send(stimulus)).kind !== 'accepted') return true;
  const after = await context.observe(ue, false);
  return !after.seen || !after.registered;
}
