import { unknownName } from '../binding/load.ts';
import { configOf } from '../config/config-of.ts';
import type { Environment } from '../config/substitution.ts';
import { UsageError } from '../usage-error.ts';
import { type Answers, fallbackOf, isPool, type Question, questions } from './answers.ts';
import { firstFile } from './first-file.ts';

/** Puts a question to a person and waits for the answer. */
export type Ask = (text: string) => Promise<string>;

/** Where answers come from, besides the options. */
export interface Interview {
  /** Undefined: nobody is there to ask. */
  readonly ask?: Ask;
  /** Tells the person what is wrong with an answer. */
  readonly tell: (problem: string) => void;
  readonly env: Environment;
}

/** Answers from options, then from the person, then from the fallbacks; throws a UsageError for what is no valid setting. */
export async function interviewed(given: Partial<Answers>, { ask, tell, env }: Interview): Promise<Answers> {
  const answers: { -readonly [K in keyof Answers]?: Answers[K] } = { ...given };
  for (const question of questions) {
    const { name, applies = () => true } = question;
    if (answers[name] !== undefined) continue;
    const fallback = fallbackOf(question, answers);
    if (ask === undefined || !applies(answers)) {
      answers[name] = fallback;
      continue;
    }
    for (;;) {
      const shown = fallback === '' ? '' : ` [${fallback}]`;
      answers[name] = (await ask(`${question.text}${shown}: `)).trim() || fallback;
      const [problem] = await problemsOf(answers, env, question);
      if (problem === undefined) break;
      tell(problem);
    }
  }
  const problems = await problemsOf(answers, env);
  if (problems.length > 0) throw new UsageError(problems);
  return answers as Answers;
}

const numberless = {
  pointer: '/pixit/ues/credential',
  text: '{n} is the number of a UE, and the UE Service ID has none; write {n} into both, or the credential as it is',
};

const complete = (answers: Partial<Answers>): Answers => ({
  ...(Object.fromEntries(
    questions.map((question) => [question.name, fallbackOf(question, answers)]),
  ) as unknown as Answers),
  ...answers,
});

/** What is wrong with the file that the answers make, by option; of one question alone where one is given. */
async function problemsOf(answers: Partial<Answers>, env: Environment, only?: Question): Promise<readonly string[]> {
  const given = complete(answers);
  const nameless = unknownName(given.binding);
  const found = [
    ...(nameless === undefined ? [] : [{ pointer: '/target/binding', text: nameless }]),
    ...(isPool(given) || !given.credential.includes('{n}') ? [] : [numberless]),
    ...(await faultsIn(firstFile(given), env)),
  ];
  return found
    .map((fault) => ({ ...fault, question: questionOf(fault.pointer) }))
    .filter(({ question }) => only === undefined || question === only)
    .map(({ question, pointer, text }) => (only === undefined ? `--${question?.option ?? pointer}: ${text}` : text));
}

/** What loading finds wrong with the text of a file, by entry. */
async function faultsIn(text: string, env: Environment): Promise<readonly { pointer: string; text: string }[]> {
  try {
    await configOf({ name: 'answers', text }, {}, env);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.problems.map((line) => {
      const [, pointer = '', fault = line] = /^answers:\d+:\d+ (\/\S+): (.*)$/.exec(line) ?? [];
      return { pointer, text: fault };
    });
  }
}

const questionOf = (pointer: string): Question | undefined =>
  questions.find((question) => question.pointer === pointer.replace('/ues/0/', '/ues/'));
