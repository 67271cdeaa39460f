import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import { client } from './protocol.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';

const disturbance = 'unknown-member';

/** A schema that is claimed to be closed refuses what it does not have. */
const closedRegister: Purpose = {
  id: `REG/BI/${disturbance}`,
  title: 'A registration with a member that nobody declared is refused where schemas are claimed to be closed',
  verifies: ['R-57', 'R-49', 'R-70'],
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    await given(context, twin);
    const valid = toRegister(context, ue);
    const spoilt = { ...valid, disturbance, verifies: 'R-57', step: 'register with an unknown member' } as const;
    expectRejected(context, 'R-57', await context.send(spoilt), client);
    await expectNotStored(context, ue, 'R-49');
    expectAccepted(context, 'R-70', await context.send({ ...valid, step: 'the valid twin, after the refusal' }));
  },
};

const closedDeregister: Purpose = {
  id: `DEREG/BI/${disturbance}`,
  title: 'A de-registration with a member that nobody declared is refused where schemas are claimed to be closed',
  verifies: ['D-20', 'D-02'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue);
    const valid = toDeregister(ue);
    const spoilt = { ...valid, disturbance, verifies: 'D-20', step: 'de-register with an unknown member' } as const;
    expectRejected(context, 'D-20', await context.send(spoilt), client);
    await expectStored(context, ue, { requirement: 'D-20' });
    expectAccepted(context, 'D-02', await context.send({ ...valid, step: 'the valid twin, after the refusal' }));
  },
};

/** What closed schemas refuse. */
export const closedSchemaPurposes: readonly Purpose[] = [closedRegister, closedDeregister];
