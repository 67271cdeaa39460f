const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return short[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`);
}

/** A run of text that shows as it is, or the escape of one character that does not. */
export interface Piece {
  readonly text: string;
  readonly isEscape: boolean;
}

/** The text in pieces, in order; line breaks and tabs count as characters that do not show. */
export function piecesOf(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(unseen)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index), isEscape: false });
    found.push({ text: escapeOf(match[0]), isEscape: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from), isEscape: false });
  return found;
}

/** The text with control, format and other invisible characters as escapes such as \u202e; lines and tabs stay. */
export function visible(text: string): string {
  return text.replace(unseen, (character) =>
    character === '\n' || character === '\t' ? character : escapeOf(character),
  );
}

/** As `visible`, on one line: line breaks and tabs become escapes too. */
export function visibleLine(text: string): string {
  return text.replace(unseen, escapeOf);
}

/** At most `limit` UTF-16 units of the text, and how many were left away; never half of a character. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isSplit = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  const kept = text.slice(0, isSplit ? limit - 1 : limit);
  return `${kept}… (${text.length - kept.length} more characters in report.json)`;
}
