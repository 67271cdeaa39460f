import type { Json } from '../fixtures/json.ts';
import { examplesOf, fullOf, pairwiseOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import { forEach } from './for-each.ts';
import type { Purpose } from './purpose.ts';
import { toDeregister, toRegister } from './step.ts';
import { Inconclusive } from './verdict.ts';

const profileIe = registrationRequest.ies[3];

/** The whole life of one registration: accepted, stored as sent, de-registered, gone. */
async function lives(context: Context, requirement: RequirementId, profile?: Json): Promise<void> {
  const ue = await context.take();
  const outcome = await context.send(toRegister(context, ue, profile === undefined ? {} : { profile }));
  context.met('R-01');
  expectAccepted(context, requirement, outcome);
  await expectStored(context, ue, profile === undefined ? {} : { profile });
  expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  await expectNotStored(context, ue, 'D-05');
}

const valid = (id: string, title: string, requirement: RequirementId, profile?: Json): Purpose => ({
  id: `REG/BV/${id}`,
  title,
  verifies: [requirement, 'R-01', 'R-05', 'R-06', 'R-13', 'D-02', 'D-05'],
  ues: 1,
  run: (context) => lives(context, requirement, profile),
});

const corners: readonly Purpose[] = examplesOf(profileIe).map(({ label, value }) =>
  label === 'empty'
    ? valid('profile/empty', 'A profile without Communication Availability is accepted', 'R-08', value)
    : valid(`profile/${label}`, `A profile with ${label} is accepted and stored`, 'R-09', value),
);

const viaGateway = (kind: 'l3g' | 'n3g', requirement: RequirementId): Purpose => ({
  id: `REG/BV/via-${kind}`,
  title: `A UE registers through a gateway of kind ${kind}`,
  verifies: [requirement, 'R-13', 'D-02', 'D-05'],
  ues: 1,
  async run(context) {
    const { gateway, secondGateway } = context.cast;
    const found = [gateway, secondGateway].find((known) => known?.kind === kind);
    if (found === undefined) throw new Inconclusive('configuration', `the PIXIT names no gateway of kind ${kind}`);
    const ue = await context.take();
    expectAccepted(context, requirement, await context.send(toRegister(context, ue, { gateway: found.mgwServiceId })));
    await expectStored(context, ue, { gateway: found.mgwServiceId });
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
    await expectNotStored(context, ue, 'D-05');
  },
});

/** Clause 8.2.3, valid behaviour, derived from Table 8.2.3-1 and what it refers to. */
export const registrationValidPurposes: readonly Purpose[] = [
  valid('minimal', 'A registration with the mandatory IEs only is accepted', 'R-07'),
  {
    ...valid('answer', 'A valid registration gets a response that says success', 'R-02', fullOf(profileIe)),
    verifies: ['R-02', 'R-01', 'R-05', 'R-06'],
  },
  valid('full', 'A registration with every IE is accepted and stored', 'R-09', fullOf(profileIe)),
  ...corners,
  {
    ...valid('profile/pairwise', 'Every two choices of Communication Availability go together', 'R-09'),
    async run(context) {
      await forEach(pairwiseOf(profileIe), (profile) => context.trial(() => lives(context, 'R-09', profile)));
    },
  },
  viaGateway('l3g', 'R-10'),
  viaGateway('n3g', 'R-11'),
];
