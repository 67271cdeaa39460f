import { type Choice, legal, type Rules } from './legal.ts';
import type { Answer, Operation } from './operation.ts';
import { keyOf, type State } from './state.ts';

/** A state that a UE may be in, and what the server decided on the way there if it is. */
export interface Belief {
  readonly state: State;
  readonly choices: readonly Choice[];
}

/** Nothing happened yet. */
export const atFirst: readonly Belief[] = [{ state: undefined, choices: [] }];

/** What may be after an operation with this answer; nothing when no legal server answers so. */
export function advanced(
  beliefs: readonly Belief[],
  { operation, answer }: { readonly operation: Operation; readonly answer: Answer },
  rules: Rules,
): readonly Belief[] {
  const reached = beliefs.flatMap((belief) =>
    legal(belief.state, operation, answer, rules).map(({ state, choices }) => ({
      state,
      choices: [...belief.choices, ...choices],
    })),
  );
  return [...Map.groupBy(reached, ({ state }) => keyOf(state)).values()].map(shared);
}

/** Several ways to one state: only what all of them have in common was decided. */
function shared(ways: readonly Belief[]): Belief {
  const [first = { state: undefined, choices: [] }, ...others] = ways;
  const isShared = ({ question, taken }: Choice): boolean =>
    others.every(({ choices }) => choices.some((choice) => choice.question === question && choice.taken === taken));
  return { state: first.state, choices: first.choices.filter(isShared) };
}

/** What is certain about the choices of the server, and the beliefs without it. */
export function settled(beliefs: readonly Belief[]): {
  readonly certain: readonly Choice[];
  readonly open: readonly Belief[];
} {
  const [only, ...others] = beliefs;
  if (only === undefined || others.length > 0) return { certain: [], open: beliefs };
  return { certain: only.choices, open: [{ state: only.state, choices: [] }] };
}
