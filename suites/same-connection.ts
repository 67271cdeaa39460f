import { mutantsOf } from '../fixtures/mutant.ts';
import { deregistrationRequest } from '../spec/deregistration.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectNotStored, expectRejected, expectStored } from './expect.ts';
import { flawOf, wrongValue } from './flaw.ts';
import type { Disturbance } from './iut.ts';
import { client } from './protocol.ts';
import type { Purpose } from './purpose.ts';
import { type Change, given, toDeregister, toRegister } from './step.ts';

const wrong = ({ cast }: Context, connection: string): Change => ({
  credential: cast.wrongCredential,
  flaw: wrongValue('ueCredentialInformation'),
  connection,
});

/** An IE that is missing is missing, whatever the message before it on the connection had. */
const missing = (operation: 'register' | 'deregister', requirement: RequirementId, ie: string): Purpose => {
  const [prefix, what, message] =
    operation === 'register'
      ? (['REG', 'A registration', registrationRequest] as const)
      : (['DEREG', 'A de-registration', deregistrationRequest] as const);
  return {
    id: `${prefix}/BO/same-connection/${ie}-omitted`,
    title: `${what} without ${ie} fails on a connection that a whole message came on`,
    verifies: [requirement],
    ues: 1,
    async run(context) {
      const mutant = mutantsOf(message).find(({ id }) => id === `${ie}/omitted`);
      if (mutant === undefined) throw new Error(`the fixtures have no message without ${ie}`);
      const ue = await context.take();
      const connection = `same ${context.nonce()}`;
      await given(context, ue, { connection });
      const change = { connection, flaw: flawOf(mutant), step: `the same message without ${ie}` };
      const whole = operation === 'register' ? toRegister(context, ue, change) : toDeregister(ue, change);
      const spoilt = { ...whole, message: mutant.apply(whole.message) };
      expectRejected(context, requirement, await context.send(spoilt));
      if (operation === 'deregister') await expectStored(context, ue, { requirement });
    },
  };
};

/** What is wrong with a request is wrong, whatever came on its connection before. */
const spoilt = (disturbance: Disturbance, requirement: RequirementId, what: string): Purpose => ({
  id: `REG/BO/same-connection/${disturbance}`,
  title: `A registration with ${what} fails on a connection that a right one came on`,
  verifies: [requirement, 'R-49'],
  ues: 2,
  async run(context) {
    const [ue, other] = [await context.take(), await context.take()];
    const connection = `same ${context.nonce()}`;
    await given(context, ue, { connection });
    const step = `register another with ${what}`;
    const stimulus = { ...toRegister(context, other, { connection, step }), disturbance, verifies: requirement };
    expectRejected(context, requirement, await context.send(stimulus), client);
    await expectNotStored(context, other, 'R-49');
  },
});

const title = (what: string): string =>
  `${what} with a wrong credential fails on a connection that a right one came on`;

/** What a message says is all that counts, whatever came on the connection before. */
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
  spoilt('empty-body', 'R-38', 'no body'),
  spoilt('media-type-text', 'R-39', 'media type text/plain'),
  {
    id: 'REG/BO/same-connection/forbidden-gateway',
    title: 'A gateway that is not allowed is refused on a connection that a right one came on',
    verifies: ['W-11', 'R-49'],
    needs: ['forbiddenGateway'],
    ues: 2,
    async run(context) {
      const [ue, other] = [await context.take(), await context.take()];
      const connection = `same ${context.nonce()}`;
      const gateway = context.cast.forbiddenGateway ?? '';
      await given(context, ue, { connection });
      const change = { gateway, connection, flaw: wrongValue('mgwServiceId') };
      expectRejected(context, 'W-11', await context.send(toRegister(context, other, change)));
      await expectNotStored(context, other, 'R-49');
    },
  },
  missing('register', 'R-30', 'ueServiceId'),
  missing('register', 'R-31', 'mgwServiceId'),
  missing('register', 'R-32', 'ueCredentialInformation'),
  missing('deregister', 'D-08', 'ueServiceId'),
  missing('deregister', 'D-09', 'ueCredentialInformation'),
  {
    id: 'REG/BO/same-connection/second-gateway',
    title: 'A UE is stored with its own gateway, whichever registered another one on the connection before',
    verifies: ['R-13', 'R-05'],
    needs: ['secondGateway'],
    ues: 2,
    async run(context) {
      const [first, ue] = [await context.take(), await context.take()];
      const connection = `same ${context.nonce()}`;
      const gateway = context.cast.secondGateway?.mgwServiceId ?? '';
      await given(context, first, { connection });
      await given(context, ue, { connection, gateway });
      await expectStored(context, ue, { gateway });
    },
  },
];
