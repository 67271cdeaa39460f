import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../usage-error.ts';
import type { Binding } from './binding.ts';
import type { BindingOptions } from './compile.ts';

/** The binding that a TypeScript or JavaScript module exports as `binding` or by default, itself or as a function that gives it; throws UsageError where it does not. */
export async function moduleBinding(name: string, options: BindingOptions): Promise<Binding> {
  const found = exported(await imported(name));
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
  const lacks = lackOf(binding);
  if (lacks !== undefined) refuse(lacks);
  return binding as Binding;
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
    throw new UsageError([`${name}: cannot be loaded (${String(error)})`]);
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
