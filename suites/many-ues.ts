import { atOnce } from './at-once.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome, Stimulus } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { type Change, shown, toDeregister, toRegister } from './step.ts';
import { Failure, Inconclusive, NoVerdict, Silence } from './verdict.ts';

/** Requests under way at a time: far less than any server has to bear. */
const width = 16;

const most = 1100;
const profileOf = (at: number) => ({ communicationAvailability: { periodicTime: 10_000 + at } });

/** How far it goes: with the usual number of runs past 256 UEs at once and past 1024 registrations in all. */
const extent = ({ runs }: Context) => ({
  ues: Math.max(12, Math.min(most, Math.round(runs * 2.7))),
  registrations: Math.min(most, runs * 11),
});

interface Asked {
  readonly outcome: Outcome;
  /** The request was sent twice, and is refused: the first one may have been served. */
  readonly isOpen: boolean;
}

/** Among so many requests a connection may be lost now and then, which is no reason to begin anew. */
async function ask(context: Context, stimulus: Stimulus): Promise<Asked> {
  for (let tries = 1; ; tries++)
    try {
      const outcome = await context.send(stimulus);
      const isTwice = tries > 1 || outcome.isRepeated === true;
      return { outcome, isOpen: isTwice && outcome.kind === 'rejected' && outcome.refusal !== 'server-error' };
    } catch (error) {
      const isLost = error instanceof Silence && (error.lost === 'reset' || error.lost === 'closed');
      if (!isLost || tries === 3) throw error;
    }
}

/** A registration that is refused because the first one was served may have cost the UE that one. */
async function register(context: Context, ue: UeIdentity, change: Change): Promise<void> {
  for (let tries = 1; tries <= 3; tries++) {
    const { outcome, isOpen } = await ask(context, toRegister(context, ue, change));
    if (!isOpen) return expectAccepted(context, 'R-12', outcome);
    await ask(context, toDeregister(ue));
  }
  throw new Inconclusive('transport', `the connection was lost at each registration of ${shown(ue)}`);
}

/** Goes on registering a UE; one that the server does not register twice is de-registered in between. */
async function churn(context: Context, ue: UeIdentity, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const again = toRegister(context, ue, { profile: profileOf(time), step: 'register once more' });
    const { outcome } = await ask(context, again);
    if (outcome.refusal === 'server-error')
      throw new Failure('R-70', 'an answer that blames no server error', outcome.text);
    if (outcome.kind !== 'rejected') continue;
    await ask(context, toDeregister(ue));
    await register(context, ue, { step: 'register afresh' });
  }
}

/** A refusal is right where the registration has been lost before. */
async function leave(context: Context, ue: UeIdentity): Promise<void> {
  const { outcome, isOpen } = await ask(context, toDeregister(ue));
  if (isOpen) return;
  if (outcome.kind === 'rejected') await expectStored(context, ue, { requirement: 'R-12' });
  expectAccepted(context, 'D-02', outcome);
}

async function manyUes(context: Context): Promise<void> {
  const { ues: wanted, registrations } = extent(context);
  const ues = await context.takeSome(wanted);
  if (ues.length < 4) throw new NoVerdict(`the PIXIT gives ${ues.length} UEs only`);
  await atOnce(width, ues, (ue, at) => register(context, ue, { profile: profileOf(at) }));
  const busy = Math.min(width, ues.length - 3);
  const [calm, churned] = [ues.slice(0, -busy), ues.slice(-busy)];
  const times = Math.max(1, Math.ceil((registrations - ues.length) / busy));
  await atOnce(width, churned, (ue) => churn(context, ue, times));
  const leaving = calm.slice(0, Math.ceil(calm.length / 3));
  await atOnce(width, leaving, (ue) => leave(context, ue));
  const staying = calm.slice(leaving.length);
  await atOnce(width, [...staying.entries()], async ([at, ue]) => {
    await expectStored(context, ue, { requirement: 'R-12', profile: profileOf(leaving.length + at) });
  });
  await atOnce(width, churned, async (ue) => {
    await expectStored(context, ue, { requirement: 'R-12' });
  });
  await atOnce(width, leaving.slice(0, 4), async (ue) => {
    await expectNotStored(context, ue, 'D-05');
  });
  await atOnce(width, staying, (ue) => leave(context, ue));
}

/** What shows with many UEs, or after many registrations. */
export const manyUesPurposes: readonly Purpose[] = [
  {
    id: 'REG/BO/many-ues',
    title: 'Many UEs at once, and many registrations after them, leave each UE with its own registration',
    verifies: ['R-12', 'R-06', 'R-13', 'R-70', 'D-02', 'D-05'],
    ues: 1,
    wishes: 270,
    run: manyUes,
  },
];
