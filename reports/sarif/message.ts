import { clip, visibleLine } from '../visible.ts';

const longest = 2000;

/** A message as SARIF 2.1.0 has it: braces and brackets mean themselves, not placeholders and links (clause 3.11). */
export const messageOf = (text: string): { readonly text: string } => ({
  text: visibleLine(clip(text, longest)).replace(/[\\[\]{}]/g, (character) =>
    character === '{' || character === '}' ? character.repeat(2) : `\\${character}`,
  ),
});
