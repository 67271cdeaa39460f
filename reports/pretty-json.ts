const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const longest = 16_384;
const deepest = 40;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * JSON text indented by two spaces, token by token, so that duplicate members, number formats and escapes stay as sent;
 * undefined where it is no JSON object or array, or too long or deep to gain from it.
 */
export function prettyJson(text: string): string | undefined {
  if (text.length > longest || !/^\s*[[{]/.test(text) || !isJson(text)) return undefined;
  let depth = 0;
  let previous = '';
  let pretty = '';
  for (const [token] of text.matchAll(tokens)) {
    const opened = previous === '{' || previous === '[';
    const closes = token === '}' || token === ']';
    if (closes) depth -= 1;
    if (depth > deepest) return undefined;
    const breaks = previous === ',' || (opened && !closes) || (closes && !opened);
    pretty += breaks ? `\n${'  '.repeat(depth)}${token}` : previous === ':' ? ` ${token}` : token;
    if (token === '{' || token === '[') depth += 1;
    previous = token;
  }
  return pretty;
}
