import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

/** Who asks in whose name; `guise` is how the one that asks is known. */
interface Imposture {
  readonly id: string;
  readonly guise: 'gateway' | 'second-gateway';
  readonly title: string;
}

const idOf = ({ cast }: Context, who: Imposture['guise']): string =>
  (who === 'gateway' ? cast.gateway : cast.secondGateway)?.mgwServiceId ?? '';

const otherThan = (guise: Imposture['guise']): Imposture['guise'] =>
  guise === 'gateway' ? 'second-gateway' : 'gateway';

const mismatch = ({ id, guise, title }: Imposture): Purpose => ({
  id: `REG/BI/gateway/${id}`,
  title,
  verifies: ['S-18', 'R-49', 'R-70'],
  needs: ['secondGateway'],
  guises: ['second-gateway'],
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    const other = idOf(context, otherThan(guise));
    await given(context, twin, { gateway: idOf(context, 'second-gateway') });
    const change = { gateway: other, as: guise, flaw: wrongValue('mgwServiceId') } as const;
    expectRejected(context, 'S-18', await context.send(toRegister(context, ue, change)));
    await expectNotStored(context, ue, 'R-49');
    expectAccepted(context, 'R-70', await context.send(toRegister(context, ue)));
  },
});

const mismatchedUpdate: Purpose = {
  id: 'REG/BO/gateway/other-than-authenticated',
  title: 'A registered UE cannot be given to another gateway than the authenticated one',
  verifies: ['S-18', 'R-49'],
  needs: ['secondGateway'],
  guises: ['second-gateway'],
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    const other = idOf(context, 'second-gateway');
    await given(context, twin, { gateway: other });
    await given(context, ue);
    const change = { gateway: other, as: 'gateway', flaw: wrongValue('mgwServiceId') } as const;
    const stimulus = { ...toRegister(context, ue, change), step: 'register it again, for another gateway' };
    expectRejected(context, 'S-18', await context.send(stimulus));
    const after = await context.observe(ue, () => false);
    const [record] = after.seen ? (after.records ?? []) : [];
    if (record === undefined || record.hidesGateway === true)
      return context.unobserved('R-49', after.seen ? 'no look-up shows a gateway of the UE' : after.why);
    if (record.mgwServiceId === other)
      throw new Failure('R-49', 'another gateway than the refused one', JSON.stringify(other), { shownBy: after });
    return context.met('R-49');
  },
};

const ownership = ({ id, guise, title }: Imposture): Purpose => ({
  id: `DEREG/BI/gateway/${id}`,
  title,
  verifies: ['D-13', 'D-12', 'D-02'],
  needs: ['secondGateway'],
  guises: ['second-gateway'],
  orByName: true,
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    const owner = otherThan(guise);
    await given(context, twin, { gateway: idOf(context, guise) });
    await gone(context, twin);
    await given(context, ue, { gateway: idOf(context, owner) });
    const step = 'de-register as another gateway';
    expectRejected(context, 'D-13', await context.send(toDeregister(ue, { as: guise, step })));
    context.met('D-12');
    await expectStored(context, ue, { requirement: 'D-13', gateway: idOf(context, owner) });
    const own = { as: owner, step: 'de-register as its own gateway' };
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue, own)));
  },
});

/** Clause 8.2.3 step 2 and 8.2.4 step 3: a gateway acts for itself only. */
export const impostures: readonly Purpose[] = [
  mismatch({
    id: 'other-than-authenticated',
    guise: 'gateway',
    title: 'A registration that names another gateway than the authenticated one is refused',
  }),
  mismatch({
    id: 'first-as-second',
    guise: 'second-gateway',
    title: 'A registration that the second gateway sends in the name of the first is refused',
  }),
  mismatchedUpdate,
  ownership({
    id: 'other',
    guise: 'second-gateway',
    title: 'A gateway cannot de-register a UE that another gateway registered',
  }),
  ownership({
    id: 'other-way-round',
    guise: 'gateway',
    title: 'Nor can the first gateway de-register a UE that the second registered',
  }),
];
