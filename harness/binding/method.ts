import type { Form, OperationForm } from './form.ts';

/** The methods that the binding knows at the path of an operation; undefined where it says nothing about the path. */
export function methodsAt(form: Form, { path, methods = [] }: OperationForm): ReadonlySet<string> | undefined {
  const shape = shapeOf(path);
  if (shape === '{}') return undefined;
  const known = [form.register, form.deregister, ...(form.lookup ? [form.lookup] : [])];
  const here = known.filter((request) => shapeOf(request.path) === shape);
  return new Set([...methods, ...here.map(({ method = 'GET' }) => method)]);
}

const shapeOf = (path: string): string => (path.split('?')[0] ?? '').replaceAll(/\{[^}]*\}/g, '{}');
