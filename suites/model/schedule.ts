import fc from 'fast-check';
import type { JsonObject } from '../../fixtures/json.ts';
import type { Context } from '../context.ts';
import type { UeIdentity } from '../identity.ts';
import type { Recording } from './recording.ts';
import { shorter, Smaller } from './smaller.ts';
import { type Asking, askingOf, askingSchema, requestOf, type Stage } from './story.ts';

/** What is asked first, one after another, and what several clients then ask at the same time. */
export interface Schedule {
  readonly before: readonly Asking[];
  readonly clients: readonly (readonly Asking[])[];
}

/** JSON Schema of a plan. */
export const scheduleSchema: JsonObject = {
  type: 'object',
  properties: {
    before: { type: 'array', items: askingSchema },
    clients: { type: 'array', minItems: 1, items: { type: 'array', minItems: 1, items: askingSchema } },
  },
  required: ['before', 'clients'],
  additionalProperties: false,
};

/** Plans of bounded size. */
export function scheduleOf(stage: Stage): fc.Arbitrary<Schedule> {
  const asking = askingOf(stage);
  return new Smaller(
    fc.record(
      {
        before: fc.array(asking, { maxLength: 2 }),
        clients: fc.array(fc.array(asking, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      },
      { noNullPrototype: true },
    ),
    smaller,
  );
}

/** Fewer clients, fewer requests of a client, less before. */
function* smaller({ before, clients }: Schedule): Generator<Schedule> {
  for (const fewer of shorter(clients, 2)) yield { before, clients: fewer };
  for (const less of shorter(before)) yield { before: less, clients };
  for (const [at, client] of clients.entries())
    for (const less of shorter(client, 1)) yield { before, clients: clients.with(at, less) };
}

/** Runs the plan, in which each client waits for its own answers only, and looks at every UE afterwards. */
export async function performed(
  context: Context,
  recording: Recording,
  { ues, schedule }: { readonly ues: readonly UeIdentity[]; readonly schedule: Schedule },
): Promise<void> {
  const inTurn = async (askings: readonly Asking[]): Promise<void> => {
    for (const asking of askings)
      await recording.ask(ues[asking.ue % ues.length] as UeIdentity, requestOf(context.cast, asking));
  };
  await inTurn(schedule.before);
  await Promise.all(schedule.clients.map(inTurn));
  for (const ue of ues) await recording.look(ue);
}
