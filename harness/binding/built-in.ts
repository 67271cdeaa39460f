import { existsSync, readFileSync } from 'node:fs';
import { yaml } from '../config/yaml.ts';
import { root } from '../root.ts';
import type { Binding } from './binding.ts';
import { type BindingOptions, compiled } from './compile.ts';
import type { Form } from './form.ts';

/** The bindings that are named without a path; each is a file beside this module, in the form that a vendor writes. */
export const builtInNames = ['sbi-json', 'sbi-resource', 'coap-json'] as const;

export type BuiltInName = (typeof builtInNames)[number];

/** The YAML text of a built-in binding. */
export const builtInText = (name: BuiltInName): string =>
  readFileSync(new URL(`harness/binding/${name}.yaml`, root), 'utf8');

/** The form of a built-in binding: in the package it lies beside the text, since reading YAML takes its time. */
export function builtInForm(name: BuiltInName): Form {
  const file = new URL(`harness/binding/${name}.json`, root);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Form;
  return yaml().parse(builtInText(name)) as Form;
}

/** What the files say, read when it is first needed. */
const forms = new Map<BuiltInName, Form>();

/** A built-in binding. */
export function builtIn(name: BuiltInName, options: BindingOptions = {}): Binding {
  const form = forms.get(name) ?? builtInForm(name);
  forms.set(name, form);
  return compiled(form, options);
}
