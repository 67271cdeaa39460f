import type { DefinedError, ValidateFunction } from 'ajv/dist/2020.js';
import { nearest } from './nearest.ts';
import { phraseOf } from './phrase.ts';
import type { ValueSchema } from './phrase.ts';
import { above, below, valueAt, withValueAt } from './pointer.ts';
import type { Position, Problem } from './problem.ts';
import { configSchema, derivedItems } from './schema.ts';
import { show } from './show.ts';
import type { Source } from './source.ts';

/** The values of a file, numbers and booleans from the environment resolved, and where they leave the schema. */
export interface Shape {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Holds a file against its published schema. */
export async function shapeOf(source: Source, schema: object = configSchema): Promise<Shape> {
  const validate = validators.get(schema) ?? (await validatorOf(schema));
  validators.set(schema, validate);
  const errorsOf = (value: unknown): readonly DefinedError[] =>
    validate(value) ? [] : ((validate.errors ?? []) as DefinedError[]);

  const first = errorsOf(source.value);
  const retyped = first.filter(({ instancePath }) => source.marks.get(instancePath)?.retyped !== undefined);
  if (retyped.length === 0) return { value: source.value, problems: first.map((error) => problemOf(error, source)) };
  const value = retyped.reduce<unknown>(
    (root, { instancePath }) => withValueAt(root, instancePath, source.marks.get(instancePath)?.retyped),
    source.value,
  );
  return { value, problems: errorsOf(value).map((error) => problemOf(error, source)) };
}

/** Compiling a schema takes longer than everything else. */
const validators = new WeakMap<object, ValidateFunction>();

async function validatorOf(schema: object): Promise<ValidateFunction> {
  // Loaded late: most of the start-up time is ajv, and a run without a file needs none of it.
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  return new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, verbose: true }).compile(schema);
}

/** The place of a pointer in the file, or of the nearest thing above it that the file has. */
export function placeOf(source: Source, pointer: string): Position {
  const mark = source.marks.get(pointer);
  if (mark !== undefined) return mark.value;
  let parent = above(pointer);
  while (!source.marks.has(parent)) parent = above(parent);
  return source.marks.get(parent)!.key;
}

function problemOf(error: DefinedError, source: Source): Problem {
  const { instancePath: at, parentSchema } = error;
  const report = (pointer: string, text: string): Problem => ({ position: placeOf(source, pointer), pointer, text });
  if (error.keyword === 'additionalProperties') {
    const pointer = below(at, error.params.additionalProperty);
    const text = unknownKey(pointer, error.params.additionalProperty, parentSchema);
    return { ...report(pointer, text), position: source.marks.get(pointer)!.key };
  }
  if (error.keyword === 'required') {
    const { missingProperty } = error.params;
    const wanted = phraseOf((parentSchema as ParentSchema).properties[missingProperty] ?? {});
    return report(below(at, missingProperty), `missing; expected ${wanted}`);
  }
  if (error.keyword === 'dependentRequired') {
    const pointer = below(at, error.params.missingProperty);
    const why =
      at === '/target'
        ? 'isTestSystem speaks of one URL, and that has to be named beside it'
        : 'a file that gives pixit.ues describes its own server, so nothing is assumed';
    return report(pointer, `missing; ${why}`);
  }
  if (error.keyword === 'uniqueItems') {
    const index = Math.max(error.params.i, error.params.j);
    const pointer = below(at, index);
    return report(
      pointer,
      `expected each entry once, got ${show(source, pointer, valueAt(error.data, `/${index}`))} again`,
    );
  }
  return report(at, wrongValue(error, source));
}

interface ParentSchema {
  readonly properties: Readonly<Record<string, ValueSchema>>;
}

function unknownKey(pointer: string, key: string, parentSchema: unknown): string {
  if (above(pointer) === '/pics' && Object.hasOwn(derivedItems, key)) {
    return `not accepted here; it follows from ${derivedItems[key as keyof typeof derivedItems]}`;
  }
  const known = Object.keys((parentSchema as ParentSchema).properties);
  const meant = nearest(key, known);
  return meant === undefined ? `unknown key; known here: ${known.join(', ')}` : `unknown key; did you mean '${meant}'?`;
}

function wrongValue(error: DefinedError, source: Source): string {
  const wanted = phraseOf(error.parentSchema as ValueSchema);
  const value: unknown = error.data;
  const isUnquoted = error.keyword === 'type' && ['number', 'boolean'].includes(typeof value);
  const remedy = isUnquoted && wanted.includes('text') ? ': put it in quotes' : '';
  return `expected ${wanted}, got ${show(source, error.instancePath, value)}${remedy}`;
}
