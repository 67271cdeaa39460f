/** What stands in the way of a first contact: who has to act, what was seen, and what to change. */
export interface Diagnosis {
  readonly blame: 'configuration' | 'target' | 'authorization server';
  /** What was seen, as a sentence without its full stop. */
  readonly text: string;
  /** What to change, as a sentence. */
  readonly remedy: string;
  /** No server was reached. */
  readonly isUnreached?: boolean;
}

/** What one step of an examination found: that it is fine, in a few words, or what stands in the way. */
export type Finding = string | Diagnosis;

/** One look at the way to a server. */
export type Step = readonly [name: string, look: () => Promise<Finding>];

export const byConfiguration = (text: string, remedy: string): Diagnosis => ({ blame: 'configuration', text, remedy });

/** Where nothing answers, the address may be wrong, or the server away. */
export const unreached = (text: string, remedy: string): Diagnosis => ({
  ...byConfiguration(text, remedy),
  isUnreached: true,
});

export const byTarget = (text: string, remedy: string): Diagnosis => ({ blame: 'target', text, remedy });

/** Both sentences. */
export const sentenceOf = ({ text, remedy }: Diagnosis): string =>
  `${text.replace(/^[a-z](?!\w*:)/, (first) => first.toUpperCase())}. ${remedy}`;
