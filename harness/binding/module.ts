import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../usage-error.ts';
import type { Binding } from './binding.ts';
import type { BindingOptions } from './compile.ts';
import { guarded } from './guarded-module.ts';
import type { Loaded } from './loaded.ts';
import { bindingRules } from './module-rule.ts';

/** The binding that a TypeScript or JavaScript module exports as `binding` or by default, itself or as a function that gives it; throws UsageError where it does not. */
export async function moduleBinding(name: string, options: BindingOptions): Promise<Loaded> {
  const module = await imported(name);
  const found = exported(module);
  const refuse = (problem: string): never => {
    throw new UsageError([`${name}: ${problem}`]);
  };
  if (found === undefined)
    refuse('exports no binding; write `export const binding: Binding = …`, or a function that gives one');
  let binding: unknown = found;
  if (typeof found === 'function')
    try {
      binding = (found as (options: BindingOptions) => unknown)(options);
    } catch (error) {
      refuse(`its binding cannot be made (${String(error)})`);
    }
  const lacks = lackOf(binding) ?? flawOf({ ...(binding as object) }) ?? flawOf({ secrets: module['secrets'] });
  if (lacks !== undefined) refuse(lacks);
  return guarded({
    name,
    url: pathToFileURL(resolve(name)).href,
    binding: binding as Binding,
    *secrets() {
      for (const holder of [module, binding] as readonly { readonly secrets?: readonly unknown[] }[])
        for (const secret of holder.secrets ?? []) if (typeof secret === 'string') yield secret;
    },
  });
}

/** What is wrong with what stands beside the functions of a binding. */
function flawOf(beside: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, rule] of Object.entries(bindingRules)) {
    const flaw = beside[name] === undefined ? undefined : rule(beside[name], name);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

async function imported(name: string): Promise<Readonly<Record<string, unknown>>> {
  const path = resolve(name);
  try {
    await access(path);
  } catch {
    throw new UsageError([`${name}: no such file; name a readable module`]);
  }
  try {
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const remedy = /package 'msgin5g-conformance'/.test(String(error))
      ? '; take types from there by `import type`'
      : '';
    throw new UsageError([`${name}: cannot be loaded (${String(error)})${remedy}`]);
  }
}

const exported = ({ binding, default: standard }: Readonly<Record<string, unknown>>): unknown => binding ?? standard;

/** What a value lacks to be a binding. */
function lackOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null)
    return `its binding is ${value === null ? 'null' : typeof value}; expected an object`;
  const { name, encode, decode, lookup } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || name === '') return 'its binding has no `name`; expected a text';
  for (const [member, method] of Object.entries({ encode, decode }))
    if (typeof method !== 'function') return `its binding has no function \`${member}\``;
  if (lookup === undefined) return undefined;
  const { encode: ask, decode: read } = (lookup ?? {}) as Readonly<Record<string, unknown>>;
  return typeof ask === 'function' && typeof read === 'function'
    ? undefined
    : 'the look-up of its binding lacks `encode` or `decode`; leave it out where none is offered';
}
