import type { Context } from './context.ts';
import { expectAccepted, expectRejected, expectStored } from './expect.ts';
import { wrongValue } from './flaw.ts';
import { expectTaken, free } from './free-ue.ts';
import { expectLeft } from './left.ts';
import type { Purpose } from './purpose.ts';
import { toDeregister, toRegister } from './step.ts';

/** UE Service IDs of a kind for which a server may have a way of its own. */
// oxfmt-ignore
const kinds: Readonly<Record<string, readonly [title: string, suffix: string]>> = {
  'free-identity':    ['of free choice', '-a'],
  'long-identity':    ['with 80 more characters', 'x'.repeat(80)],
  'very-long-identity': ['with 180 more characters', 'x'.repeat(180)],
  'foreign-identity': ['beyond ASCII', '-\u00e9\u03bb'],
  'control-identity': ['with control characters', '-\t\n-'],
  'quoted-identity':  ['with quotes and a backslash', '-"\'\\-'],
};

const wrong = ({ cast }: Context) =>
  ({ credential: cast.wrongCredential, flaw: wrongValue('ueCredentialInformation') }) as const;

const purposeOf = ([label, [title, suffix]]: readonly [string, readonly [string, string]]): Purpose => ({
  id: `REG/BI/credential/wrong/${label}`,
  title: `The credential of a UE Service ID ${title} is checked, to register and to de-register`,
  verifies: ['S-08', 'R-49', 'D-07', 'D-02'],
  needs: ['freeUe'],
  ues: 0,
  async run(context) {
    const ue = await free(context, `${context.nonce()}${suffix}`);
    expectTaken(await context.send(toRegister(context, ue)));
    expectRejected(context, 'D-07', await context.send(toDeregister(ue, wrong(context))));
    await expectStored(context, ue, { requirement: 'D-07' });
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
    expectRejected(context, 'S-08', await context.send(toRegister(context, ue, wrong(context))));
    await expectLeft(context, ue, 'R-49');
  },
});

/** Clauses 8.2.3 step 2 and 8.2.4 step 3: the credential is checked, whatever the UE Service ID looks like. */
export const freeCredentialPurposes: readonly Purpose[] = Object.entries(kinds).map(purposeOf);
