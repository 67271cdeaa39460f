import { nearest } from '../config/nearest.ts';

/** Something that no schema can say, at its place in the file. */
export interface FormFault {
  readonly pointer: string;
  readonly text: string;
}

/** What could have been meant by a word that is unknown. */
export function remedyFor(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? `known here: ${known.join(', ')}` : `did you mean '${near}'?`;
}
