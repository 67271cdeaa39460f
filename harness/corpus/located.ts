import type { ErrorObject } from 'ajv';
import type { Position } from '../config/problem.ts';
import { yaml } from '../config/yaml.ts';

/** JSON text as read, with the place of everything in it. */
export interface Located {
  readonly value: unknown;
  /** Why it is no JSON, and where. */
  readonly fault?: { readonly position: Position; readonly text: string };
  /** The place of a JSON Pointer, or of the nearest thing above it. */
  readonly placeOf: (pointer: string) => Position;
}

/** Reads JSON text; everything that is no JSON is a fault with its place. */
export function located(text: string): Located {
  const { isNode, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'json', merge: false });
  const [error] = document.errors;
  const placeOf = (pointer: string): Position => {
    const steps = pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    for (; steps.length > 0; steps.pop()) {
      const node: unknown = document.getIn(steps, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]);
    }
    return { line: 1, col: 1 };
  };
  if (error !== undefined)
    return {
      value: undefined,
      placeOf,
      fault: { position: lines.linePos(error.pos[0]), text: `expected JSON: ${error.message}` },
    };
  return { value: document.toJS(), placeOf };
}

/** The complaints of ajv as lines, each with its place; `below` is where the checked value stands. */
export function complaints(
  file: string,
  { placeOf }: Located,
  errors: readonly ErrorObject[],
  below = '',
): readonly string[] {
  const lines = errors.map(({ instancePath, message = 'is wrong', keyword, params }) => {
    const extra = keyword === 'additionalProperties' ? ` (${JSON.stringify(params['additionalProperty'])})` : '';
    const pointer = below + instancePath;
    const { line, col } = placeOf(pointer);
    return `${file}:${line}:${col}${pointer === '' ? '' : ` ${pointer}`}: ${message}${extra}`;
  });
  return [...new Set(lines)];
}
