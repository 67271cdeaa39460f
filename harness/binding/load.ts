import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { nearest } from '../config/nearest.ts';
import { linesOf, type Problem } from '../config/problem.ts';
import { placeOf, shapeOf } from '../config/shape.ts';
import type { Environment } from '../config/substitution.ts';
import { UsageError } from '../usage-error.ts';
import { builtIn, type BuiltInName, builtInNames } from './built-in.ts';
import { type BindingOptions, compiled } from './compile.ts';
import { formFaults } from './form-rule.ts';
import { bindingSchema } from './form-schema.ts';
import type { Form } from './form.ts';
import { literalSecretsOf } from './literal-secrets.ts';
import type { Loaded } from './loaded.ts';
import { moduleBinding } from './module.ts';

const texts = ['.yaml', '.yml', '.json'];
const modules = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** The binding of that name, or of the YAML file or module at that path; throws UsageError with every problem. */
export async function loadBinding(
  name: string,
  options: BindingOptions = {},
  environment: Environment = process.env,
): Promise<Loaded> {
  if ((builtInNames as readonly string[]).includes(name))
    return { binding: builtIn(name as BuiltInName, options), secrets: [] };
  const extension = extname(name).toLowerCase();
  if (modules.includes(extension)) return moduleBinding(name, options);
  if (texts.includes(extension)) return formBinding({ name, text: await textAt(name) }, options, environment);
  throw new UsageError([`binding: ${unknownName(name) ?? name}`]);
}

/** Why no binding can have that name, if none can: it is neither built in nor a path. */
export function unknownName(name: string): string | undefined {
  if ((builtInNames as readonly string[]).includes(name)) return undefined;
  if ([...texts, ...modules].includes(extname(name).toLowerCase())) return undefined;
  const near = nearest(name, builtInNames);
  const known = `there is ${builtInNames.join(', ')}, or the path of a .yaml file or of a .ts or .js module`;
  return `${JSON.stringify(name)} is unknown; ${near === undefined ? known : `did you mean '${near}'?`}`;
}

async function textAt(name: string): Promise<string> {
  try {
    return await readFile(resolve(name), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError([
      `${name}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}; name a readable binding file`,
    ]);
  }
}

interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** The binding of a YAML text. */
export async function formBinding(
  { name, text }: TextFile,
  options: BindingOptions = {},
  environment: Environment = {},
): Promise<Loaded> {
  const { readSource } = await import('../config/source.ts');
  const source = readSource(text.replace(/^\u{FEFF}/u, ''), environment);
  const refuse = (problems: readonly Problem[]): never => {
    throw new UsageError(linesOf(name, problems));
  };
  if (!source.isReadable || source.problems.length > 0) refuse(source.problems);
  const { value, problems } = await shapeOf(source, bindingSchema);
  if (problems.length > 0) refuse(problems);
  const faults = formFaults(value as Form);
  if (faults.length > 0)
    refuse(faults.map(({ pointer, text: fault }) => ({ position: placeOf(source, pointer), pointer, text: fault })));
  const secrets = [...source.secrets, ...literalSecretsOf(value as Form)];
  return { binding: compiled(value as Form, options), secrets: [...new Set(secrets)] };
}
