import type { Context } from './context.ts';
import { expectNotStored } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Purpose } from './purpose.ts';
import { given, gone } from './step.ts';

const [width, most] = [8, 12];

/** Groups that came and left together; by the time the last one has gone, what was to come late for the first one has come. */
async function staysGone(context: Context): Promise<void> {
  const rounds = Math.max(2, Math.min(most, Math.round(context.runs / 8)));
  const ues = await context.takeSome(rounds * width);
  for (let from = 0; from < ues.length; from += width) await comeAndGo(context, ues.slice(from, from + width));
  for (const ue of ues.toReversed()) await expectNotStored(context, ue, 'D-05');
  for (const ue of ues.slice(0, width)) await expectNotStored(context, ue, 'D-05');
}

async function comeAndGo(context: Context, ues: readonly UeIdentity[]): Promise<void> {
  await Promise.all(ues.map((ue) => given(context, ue)));
  await Promise.all(ues.map((ue) => gone(context, ue)));
}

/** Clause 8.2.4: what is de-registered does not come back by itself. */
export const staysGonePurpose: Purpose = {
  id: 'DEREG/BO/stays-gone',
  title: 'UEs that came together and left together are still gone when many others have come and left',
  verifies: ['D-05'],
  ues: 2,
  wishes: most * width,
  run: staysGone,
};
