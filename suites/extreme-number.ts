import type { Json } from '../fixtures/json.ts';
import { changed } from '../fixtures/mutant.ts';
import type { Ie } from '../spec/message.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectAnswered, expectNotStored, expectStored } from './expect.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { expectAsAnswered, isAsAnswered } from './update.ts';

/** Numbers at an end of what there is; all are exact in every number that JSON software keeps. */
interface Extreme {
  readonly id: string;
  readonly title: string;
  readonly values: readonly number[];
}

const extremes: readonly Extreme[] = [
  { id: 'large-number', title: 'of 31 bits and beyond', values: [2 ** 31 - 1, 2 ** 31, 2 ** 32 + 1, 2 ** 53 - 1] },
  { id: 'zero', title: 'of 0', values: [0] },
];

interface Place {
  readonly ie: Ie;
  readonly path: readonly string[];
}

const placesOf = (ie: Ie, path: readonly string[]): readonly Place[] =>
  ie.type.kind === 'object' ? ie.type.ies.flatMap((inner) => placesOf(inner, [...path, inner.id])) : [{ ie, path }];

/** A limit on numbers is legal, and so is refusing what lies beyond it; falling over it or storing another one is not. */
async function survives(context: Context, path: readonly string[], value: number): Promise<void> {
  const ue = await context.take();
  const profile = changed({}, path, () => value)['profile'] as Json;
  const step = `register with ${path.join('.')} ${value}`;
  const stimulus = toRegister(context, ue, { profile, step });
  const outcome = await context.send({ ...stimulus, verifies: 'R-54' });
  expectAnswered(context, 'R-54', outcome);
  if (outcome.kind !== 'accepted') {
    await expectNotStored(context, ue, 'R-49');
    return;
  }
  await expectStored(context, ue, { profile });
  expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  await expectNotStored(context, ue, 'D-05');
  await outlives(context, profile, step);
  if (value === 0) await replaces(context, path, profile);
}

/** What many languages take for nothing takes the place of what was there. */
async function replaces(context: Context, path: readonly string[], profile: Json): Promise<void> {
  const ue = await context.take();
  const former = changed({}, path, () => 60)['profile'] as Json;
  await given(context, ue, { profile: former });
  const step = `register with ${path.join('.')} 0 in place of 60`;
  const outcome = await context.send({ ...toRegister(context, ue, { profile, step }), verifies: 'R-62' });
  expectAnswered(context, 'R-54', outcome);
  const update = { before: former, now: profile };
  const after = await context.observe(
    ue,
    (seen) => seen.seen && seen.registered && isAsAnswered(update, outcome, seen.records?.[0]?.profile),
  );
  const [record] = after.seen ? (after.records ?? []) : [];
  if (record === undefined || !context.pics.profileReadBack)
    return context.unobserved('R-62', 'no look-up shows the profile of an update');
  expectAsAnswered(update, outcome, record.profile);
  context.met('R-62');
}

/** What is stored of a first registration is stored of an update too. */
async function outlives(context: Context, profile: Json, step: string): Promise<void> {
  const ue = await context.take();
  await given(context, ue);
  const stimulus = toRegister(context, ue, { profile, step: `${step}, where it is registered without a profile` });
  const outcome = await context.send({ ...stimulus, verifies: 'R-54' });
  expectAnswered(context, 'R-54', outcome);
  if (outcome.kind === 'accepted') await expectStored(context, ue, { profile });
}

const places = placesOf(registrationRequest.ies[3], ['profile']).filter(({ ie }) => ie.type.kind === 'integer');

/** Numbers that do not fit into what many languages call an integer, and the one that many take for none. */
export const extremeNumberPurposes: readonly Purpose[] = extremes.flatMap(({ id, title, values }) =>
  places.map(({ ie, path }): Purpose => ({
    id: `REG/BV/${id}/${ie.id}`,
    title: `A registration with ${path.join('.')} ${title} is stored as sent or refused as the client's error`,
    verifies: ['R-54', 'R-05', 'R-06', 'R-49', 'D-05', 'R-62'],
    ues: 1,
    wishes: 2 * values.length,
    async run(context) {
      for (const value of values) await context.trial(() => survives(context, path, value));
    },
  })),
);
