import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { Guise } from './guise.ts';
import { impostures } from './imposture.ts';
import type { Disturbance, Outcome } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { given, gone, shown, toDeregister, toRegister } from './step.ts';
import { Failure, Inconclusive, Silence } from './verdict.ts';

/** One way not to be who one should be, and what a server violates that serves it all the same. */
export interface Row {
  readonly id: string;
  readonly guise: Guise;
  /** What else is odd about the request. */
  readonly disturbance?: Disturbance;
  readonly title: string;
  readonly requirement: RequirementId;
  /** Below HTTP no answer may come at all. */
  readonly mayDrop?: true;
  /** The guise whose requests are served, from which this one differs in one thing. */
  readonly twin?: Guise;
}

// oxfmt-ignore
const rows: readonly Row[] = [
  { id: 'certificate/none',    guise: 'no-certificate',      title: 'without a client certificate',                          requirement: 'S-01', mayDrop: true },
  { id: 'certificate/foreign', guise: 'foreign-certificate', title: 'with a client certificate of another authority',        requirement: 'S-01', mayDrop: true },
  { id: 'certificate/expired', guise: 'expired-certificate', title: 'with an expired client certificate',                    requirement: 'S-01', mayDrop: true },
  { id: 'token/none',          guise: 'no-token',            title: 'without an access token',                               requirement: 'S-03' },
  { id: 'token/malformed',     guise: 'malformed-token',     title: 'with a text that is no access token',                   requirement: 'S-04' },
  { id: 'token/forged',        guise: 'forged-token',        title: 'with an access token whose signature is wrong',         requirement: 'S-04' },
  { id: 'token/unsigned',      guise: 'unsigned-token',      title: 'with an access token that says it needs no signature',  requirement: 'S-04' },
  { id: 'token/expired',       guise: 'expired-token',       title: 'with an expired access token',                          requirement: 'S-04', twin: 'test-token' },
  { id: 'token/audience',      guise: 'audience-token',      title: 'with an access token for another audience',             requirement: 'S-06', twin: 'test-token' },
  { id: 'token/scope',         guise: 'scope-token',         title: 'with an access token of another scope',                 requirement: 'S-05', twin: 'test-token' },
  { id: 'plain-text',          guise: 'plain-text',          title: 'outside of TLS',                                        requirement: 'R-69', mayDrop: true },
  { id: 'plain-text/token',    guise: 'plain-text',          title: 'with an access token outside of TLS',                   requirement: 'S-02', mayDrop: true },
];

const isLate = ({ lost = 'closed' }: Outcome): boolean => ['deadline', 'unproven', 'incomplete'].includes(lost);

/** Any refusal will do, and where TLS or the network refuses, no answer at all. */
function expectUnserved(context: Context, { requirement, title, mayDrop }: Row, outcome: Outcome): void {
  if (outcome.kind === 'accepted') throw new Failure(requirement, `no success ${title}`, outcome.text);
  if (outcome.kind === 'silent' && mayDrop !== true && isLate(outcome))
    throw new Silence(`a request ${title}`, outcome, requirement);
  // What can be read as neither success nor failure shows by what it leaves.
  if (outcome.kind !== 'unclear') context.met(requirement);
}

const guisesOf = ({ guise, twin }: Row): readonly Guise[] => (twin === undefined ? [guise] : [guise, twin]);

export const onRegister = (row: Row): Purpose => ({
  id: `REG/BI/${row.id}`,
  title: `A registration ${row.title} is not served and leaves nothing`,
  verifies: [row.requirement, 'R-70'],
  guises: guisesOf(row),
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    await given(context, twin, row.twin === undefined ? {} : { as: row.twin });
    const step = `register ${row.title}`;
    const odd = row.disturbance && { disturbance: row.disturbance };
    const stimulus = { ...toRegister(context, ue, { as: row.guise, step }), ...odd, verifies: row.requirement };
    expectUnserved(context, row, await context.trySend(stimulus));
    await expectNotStored(context, ue, row.requirement);
    const valid = toRegister(context, ue, { step: 'the valid twin, after the refusal' });
    expectAccepted(context, 'R-70', await context.send(valid));
  },
});

const onDeregister = (row: Row): Purpose => ({
  id: `DEREG/BI/${row.id}`,
  title: `A de-registration ${row.title} is not served and deletes nothing`,
  verifies: [row.requirement, 'D-02'],
  guises: guisesOf(row),
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    await given(context, twin, row.twin === undefined ? {} : { as: row.twin });
    await gone(context, twin);
    await given(context, ue);
    const step = `de-register ${row.title}`;
    const stimulus = { ...toDeregister(ue, { as: row.guise, step }), verifies: row.requirement };
    expectUnserved(context, row, await context.trySend(stimulus));
    await expectStored(context, ue, { requirement: row.requirement });
    const valid = toDeregister(ue, { step: 'the valid twin, after the refusal' });
    expectAccepted(context, 'D-02', await context.send(valid));
  },
});

/** The look-up shows what is stored, so it asks who is there. */
const onLookUp = ({ id, guise, title, twin = 'gateway' }: Row, requirement: 'S-19' | 'S-20' | 'S-23'): Purpose => ({
  id: `REG/BI/look-up/${id}`,
  title: `A look-up ${title} shows nothing`,
  verifies: [requirement],
  guises: [guise, twin],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue);
    const known = await context.peek(ue, twin);
    if (!known.isShown)
      throw new Inconclusive('precondition', `the look-up does not show ${shown(ue)} (${known.text})`);
    const seen = await context.peek(ue, guise);
    if (seen.isShown) throw new Failure(requirement, `no registration of ${shown(ue)}`, seen.text);
    context.met(requirement);
  },
});

/** Clause 8.2.3 step 2 and 8.2.4 step 3: the server knows which gateway asks. */
export const securityPurposes: readonly Purpose[] = [
  ...rows.map(onRegister),
  ...rows.map(onDeregister),
  ...rows.filter(({ id }) => id.startsWith('certificate/')).map((row) => onLookUp(row, 'S-19')),
  ...rows.filter(({ id }) => id.startsWith('token/')).map((row) => onLookUp(row, 'S-20')),
  ...rows.filter(({ id }) => id === 'plain-text').map((row) => onLookUp(row, 'S-23')),
  ...impostures,
];
