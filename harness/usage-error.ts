/** The caller asked for something that cannot be done as asked; one line per problem, each with its place and remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problems: readonly string[];
  /** 3 where the target cannot be reached, 2 for everything else. */
  readonly exitCode: 2 | 3;

  constructor(problems: readonly string[], exitCode: 2 | 3 = 2) {
    super(problems.join('\n'));
    this.problems = problems;
    this.exitCode = exitCode;
  }
}
