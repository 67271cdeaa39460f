import type { Pics } from '../../spec/pics.ts';
import type { Answer, Operation, Reply, Request } from './operation.ts';
import { looksLike } from './sight.ts';
import type { State } from './state.ts';

/** One way in which the documents let a server go on. */
export interface Next {
  readonly state: State;
  /** What the server decided where the documents leave it the choice. */
  readonly choices: readonly Choice[];
}

/** A question that the documents leave open, and an answer to it. */
export interface Choice {
  readonly question: string;
  readonly taken: string;
}

/** What the PICS says of the server, as far as it matters here. */
export type Rules = Pick<Pics, 'credentialIe' | 'gatewayTrusted'>;

/** Every legal way to go on from a state with this answer; none when the documents forbid it. */
export function legal(state: State, operation: Operation, answer: Answer, rules: Rules): readonly Next[] {
  if (answer === undefined) return anyOf(state, operation, rules);
  if (operation.kind === 'look-up') return typeof answer === 'object' && looksLike(state, answer) ? [to(state)] : [];
  if (typeof answer === 'object') return [];
  if (operation.defect === undefined) return valid(state, operation, answer);
  const refused = spoilt(state, operation, answer);
  // Whoever need not look at credentials may take such a request for a valid one.
  const isIgnorable = operation.defect !== 'no gateway' && (!rules.credentialIe || rules.gatewayTrusted);
  return isIgnorable ? [...refused, ...valid(state, operation, answer)] : refused;
}

type Registration = Extract<Operation, { readonly kind: 'register' }>;
type Leaving = Extract<Operation, { readonly kind: 'deregister' }>;

const replies: readonly Reply[] = ['accepted', 'rejected', 'redirect'];

/** Without an answer: it never happened, or it did and the answer was lost. */
function anyOf(state: State, operation: Operation, rules: Rules): readonly Next[] {
  if (operation.kind === 'look-up') return [to(state)];
  const happened = replies.flatMap((reply) => legal(state, operation, reply, rules));
  return [to(state), ...happened.map((next) => to(next.state))];
}

const to = (state: State, ...choices: readonly Choice[]): Next => ({ state, choices });

function valid(state: State, operation: Request, reply: Reply): readonly Next[] {
  if (reply === 'server-error') return [];
  if (operation.kind === 'deregister') return left(state, operation, reply);
  const { gateway, profile } = operation;
  if (state === undefined) return reply === 'accepted' ? [to({ gateway, profile })] : [];
  const question = questionOf(state, operation);
  const choice = { question, taken: reply === 'accepted' ? 'accepted' : 'refused' };
  if (reply !== 'accepted') return refusedAgain(state, operation, { reply, choice });
  if (profile !== 'none' || state.profile === 'none') return [to({ gateway, profile }, choice)];
  const withdrawn = 'the profile of a UE that is registered again without one';
  return [
    to({ gateway, profile }, choice, { question: withdrawn, taken: 'dropped' }),
    to({ gateway, profile: state.profile }, choice, { question: withdrawn, taken: 'kept' }),
  ];
}

function questionOf(state: NonNullable<State>, { gateway, profile }: Registration): string {
  if (gateway !== state.gateway) return 'a registration of a registered UE by another gateway';
  if (profile === state.profile) return 'an equal registration of a registered UE';
  return `a registration of a registered UE ${profile === 'none' ? 'without its profile' : 'with another profile'}`;
}

/** A refused registration may end the one before it; a redirect says neither that it was taken nor that it was refused. */
function refusedAgain(
  state: State,
  { gateway, profile }: Registration,
  { reply, choice }: { readonly reply: Reply; readonly choice: Choice },
): readonly Next[] {
  const taken = reply === 'redirect' ? [to({ gateway, profile }, choice)] : [];
  return [...dropped(state, choice.question, choice), ...taken];
}

/** What a refusal leaves may differ with what is refused. */
function dropped(state: State, refused: string, ...choices: readonly Choice[]): readonly Next[] {
  const question = `what is left of a UE after the refusal of ${refused}`;
  return [to(state, ...choices, { question, taken: 'all' }), to(undefined, ...choices, { question, taken: 'nothing' })];
}

function left(state: State, { by }: Leaving, reply: Reply): readonly Next[] {
  const isAnothers = state !== undefined && by !== undefined && by !== state.gateway;
  if (isAnothers && reply !== 'accepted') return [to(state)];
  if (state !== undefined) return reply === 'accepted' ? [to(undefined)] : [];
  const question = 'the de-registration of a UE that is not registered';
  return [to(undefined, { question, taken: reply === 'accepted' ? 'accepted' : 'refused' })];
}

/** A request that has to fail; of a UE that is not registered, a server may say that it is gone before it looks any closer. */
function spoilt(state: State, { kind, defect }: Request, reply: Reply): readonly Next[] {
  if (reply === 'accepted') return kind === 'deregister' && state === undefined ? [to(undefined)] : [];
  return kind === 'deregister' || state === undefined
    ? [to(state)]
    : dropped(state, `a registration (${defect ?? 'malformed'})`);
}
