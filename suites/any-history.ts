import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { forAll } from './for-all.ts';
import type { Input } from './input.ts';
import { Memory } from './model/memory.ts';
import { Play } from './model/play.ts';
import { Recording } from './model/recording.ts';
import { performed, type Schedule, scheduleOf, scheduleSchema } from './model/schedule.ts';
import { classesOf, classesOn, type Command, stageOf, storyOf, storySchema } from './model/story.ts';
import type { Purpose } from './purpose.ts';
import { Failure } from './verdict.ts';

/** Whatever a history may break. */
const storyRules: readonly RequirementId[] = [
  'R-05',
  'R-06',
  'R-13',
  'R-31',
  'R-32',
  'R-49',
  'R-52',
  'R-60',
  'R-62',
  'R-63',
  'R-64',
  'R-65',
  'R-70',
  'R-72',
  'D-02',
  'D-05',
  'D-06',
  'D-07',
  'D-09',
  'D-10',
  'D-11',
  'S-08',
  'W-12',
];

const anyStory: Input<readonly Command[]> = {
  schema: storySchema,
  arbitrary: (pics) => storyOf(stageOf(3, pics), 60),
  classes: (pics) => [...classesOn(stageOf(3, pics)), 'look-up', 'reconnect'],
  classesOf,
  share: 0.4,
};

const anySchedule: Input<Schedule> = {
  schema: scheduleSchema,
  arbitrary: (pics) => scheduleOf(stageOf(2, pics)),
  classes: (pics) => classesOn(stageOf(2, pics)),
  classesOf: ({ before, clients }) => classesOf([...before, ...clients.flat()]),
  share: 0.25,
};

/** Of each UE one gateway only. */
const loyal = <T extends Command>(command: T): T =>
  command.do === 'register' ? { ...command, gateway: command.ue % 2 } : command;

const loyalStory: typeof anyStory = {
  ...anyStory,
  arbitrary: (pics) => anyStory.arbitrary(pics).map((commands) => commands.map(loyal)),
};

const loyalSchedule: typeof anySchedule = {
  ...anySchedule,
  arbitrary: (pics) =>
    anySchedule.arbitrary(pics).map(({ before, clients }) => ({
      before: before.map(loyal),
      clients: clients.map((client) => client.map(loyal)),
    })),
};

/** A record for each gateway is a `should` of its own, and hides nothing else that is wrong. */
async function beyondRecords<T>(inputs: readonly [Input<T>, Input<T>], ask: (input: Input<T>) => Promise<void>) {
  try {
    await ask(inputs[0]);
  } catch (error) {
    if (error instanceof Failure && error.requirement === 'R-63') await ask(inputs[1]);
    throw error;
  }
}

async function historiesHold(context: Context, input: typeof anyStory): Promise<void> {
  const memory = new Memory();
  await forAll(context, input, async (commands) =>
    new Play(context, await context.takeSome(3), memory).perform(commands),
  );
  memory.judge();
}

const schedulesHold = (context: Context, input: typeof anySchedule): Promise<void> =>
  forAll(context, input, async (schedule) => {
    const recording = new Recording(context);
    await performed(context, recording, { ues: await context.takeSome(2), schedule });
    recording.judge();
  });

/** Histories that nobody would think of, against a model of what the documents let a gateway rely on. */
export const anyHistoryPurposes: readonly Purpose[] = [
  {
    id: 'REG/BO/any-history',
    title: 'Every generated sequence of requests is answered as the documents allow, and leaves what they allow',
    verifies: ['R-12', ...storyRules],
    ues: 1,
    wishes: 900,
    input: anyStory,
    run: (context) => beyondRecords([anyStory, loyalStory], (input) => historiesHold(context, input)),
  },
  {
    id: 'REG/BO/any-schedule',
    title: 'Every generated set of parallel requests is answered, and leaves what it leaves, as in some order of them',
    verifies: ['R-73', 'R-15', 'R-63'],
    ues: 1,
    wishes: 500,
    input: anySchedule,
    run: (context) => beyondRecords([anySchedule, loyalSchedule], (input) => schedulesHold(context, input)),
  },
];
