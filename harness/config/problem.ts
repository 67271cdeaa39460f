/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

/** One thing wrong with the configuration file; the pointer is empty where the whole document is meant. */
export interface Problem {
  readonly position: Position;
  readonly pointer: string;
  readonly text: string;
}

/** Problems as lines in the order of the file, `conform.yaml:12:3 /target/url: expected …`, each once. */
export function linesOf(file: string, problems: readonly Problem[]): readonly string[] {
  const sorted = problems.toSorted((a, b) => a.position.line - b.position.line || a.position.col - b.position.col);
  const lines = sorted.map(({ position, pointer, text }) => {
    const place = `${file}:${position.line}:${position.col}`;
    return pointer === '' ? `${place}: ${text}` : `${place} ${pointer}: ${text}`;
  });
  return [...new Set(lines)];
}
