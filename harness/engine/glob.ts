/** `*` is any text, `?` one character, `{a,b}` alternatives; the whole text must match, in any letter case. */
export function globOf(pattern: string): (text: string) => boolean {
  const escaped = pattern.replaceAll(/[.+^$()|[\]\\]/g, String.raw`\$&`);
  const source = escaped
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll(/\{([^{}]*)\}|[{}]/g, (brace, inner?: string) =>
      inner === undefined ? `\\${brace}` : `(?:${inner.split(',').join('|')})`,
    );
  const expression = new RegExp(`^${source}$`, 'iu');
  return (text) => expression.test(text);
}
