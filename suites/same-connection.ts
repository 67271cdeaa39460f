import { mutantsOf } from '../fixtures/mutant.ts';
import { deregistrationRequest } from '../spec/deregistration.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectNotStored, expectRejected, expectStored } from './expect.ts';
import { flawOf, wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Disturbance, Refusal, Stimulus } from './iut.ts';
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

type Spoil = (context: Context, ue: UeIdentity, connection: string) => Stimulus;

const disturbed =
  (disturbance: Disturbance, verifies: RequirementId): Spoil =>
  (context, ue, connection) => ({ ...toRegister(context, ue, { connection }), disturbance, verifies });

const byForbiddenGateway: Spoil = (context, ue, connection) =>
  toRegister(context, ue, {
    gateway: context.cast.forbiddenGateway ?? '',
    connection,
    flaw: wrongValue('mgwServiceId'),
  });

/** What is wrong with a request is wrong, whatever came on its connection before. */
const spoilt = (
  [id, what]: readonly [id: string, what: string],
  requirement: RequirementId,
  rest: Pick<Purpose, 'needs'> & { readonly spoil: Spoil; readonly refusals?: readonly Refusal[] },
): Purpose => ({
  id: `REG/BO/same-connection/${id}`,
  title: `A registration with ${what} fails on a connection that a right one came on`,
  verifies: [requirement, 'R-49'],
  ...(rest.needs && { needs: rest.needs }),
  ues: 2,
  async run(context) {
    const [ue, other] = [await context.take(), await context.take()];
    const connection = `same ${context.nonce()}`;
    await given(context, ue, { connection });
    const stimulus = { ...rest.spoil(context, other, connection), step: `register another with ${what}` };
    expectRejected(context, requirement, await context.send(stimulus), rest.refusals);
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
  spoilt(['empty-body', 'no body'], 'R-38', { spoil: disturbed('empty-body', 'R-38'), refusals: client }),
  spoilt(['media-type-text', 'media type text/plain'], 'R-39', {
    spoil: disturbed('media-type-text', 'R-39'),
    refusals: client,
  }),
  spoilt(['forbidden-gateway', 'a gateway that is not allowed'], 'W-11', {
    spoil: byForbiddenGateway,
    needs: ['forbiddenGateway'],
  }),
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
