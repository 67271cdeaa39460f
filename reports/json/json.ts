import { jsonText } from '../json-text.ts';
import type { Report } from '../report.ts';
import { reportSchema } from './report-schema.ts';
import type { Schema } from './schema.ts';

const prefix = '#/$defs/';

function resolve(schema: Schema | undefined): Schema | undefined {
  return schema?.$ref === undefined ? schema : reportSchema.$defs?.[schema.$ref.slice(prefix.length)];
}

function keysOf(value: object, schema: Schema | undefined): readonly string[] {
  const named = Object.keys(schema?.properties ?? {}).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !named.includes(key));
  return [...named, ...others.sort()];
}

/** Puts the members of objects into the order of the schema, and those of records into the order of the alphabet. */
function ordered(value: unknown, reference: Schema | undefined): unknown {
  const schema = resolve(reference);
  if (Array.isArray(value)) return value.map((item) => ordered(item, schema?.items || undefined));
  if (typeof value !== 'object' || value === null) return value;
  const members: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  return Object.fromEntries(
    keysOf(value, schema).map((key) => [key, ordered(members.get(key), schema?.properties?.[key])]),
  );
}

/** report.json: the whole report, in the key order of its schema, indented by two spaces. */
export function renderJson(report: Report): Readonly<Record<string, string>> {
  return { 'report.json': `${jsonText(ordered(report, reportSchema), 2)}\n` };
}
