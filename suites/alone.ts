import { deregistrationPurposes } from './deregistration.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { Purpose } from './purpose.ts';
import { registrationValidPurposes } from './registration-valid.ts';
import { given, toDeregister, toRegister } from './step.ts';

/** The same question in a quiet moment. */
function again(purposes: readonly Purpose[], id: string, as: Pick<Purpose, 'id' | 'title'>): readonly Purpose[] {
  return purposes.filter((purpose) => purpose.id === id).map((purpose) => ({ ...purpose, ...as, alone: true }));
}

const wrongCredential: Purpose = {
  id: 'REG/BI/alone/credential',
  title: 'A wrong credential is refused where nothing else is registered',
  verifies: ['S-08', 'R-49', 'R-50', 'R-70'],
  ues: 1,
  alone: true,
  async run(context) {
    const ue = await context.take();
    const { wrongCredential: credential } = context.cast;
    const flaw = wrongValue('ueCredentialInformation');
    expectRejected(context, 'S-08', await context.send(toRegister(context, ue, { credential, flaw })));
    context.met('R-50');
    await expectNotStored(context, ue, 'R-49');
    const twin = toRegister(context, ue, { step: 'the valid twin, after the rejection' });
    expectAccepted(context, 'R-70', await context.send(twin));
  },
};

const inTurn: Purpose = {
  id: 'DEREG/BO/alone/in-turn',
  title: 'Of three UEs the first, the last and the only one left are de-registered, and no other',
  verifies: ['D-05', 'D-02', 'D-06'],
  ues: 3,
  alone: true,
  async run(context) {
    const [first, second, third] = [await context.take(), await context.take(), await context.take()];
    const left = new Set([first, second, third]);
    for (const ue of left) await given(context, ue);
    for (const ue of [first, third, second]) {
      expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
      left.delete(ue);
      await expectNotStored(context, ue, 'D-05');
      for (const other of left) await expectStored(context, other, { requirement: 'D-06' });
    }
  },
};

/** What concerns the first and the only registration of a server: beside other purposes there always are more. */
export const alonePurposes: readonly Purpose[] = [
  ...again(registrationValidPurposes, 'REG/BV/full', {
    id: 'REG/BV/alone',
    title: 'The only UE is registered with every IE, stored and de-registered',
  }),
  wrongCredential,
  ...again(deregistrationPurposes, 'DEREG/BI/credential/wrong', {
    id: 'DEREG/BI/alone/credential',
    title: 'The only UE is not de-registered with a wrong credential',
  }),
  inTurn,
];
