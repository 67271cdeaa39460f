import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { Failure } from '../../suites/verdict.ts';
import type { World } from './world.ts';

/** A de-registration that names what the answer to the registration called it needs such an answer. */
export function demandNamed(
  { binding, memory }: World,
  { operation, message, step }: Stimulus,
  shownBy: Outcome | undefined,
): void {
  if (operation !== 'deregister' || binding.needsRegistration !== true) return;
  if (!memory.isNameless(message['ueServiceId'])) return;
  const got = `none${shownBy === undefined ? '' : ` (${shownBy.text})`}, so this cannot be asked: ${step}`;
  const where = shownBy && { shownBy };
  throw new Failure('R-20', 'an answer to the registration that says what de-registers it', got, where);
}
