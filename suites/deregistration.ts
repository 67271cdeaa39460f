import { type Mutant, mutantsOf } from '../fixtures/mutant.ts';
import { fullOf } from '../fixtures/valid.ts';
import { deregistrationRequest } from '../spec/deregistration.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { deregistrationStatePurposes } from './deregistration-state.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import { flawOf, wrongCredential } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { nearMisses } from './near-miss.ts';
import type { Purpose } from './purpose.ts';
import { deregistrationOf, given, gone, toDeregister } from './step.ts';
import { NoVerdict } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);

/** A rejected de-registration deletes nothing, and the valid twin works before and after it. */
async function isolated(
  context: Context,
  requirement: RequirementId,
  ask: (ue: UeIdentity, other: UeIdentity) => Promise<Outcome>,
): Promise<void> {
  const [twin, ue] = [await context.take(), await context.take()];
  await given(context, twin);
  await gone(context, twin);
  await given(context, ue, { profile: full });
  const outcome = await ask(ue, twin);
  expectRejected(context, requirement, outcome);
  context.met('D-12');
  await expectStored(context, ue, { requirement, profile: full });
  expectAccepted(
    context,
    'D-02',
    await context.send(toDeregister(ue, { step: 'the valid twin, after the rejection' })),
  );
  await expectNotStored(context, ue, 'D-05');
}

const refuses = (
  id: string,
  [requirement, title]: readonly [RequirementId, string],
  ask: (context: Context, ue: UeIdentity, other: UeIdentity) => Promise<Outcome>,
): Purpose => ({
  id: `DEREG/BI/${id}`,
  title,
  verifies: [requirement, 'D-12', 'D-02', 'D-05', 'W-03', 'W-08', 'R-45'],
  ues: 2,
  run: (context) => isolated(context, requirement, (ue, other) => ask(context, ue, other)),
});

const refusesMutant = (mutant: Mutant): Purpose =>
  refuses(
    mutant.id,
    [
      mutant.path[0] === 'ueServiceId' ? 'D-08' : 'D-09',
      `A de-registration with ${mutant.ie.name} ${mutant.label} fails and deletes nothing`,
    ],
    (context, ue) =>
      context.send({
        operation: 'deregister',
        message: mutant.apply(deregistrationOf(ue)),
        flaw: flawOf(mutant),
        step: `de-register with ${mutant.path.join('.')} ${mutant.label}`,
      }),
  );

const withCredential = (context: Context, ue: UeIdentity, credential: string): Promise<Outcome> =>
  context.send(toDeregister(ue, { credential, flaw: wrongCredential(credential) }));

const credentials: readonly Purpose[] = [
  refuses(
    'credential/wrong',
    ['D-07', 'A de-registration with a wrong credential fails and deletes nothing'],
    (context, ue) => withCredential(context, ue, context.cast.wrongCredential),
  ),
  refuses(
    'credential/of-another-ue',
    ['S-09', 'A de-registration with the credential of another UE fails'],
    (context, ue, other) => {
      if (other.credential === ue.credential) throw new NoVerdict('the PIXIT gives every UE the same credential');
      return withCredential(context, ue, other.credential);
    },
  ),
  ...Object.entries(nearMisses).map(([label, miss]) =>
    refuses(
      `credential/${label}`,
      ['S-09', `A de-registration with a credential that is nearly right (${label}) fails`],
      (context, ue) => {
        const credential = miss(ue.credential, ue.ueServiceId);
        if (credential === undefined) throw new NoVerdict('the credential leaves no room for this change');
        return withCredential(context, ue, credential);
      },
    ),
  ),
];

const succeeds = (id: string, title: string, change: { readonly profile?: typeof full }): Purpose => ({
  id: `DEREG/BV/${id}`,
  title,
  verifies: ['D-02', 'D-01', 'D-05', 'D-16'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue, change);
    const outcome = await context.send(toDeregister(ue));
    context.met('D-01');
    expectAccepted(context, 'D-02', outcome);
    await expectNotStored(context, ue, 'D-16');
    await expectNotStored(context, ue, 'D-05');
  },
});

/** Clause 8.2.4. */
export const deregistrationPurposes: readonly Purpose[] = [
  succeeds('minimal', 'A registered UE is de-registered and gone', {}),
  succeeds('with-profile', 'A UE registered with a profile is de-registered and gone', { profile: full }),
  ...mutantsOf(deregistrationRequest).map(refusesMutant),
  ...credentials,
  ...deregistrationStatePurposes,
];
