import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { Context } from './context.ts';
import type { Stored } from './expect-content.ts';
import { expectAccepted, expectRejected, expectStored } from './expect.ts';
import { wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Observation } from './iut.ts';
import { expectLeft } from './left.ts';
import { secondOf } from './message-purpose.ts';
import type { Purpose } from './purpose.ts';
import { registeredCredentialPurposes } from './registered-credential.ts';
import { type Change, given, gone, toDeregister, toRegister } from './step.ts';
import { NoVerdict } from './verdict.ts';

const profile = fullOf(registrationRequest.ies[3]);

/** What is special about the UE, or about what is sent for it, and what is stored of it then. */
interface Circumstance {
  readonly title: string;
  readonly needs?: Purpose['needs'];
  /** Undefined where the server does not let the UE come into it. */
  readonly prepare: (context: Context, ue: UeIdentity) => Promise<Stored | undefined>;
}

const wrong = ({ cast }: Context) =>
  ({ credential: cast.wrongCredential, flaw: wrongValue('ueCredentialInformation') }) as const;

const throughSecond: Circumstance = {
  title: 'by the second gateway',
  needs: ['secondGateway'],
  async prepare(context, ue) {
    const gateway = secondOf(context);
    await given(context, ue, { gateway });
    return { gateway };
  },
};

const takenOver: Circumstance = {
  title: 'by one gateway and then by another',
  needs: ['secondGateway'],
  async prepare(context, ue) {
    await given(context, ue);
    const gateway = secondOf(context);
    const over = toRegister(context, ue, { gateway, step: 'register through the second gateway' });
    if ((await context.send(over)).kind !== 'accepted') return undefined;
    const after = await context.observe(ue, isOneRecord);
    // A record for each gateway is no take-over, and is judged by REG/BO/second-gateway.
    return after.seen && !isOneRecord(after) ? undefined : { gateway };
  },
};

const isOneRecord = (seen: Observation): boolean => seen.seen && (seen.records?.length ?? 1) === 1;

const updated: Circumstance = {
  title: 'twice',
  async prepare(context, ue) {
    await given(context, ue);
    const again = toRegister(context, ue, { profile, step: 'register again, with a profile' });
    return (await context.send(again)).kind === 'accepted' ? { profile } : undefined;
  },
};

const returned: Circumstance = {
  title: 'anew after it had left',
  async prepare(context, ue) {
    await given(context, ue);
    await gone(context, ue);
    await given(context, ue, { step: 'register again' });
    return {};
  },
};

const refused: Circumstance = {
  title: 'and was refused with the same credential since',
  async prepare(context, ue) {
    await given(context, ue);
    const step = 'register again, with a wrong credential';
    const outcome = await context.send(toRegister(context, ue, { ...wrong(context), step }));
    if (outcome.kind !== 'rejected') return undefined;
    const after = await context.observe(ue, () => true);
    // A refused registration may end the one before.
    return after.seen && !after.registered ? undefined : {};
  },
};

const withProfile: Circumstance = {
  title: 'with a profile',
  async prepare(context, ue) {
    await given(context, ue, { profile });
    return { profile };
  },
};

const leaves = (label: string, { title, needs, prepare }: Circumstance): Purpose => ({
  id: `DEREG/BI/credential/wrong/${label}`,
  title: `A UE that was registered ${title} is not de-registered with a wrong credential`,
  verifies: ['D-07', 'D-12', 'D-02'],
  ...(needs && { needs }),
  ues: 1,
  async run(context) {
    const ue = await context.take();
    const stored = await prepare(context, ue);
    const outcome = await context.send(toDeregister(ue, wrong(context)));
    if (stored === undefined) throw new NoVerdict('the server does not let a UE come into this state');
    expectRejected(context, 'D-07', outcome);
    context.met('D-12');
    await expectStored(context, ue, { ...stored, requirement: 'D-07' });
    const valid = toDeregister(ue, { step: 'the valid twin, after the rejection' });
    expectAccepted(context, 'D-02', await context.send(valid));
  },
});

/** What else is said, and what comes before. */
interface Entrance {
  readonly title: string;
  readonly needs?: Purpose['needs'];
  readonly change?: (context: Context) => Change;
  readonly prepare?: (context: Context, ue: UeIdentity) => Promise<unknown>;
}

const enters = (label: string, { title, needs, change, prepare }: Entrance): Purpose => ({
  id: `REG/BI/credential/wrong/${label}`,
  title: `A registration ${title} is refused where its credential is wrong`,
  verifies: ['S-08', 'R-49', 'R-50', 'R-70'],
  ...(needs && { needs }),
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await prepare?.(context, ue);
    const more = change?.(context) ?? {};
    expectRejected(context, 'S-08', await context.send(toRegister(context, ue, { ...more, ...wrong(context) })));
    context.met('R-50');
    await expectLeft(context, ue, 'R-49');
    const valid = toRegister(context, ue, { ...more, step: 'the valid twin, after the rejection' });
    expectAccepted(context, 'R-70', await context.send(valid));
  },
});

/** Clauses 8.2.3 step 2 and 8.2.4 step 3: a credential is checked each time, whatever else is known of the UE. */
export const wrongCredentialPurposes: readonly Purpose[] = [
  enters('second-gateway', {
    title: 'through the second gateway',
    needs: ['secondGateway'],
    change: (context) => ({ gateway: secondOf(context) }),
  }),
  enters('with-profile', { title: 'with every IE', change: () => ({ profile }) }),
  enters('after-leaving', {
    title: 'of a UE that was registered and left',
    async prepare(context, ue) {
      await given(context, ue);
      await gone(context, ue);
    },
  }),
  leaves('second-gateway', throughSecond),
  leaves('with-profile', withProfile),
  leaves('after-take-over', takenOver),
  leaves('after-update', updated),
  leaves('after-return', returned),
  leaves('after-refusal', refused),
  ...registeredCredentialPurposes,
];
