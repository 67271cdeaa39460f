import type { PicsItem, PicsTerm } from './pics.ts';

/** The keyword of the sentence a requirement paraphrases (TS 21.801 Annex E). */
export type Level = 'shall' | 'should' | 'may';

/** Who is to blame: TS 23.554 itself, the declared wire, or HTTP / TS 29.500 hygiene. */
export type Layer = 'procedure' | 'binding' | 'protocol';

/** How sure the source is: read in a published text, inferred from one, or not confirmed (then it never fails anyone). */
export type Mark = 'V' | 'I' | 'U';

/** One testable sentence of the documents, with a permanent id. */
export interface Requirement {
  readonly id: string;
  readonly clause: string;
  readonly level: Level;
  readonly layer: Layer;
  readonly mark: Mark;
  readonly text: string;
  /** PICS terms that must all hold for the requirement to apply. */
  readonly condition?: readonly PicsTerm[];
  /** A PICS claim that turns a `should` into a `shall`. */
  readonly shallWhen?: PicsItem;
  /** Why nothing that this suite can do observes it. */
  readonly untestable?: string;
  /** It says something only about answers that a conformant server may never give. */
  readonly conditional?: true;
  readonly ambiguity?: string;
}
