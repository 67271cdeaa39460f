import { isMapping } from './pointer.ts';
import type { Source } from './source.ts';

/** A value as error messages show it; neither a credential nor what came from the environment is ever shown. */
export function show(source: Source, pointer: string, value: unknown): string {
  const mark = source.marks.get(pointer);
  if (mark?.written !== undefined) return `the value of ${JSON.stringify(mark.written)}`;
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isMapping(value)) return 'a mapping';
  if (/(credential|secret|passphrase)$|\/badTokens\//i.test(pointer))
    return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
  const shown = JSON.stringify(value);
  return mark === undefined ? `${shown} (assumed, as the file gives no pixit.ues)` : shown;
}
