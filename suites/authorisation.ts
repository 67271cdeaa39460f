import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Cast, Context } from './context.ts';
import { expectAccepted, expectNotStored, expectRejected } from './expect.ts';
import { absentUe, wrongCredential, wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { nearMisses } from './near-miss.ts';
import type { Purpose } from './purpose.ts';
import { isolated } from './registration-invalid.ts';
import { given, toRegister } from './step.ts';
import { Inconclusive, NoVerdict } from './verdict.ts';

const full = fullOf(registrationRequest.ies[3]);

const surroundings = ['R-49', 'R-50', 'R-52', 'R-70'] as const;

/** A registration by, for or with somebody that the server does not honour. */
const refuses = (
  id: string,
  [requirement, title]: readonly [RequirementId, string],
  rest: Pick<Purpose, 'needs'> & { ask(context: Context, ue: UeIdentity, twin: UeIdentity): Promise<Outcome> },
): Purpose => ({
  id: `REG/BI/${id}`,
  title,
  verifies: [requirement, ...surroundings, 'W-08', 'R-45'],
  ues: 2,
  ...(rest.needs && { needs: rest.needs }),
  run: (context) =>
    isolated(
      context,
      (ue, twin) => rest.ask(context, ue, twin),
      (outcome) => expectRejected(context, requirement, outcome),
    ),
});

/** A UE outside the pool: it cannot be its own twin afterwards, so one of the pool is. */
const refusesUe = (id: string, title: string, who: 'unauthorisedUe' | 'unknownUe'): Purpose => ({
  id: `REG/BI/${id}`,
  title,
  verifies: ['S-07', 'R-49', 'R-50', 'R-70', 'W-08', 'R-45'],
  ues: 2,
  needs: [who],
  async run(context) {
    const stranger = context.cast[who];
    if (stranger === undefined) throw new Inconclusive('configuration', `the PIXIT names no ${who}`);
    await context.prepare(stranger);
    await given(context, await context.take());
    const { gateway, secondGateway = gateway } = context.cast;
    const ways = [{}, { profile: full }, { gateway: secondGateway.mgwServiceId }];
    for (const way of ways) {
      const outcome = await context.send(toRegister(context, stranger, { ...way, flaw: absentUe }));
      expectRejected(context, 'S-07', outcome);
      context.met('R-50');
      await expectNotStored(context, stranger, 'R-49');
    }
    expectAccepted(context, 'R-70', await context.send(toRegister(context, await context.take())));
  },
});

const gateway = (who: keyof Pick<Cast, 'forbiddenGateway' | 'unknownGateway'>, title: string): Purpose =>
  refuses(`gateway/${who === 'forbiddenGateway' ? 'forbidden' : 'unknown'}`, ['W-11', title], {
    needs: [who],
    ask: (context, ue) =>
      context.send(toRegister(context, ue, { gateway: context.cast[who] ?? '', flaw: wrongValue('mgwServiceId') })),
  });

const withCredential = (context: Context, ue: UeIdentity, credential: string): Promise<Outcome> =>
  context.send(toRegister(context, ue, { credential, flaw: wrongCredential(credential) }));

/** Ways to come near the right gateway. */
const nearGateways: Readonly<Record<string, (id: string) => string | undefined>> = {
  'letter-case': (id) => {
    const swapped = id === id.toUpperCase() ? id.toLowerCase() : id.toUpperCase();
    return swapped === id ? undefined : swapped;
  },
  longer: (id) => `${id}x`,
  spaced: (id) => `${id} `,
  listed: (id) => `${id},x`,
  'after-nul': (id) => `${id}\u0000x`,
  shorter: (id) => (id.length < 2 ? undefined : id.slice(0, -1)),
};

/** Clause 8.2.3 step 2: authentication and authorisation. */
export const authorisationPurposes: readonly Purpose[] = [
  refusesUe('ue/unauthorised', 'A UE that is not authorised is refused and not stored', 'unauthorisedUe'),
  refusesUe('ue/unknown', 'A UE that nobody provisioned is refused and not stored', 'unknownUe'),
  gateway('forbiddenGateway', 'A gateway that is not allowed is refused'),
  gateway('unknownGateway', 'A gateway that nobody provisioned is refused'),
  ...Object.entries(nearGateways).map(([label, miss]) =>
    refuses(`gateway/nearly/${label}`, ['W-23', `A gateway that is nearly the right one (${label}) is refused`], {
      ask(context, ue) {
        const id = miss(context.cast.gateway.mgwServiceId);
        if (id === undefined) throw new NoVerdict('the MGW Service ID leaves no room for this change');
        return context.send(toRegister(context, ue, { gateway: id, flaw: wrongValue('mgwServiceId') }));
      },
    }),
  ),
  refuses('credential/wrong', ['S-08', 'A wrong credential is refused and nothing is stored'], {
    ask: (context, ue) => withCredential(context, ue, context.cast.wrongCredential),
  }),
  refuses('credential/of-another-ue', ['S-09', 'The credential of another UE is refused'], {
    ask(context, ue, twin) {
      if (twin.credential === ue.credential) throw new NoVerdict('the PIXIT gives every UE the same credential');
      return withCredential(context, ue, twin.credential);
    },
  }),
  ...Object.entries(nearMisses).map(([label, miss]) =>
    refuses(`credential/${label}`, ['S-09', `A credential that is nearly right (${label}) is refused`], {
      ask(context, ue) {
        const credential = miss(ue.credential, ue.ueServiceId);
        if (credential === undefined) throw new NoVerdict('the credential leaves no room for this change');
        return withCredential(context, ue, credential);
      },
    }),
  ),
];
