const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** One escape for each UTF-16 unit, as JSON has them. */
const escapeOf = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');

/** JSON text whose every invisible character is an escape: control, format and reordering ones; the value stays what it is. */
export const jsonText = (value: unknown, indent?: number): string =>
  // What JSON itself puts between the tokens is a line break or a space.
  JSON.stringify(value, undefined, indent).replace(unseen, (character) =>
    character === '\n' ? character : escapeOf(character),
  );
