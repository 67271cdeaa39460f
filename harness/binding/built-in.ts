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

/** What the files say, read when it is first needed. */
const forms = new Map<BuiltInName, Form>();

/** A built-in binding. */
export function builtIn(name: BuiltInName, options: BindingOptions = {}): Binding {
  const form = forms.get(name) ?? (readSource(builtInText(name), {}).value as Form);
  forms.set(name, form);
  return compiled(form, options);
}
