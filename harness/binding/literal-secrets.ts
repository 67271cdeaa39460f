import type { Form } from './form.ts';

const confidential = /authorization|cookie|token|api-?key|secret|passw/i;
/** Shorter ones would blot out what is none. */
const shortest = 6;

/** What a binding file itself has of credentials: the values of headers that show who asks, where they hold no variable. */
export function literalSecretsOf({ headers, register, deregister, lookup }: Form): readonly string[] {
  const all = [headers, register.headers, deregister.headers, lookup?.headers].flatMap((own) =>
    Object.entries(own ?? {}),
  );
  return all
    .filter(([name, value]) => confidential.test(name) && !value.includes('{'))
    .flatMap(([name, value]) => (/cookie/i.test(name) ? cookiesOf(value) : value.split(/\s+/).slice(-1)))
    .filter((word) => word.length >= shortest);
}

const cookiesOf = (value: string): readonly string[] =>
  value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
