/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text with its variables replaced, the values that came from the environment, and the names that could not be. */
export interface Substitution {
  readonly text: string;
  readonly fromEnvironment: readonly string[];
  readonly problems: readonly string[];
}

// One level of braces inside the fallback, so that `${UE:-ue-{n}@example}` means what it says.
const reference = /\$\$\{|\$\{(?:([A-Za-z_]\w*)(:-(?:[^{}]|\{[^{}]*\})*)?\})?/g;

/** Replaces `${NAME}` and `${NAME:-fallback}`; `$${` stands for a literal `${`, an empty variable takes the fallback. */
export function substitute(text: string, environment: Environment): Substitution {
  const fromEnvironment: string[] = [];
  const problems: string[] = [];
  const replaced = text.replaceAll(reference, (whole: string, name?: string, fallback?: string) => {
    if (whole === '$${') return '${';
    if (name === undefined) {
      problems.push('expected ${NAME} or ${NAME:-fallback}; write $${ for a literal ${');
      return whole;
    }
    const value = environment[name];
    if (value !== undefined && (value !== '' || fallback === undefined)) {
      fromEnvironment.push(value);
      return value;
    }
    if (fallback === undefined) {
      problems.push(`environment variable ${name} is not set; set it, or write \${${name}:-fallback}`);
      return whole;
    }
    const inner = substitute(fallback.slice(2), environment);
    fromEnvironment.push(...inner.fromEnvironment);
    problems.push(...inner.problems);
    return inner.text;
  });
  return { text: replaced, fromEnvironment, problems };
}
