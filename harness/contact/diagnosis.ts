/** What stands in the way of a first contact: who has to act, what was seen, and what to change. */
export interface Diagnosis {
  readonly blame: 'configuration' | 'target';
  /** What was seen, as a sentence without its full stop. */
  readonly text: string;
  /** What to change, as a sentence. */
  readonly remedy: string;
}

export const byConfiguration = (text: string, remedy: string): Diagnosis => ({ blame: 'configuration', text, remedy });

export const byTarget = (text: string, remedy: string): Diagnosis => ({ blame: 'target', text, remedy });

/** Both sentences. */
export const sentenceOf = ({ text, remedy }: Diagnosis): string =>
  `${text.replace(/^[a-z](?!\w*:)/, (first) => first.toUpperCase())}. ${remedy}`;
