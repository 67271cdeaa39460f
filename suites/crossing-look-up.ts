import type { Context } from './context.ts';
import type { Request } from './model/operation.ts';
import { Recording } from './model/recording.ts';
import type { Purpose } from './purpose.ts';
import { Inapplicable } from './verdict.ts';

const registering = ({ cast }: Context, profile: 'P1' | 'P2'): Request => ({
  kind: 'register',
  gateway: cast.gateway.mgwServiceId,
  profile,
});

/** A change (C) of a registered UE and looks (L) at it at once: each of these may show what was before, none that comes later. */
async function lookedAt(context: Context, change: Request, order: string): Promise<void> {
  const [ue, recording] = [await context.take(), new Recording(context)];
  await recording.ask(ue, registering(context, 'P1'));
  recording.demandAnswers();
  const look = () => context.observe(ue, () => true);
  await Promise.all(Array.from(order, (letter) => (letter === 'L' ? look() : recording.ask(ue, change))));
  await recording.look(ue);
  recording.judge();
}

/** Looks that are under way while something changes. */
export const crossingLookUpPurpose: Purpose = {
  id: 'REG/BO/crossing-look-up',
  title: 'A look-up that crosses a change leaves later ones to show what was changed',
  verifies: ['R-73'],
  ues: 1,
  wishes: 24,
  async run(context) {
    if (!context.pics.lookup) throw new Inapplicable('no look-up is offered');
    const changes: readonly Request[] = [registering(context, 'P2'), { kind: 'deregister' }];
    for (const order of ['LC', 'CL', 'LLC', 'LCL', 'LLLLC', 'LC'])
      for (const change of changes) await context.trial(() => lookedAt(context, change, order));
  },
};
