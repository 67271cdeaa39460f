import { isPromise } from 'node:util/types';
import { UsageError } from '../usage-error.ts';
import { type Rule, sorted } from './value-rule.ts';

/** A member of a module, what it is asked about, and what it may give. */
export interface Asked {
  readonly member: string;
  readonly about: string;
  readonly rule: Rule;
}

/** Where a module stands: as it was named, and as the address that call stacks know. */
export interface ModulePlace {
  readonly name: string;
  readonly url: string;
}

/** What a member of a module gives, which keeps the rule; throws a UsageError that names the mistake where that is nothing of use. */
export function called({ name, url }: ModulePlace, { member, about, rule }: Asked, call: () => unknown): unknown {
  let value: unknown;
  try {
    value = call();
  } catch (error) {
    throw new UsageError([`${name}: ${member} threw for '${about}': ${thrown(error, url)}`]);
  }
  if (isPromise(value)) value.catch(() => undefined);
  const flaw = rule(value, '');
  if (flaw === undefined) return value;
  const remedy = isPromise(value) ? '; a binding waits for nothing, so write no async' : '';
  throw new UsageError([`${name}: ${member} returned ${sorted(value)} for '${about}': ${flaw}${remedy}`]);
}

const longest = 300;

/** The error in one line, and the line of the module that it comes from. */
function thrown(error: unknown, url: string): string {
  const text = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(/\s+/g, ' ');
  const [, file = '', line = ''] =
    (error instanceof Error ? error.stack : undefined)?.match(/(?:\/|\\)([^/\\\s()]+?):(\d+:\d+)\)?$/m) ?? [];
  const isOwn = file !== '' && url.split('?')[0]?.endsWith(`/${encodeURI(file)}`) === true;
  return `${text.slice(0, longest)}${isOwn ? ` (${file}:${line})` : ''}`;
}
