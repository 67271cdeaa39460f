import { readFileSync } from 'node:fs';
import { readSource } from '../config/source.ts';
import type { Binding } from './binding.ts';
import { type BindingOptions, compiled } from './compile.ts';
import type { Form } from './form.ts';

/** The bindings that are named without a path; each is a file beside this module, in the form that a vendor writes. */
export const builtInNames = ['sbi-json', 'sbi-resource', 'coap-json'] as const;

export type BuiltInName = (typeof builtInNames)[number];

/** The YAML text of a built-in binding. */
export const builtInText = (name: BuiltInName): string =>
  readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8');

/** A built-in binding. */
export const builtIn = (name: BuiltInName, options: BindingOptions = {}): Binding =>
  compiled(readSource(builtInText(name), {}).value as Form, options);
