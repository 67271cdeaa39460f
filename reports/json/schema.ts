/** A JSON Schema (2020-12), with the keywords that describe a report. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly const?: number;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly items?: false | Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A property that may be absent. */
export interface Optional {
  readonly optional: Schema;
}

/** One schema per property of T, optional where T says so: a property that is missing here does not compile. */
export type Properties<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? Optional : Schema };

/** A closed object with the properties of T, in the order in which report.json prints them. */
export function objectOf<T>(description: string, properties: Properties<T>): Schema {
  const entries = Object.entries<Schema | Optional>(properties);
  return {
    description,
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, value]) => [key, 'optional' in value ? value.optional : value])),
    required: entries.flatMap(([key, value]) => ('optional' in value ? [] : [key])),
    additionalProperties: false,
  };
}

export const optional = (schema: Schema): Optional => ({ optional: schema });
export const text = (description: string): Schema => ({ type: 'string', description });
export const id = (description: string): Schema => ({ type: 'string', minLength: 1, description });
export const oneOf = (values: readonly string[], description: string): Schema => ({
  enum: values,
  type: 'string',
  description,
});
export const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
export const integer = (description: string): Schema => ({ type: 'integer', description });
export const duration = (description: string): Schema => ({ type: 'number', minimum: 0, description });
export const flag = (description: string): Schema => ({ type: 'boolean', description });
export const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });
export const record = (value: Schema, description: string): Schema => ({
  type: 'object',
  additionalProperties: value,
  description,
});
export const ref = (name: string, description: string): Schema => ({ $ref: `#/$defs/${name}`, description });
