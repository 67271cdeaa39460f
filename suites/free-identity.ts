import { distinctPurposes } from './distinct.ts';
import { expectNamed } from './expect-named.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import { expectTaken, free } from './free-ue.ts';
import { identityText } from './identity-text.ts';
import type { Disturbance } from './iut.ts';
import { lookAlikePurposes } from './look-alike.ts';
import { property } from './property.ts';
import type { Purpose } from './purpose.ts';
import { toDeregister, toRegister } from './step.ts';

/** The claim that any text is provisioned says at least that a plain one is. */
const plain: Purpose = {
  id: 'REG/BV/free-identity',
  title: 'A UE Service ID of free choice is accepted where the PICS claims it',
  verifies: ['R-55', 'R-05', 'D-02'],
  ues: 0,
  needs: ['freeUe'],
  async run(context) {
    const letters = context.nonce().replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
    const ue = await free(context, `plain${letters.replaceAll('.', 'x')}`);
    expectAccepted(context, 'R-55', await context.send(toRegister(context, ue)));
    await expectStored(context, ue);
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  },
};

/** A UE is the same one however the characters of its UE Service ID are written. */
const written = (
  label: string,
  [disturbance, title, how]: readonly [disturbance: Disturbance, title: string, how: string],
  suffix: string,
): Purpose => ({
  id: `REG/BV/escapes/${label}`,
  title: `A UE Service ID ${title} is the same one however its characters are written`,
  verifies: ['W-16', 'D-05'],
  ues: 0,
  needs: ['freeUe'],
  async run(context) {
    const ue = await free(context, context.nonce() + suffix);
    expectTaken(await context.send(toRegister(context, ue)));
    await expectStored(context, ue);
    const leaving = { ...toDeregister(ue), disturbance, step: `de-register, ${how}` };
    expectAccepted(context, 'W-16', await context.send(leaving));
    await expectNotStored(context, ue, 'D-05');
    const coming = { ...toRegister(context, ue), disturbance, step: `register, ${how}` };
    expectAccepted(context, 'W-16', await context.send(coming));
    await expectStored(context, ue, { requirement: 'W-16' });
  },
});

/** A character beyond the BMP takes two numbers where it is written by number. */
const escaped = written('free-identity', ['escapes', 'beyond the BMP', 'every character escaped'], '-\u{1f600}\u00e9');

/** Some writers of JSON put a backslash before every slash, and it means the same. */
const slashed = written('solidus', ['solidus-escape', 'with a slash', 'its slash escaped'], '-a/b');

const anyIdentity = property({
  id: 'REG/BV/any-identity',
  title: 'A register and de-register round trip holds for every generated UE Service ID',
  verifies: ['R-48', 'R-04', 'R-05', 'D-02', 'D-05'],
  ues: 0,
  needs: ['freeUe'],
  input: identityText,
  async holds(context, any) {
    const ue = await free(context, `${context.nonce()}-${any}`);
    const outcome = await context.send(toRegister(context, ue));
    if (outcome.kind === 'rejected') {
      if (outcome.refusal === 'server-error') expectTaken(outcome);
      await expectNotStored(context, ue, 'R-48');
      return;
    }
    expectAccepted(context, 'R-48', outcome);
    expectNamed(ue, outcome);
    await expectStored(context, ue);
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
    await expectNotStored(context, ue, 'D-05');
  },
});

/** Identities of free choice: exact, whatever they are made of. */
export const freeIdentityPurposes: readonly Purpose[] = [
  plain,
  ...distinctPurposes,
  ...lookAlikePurposes,
  escaped,
  slashed,
  anyIdentity,
];
