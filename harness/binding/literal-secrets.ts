import type { Form } from './form.ts';

const confidential = /authorization|cookie|token|secret|passw|(?<!idempotency-)key\b/i;
/** Shorter ones would blot out what is none. */
const shortest = 6;

/** What a binding file itself has of credentials: the values of headers that show who asks, where they hold no variable. */
export function literalSecretsOf({ headers, register, deregister, lookup }: Form): readonly string[] {
  const all = [headers, register.headers, deregister.headers, lookup?.headers].flatMap((own) =>
    Object.entries(own ?? {}),
  );
  return all.filter(([, value]) => !value.includes('{')).flatMap(secretsInHeader);
}

/** The credentials in a header, where its name says that it shows who asks. */
export function secretsInHeader([name, value]: readonly [name: string, value: string]): readonly string[] {
  if (!confidential.test(name)) return [];
  const words = /cookie/i.test(name) ? cookiesOf(value) : value.split(/\s+/).slice(-1);
  return words.filter((word) => word.length >= shortest);
}

const cookiesOf = (value: string): readonly string[] =>
  value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
