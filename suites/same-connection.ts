import type { Context } from './context.ts';
import { expectNotStored, expectRejected, expectStored } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { Purpose } from './purpose.ts';
import { type Change, given, toDeregister, toRegister } from './step.ts';

const wrong = ({ cast }: Context, connection: string): Change => ({
  credential: cast.wrongCredential,
  flaw: wrongValue('ueCredentialInformation'),
  connection,
});

const title = (what: string): string =>
  `${what} with a wrong credential fails on a connection that a right one came on`;

/** The credential is that of the UE in the message, whatever came on the connection before. */
export const sameConnectionPurposes: readonly Purpose[] = [
  {
    id: 'REG/BO/same-connection/wrong-credential',
    title: title('A registration'),
    verifies: ['S-08', 'R-49'],
    ues: 2,
    async run(context) {
      const [ue, other] = [await context.take(), await context.take()];
      const connection = `same ${context.nonce()}`;
      await given(context, ue, { connection });
      const change = wrong(context, connection);
      expectRejected(context, 'S-08', await context.send(toRegister(context, ue, change)));
      expectRejected(context, 'S-08', await context.send(toRegister(context, other, change)));
      await expectNotStored(context, other, 'R-49');
    },
  },
  {
    id: 'DEREG/BO/same-connection/wrong-credential',
    title: title('A de-registration'),
    verifies: ['D-07'],
    ues: 1,
    async run(context) {
      const ue = await context.take();
      const connection = `same ${context.nonce()}`;
      await given(context, ue, { connection });
      expectRejected(context, 'D-07', await context.send(toDeregister(ue, wrong(context, connection))));
      await expectStored(context, ue, { requirement: 'D-07' });
    },
  },
];
