import type { Context } from './context.ts';
import { expectAccepted, expectRejected, expectStored } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import { expectLeft } from './left.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { NoVerdict } from './verdict.ts';

const ofRegistered: Purpose = {
  id: 'DEREG/BI/credential/of-a-registered-ue',
  title: 'A de-registration with the credential of another UE fails where that one is registered, too',
  verifies: ['S-09', 'D-12', 'D-02'],
  ues: 2,
  async run(context) {
    const [other, ue] = await twoCredentials(context);
    await given(context, other);
    await given(context, ue);
    const change = { credential: other.credential, flaw: wrongValue('ueCredentialInformation') } as const;
    expectRejected(context, 'S-09', await context.send(toDeregister(ue, change)));
    context.met('D-12');
    await expectStored(context, ue, { requirement: 'S-09' });
    const valid = toDeregister(ue, { step: 'the valid twin, after the rejection' });
    expectAccepted(context, 'D-02', await context.send(valid));
  },
};

const ofNewest: Purpose = {
  id: 'REG/BI/credential/of-a-registered-ue',
  title: 'A registration with the credential of the UE that was registered before it is refused',
  verifies: ['S-09', 'R-49', 'R-50', 'R-70'],
  ues: 2,
  // Beside others, another UE would soon be the newest.
  alone: true,
  async run(context) {
    const [other, ue] = await twoCredentials(context);
    await given(context, other);
    const change = { credential: other.credential, flaw: wrongValue('ueCredentialInformation') } as const;
    expectRejected(context, 'S-09', await context.send(toRegister(context, ue, change)));
    context.met('R-50');
    await expectLeft(context, ue, 'R-49');
    const valid = toRegister(context, ue, { step: 'the valid twin, after the rejection' });
    expectAccepted(context, 'R-70', await context.send(valid));
  },
};

async function twoCredentials(context: Context): Promise<readonly [UeIdentity, UeIdentity]> {
  const [other, ue] = [await context.take(), await context.take()];
  if (other.credential === ue.credential) throw new NoVerdict('the PIXIT gives every UE the same credential');
  return [other, ue];
}

/** A credential is that of one UE, whoever else is registered. */
export const registeredCredentialPurposes: readonly Purpose[] = [ofRegistered, ofNewest];
