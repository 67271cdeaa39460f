import { isMapping } from './pointer.ts';

/** Whether a pool of UEs, as far as it is well-formed, has this UE Service ID or credential. */
export function poolHas(pool: unknown, key: 'ueServiceId' | 'credential', text: string): boolean {
  if (Array.isArray(pool)) return pool.some((ue) => isMapping(ue) && ue[key] === text);
  if (!isMapping(pool)) return false;
  const { [key]: template, from, to } = pool;
  if (typeof template !== 'string' || typeof from !== 'number' || typeof to !== 'number') return false;
  if (!template.includes('{n}')) return template === text;
  const number = numberIn(template, text);
  return number !== undefined && from <= number && number <= to;
}

/** The number that makes a template with {n} this text, or undefined when none does. */
export function numberIn(template: string, text: string): number | undefined {
  const [start = ''] = template.split('{n}');
  const digits = /^(?:0|[1-9]\d*)/.exec(text.slice(start.length))?.[0] ?? '';
  // What follows {n} may start with a digit, so every length of the number is a candidate.
  for (let length = 1; length <= digits.length; length += 1) {
    const number = digits.slice(0, length);
    if (template.replaceAll('{n}', number) === text) return Number(number);
  }
  return undefined;
}
