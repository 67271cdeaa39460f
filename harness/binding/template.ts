import { type Json, jsonTypeOf } from '../../fixtures/json.ts';
import { base64 } from './coding.ts';
import { Inexpressible } from './inexpressible.ts';

/** What stands in braces in a template: an IE, or the registration that the answer to an earlier request named. */
export interface Variable {
  readonly name: string;
  readonly filter: string | undefined;
}

/** Variables between braces, joined by a colon where there are several, as RFC 7617 has it. */
interface Insert {
  readonly names: readonly string[];
  readonly filter: string | undefined;
}

type Piece = string | Insert;

/** The value of a variable, undefined where the message has none. */
export type Values = (name: string) => Json | undefined;

const braces = /\{([^{}|]+)(?:\|([^{}|]+))?\}/g;

/** The variables of a template. */
export const variablesOf = (template: string): readonly Variable[] =>
  [...template.matchAll(braces)].flatMap(([, names = '', filter]) =>
    names.split(':').map((name) => ({ name, filter })),
  );

function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of template.matchAll(braces)) {
    pieces.push(template.slice(from, match.index), { names: match[1]?.split(':') ?? [], filter: match[2] });
    from = match.index + match[0].length;
  }
  return [...pieces, template.slice(from)].filter((piece) => piece !== '');
}

const filled = (pieces: readonly Piece[], fill: (insert: Insert) => string): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : fill(piece))).join('');

const isFilled = (piece: Piece, values: Values): boolean =>
  typeof piece === 'string' || piece.names.every((name) => values(name) !== undefined);

/** Fills a path and its query: percent-encoded; a query parameter whose variable has no value is left out. */
export function pathOf(template: string): (values: Values) => string {
  const [path = '', query] = template.split(/\?(.*)/s);
  const pathPieces = piecesOf(path);
  const parameters = query?.split('&').map((parameter) => piecesOf(parameter));
  const isConstant = !template.includes('{');
  if (isConstant) return () => template;
  return (values) => {
    const start = filled(pathPieces, ({ names: [name = ''] }) => segment(name, values(name)));
    const rest = parameters
      ?.filter((pieces) => pieces.every((piece) => isFilled(piece, values)))
      .map((pieces) =>
        filled(pieces, ({ names: [name = ''] }) => percent(name, textOf('a query', name, values(name)))),
      );
    return rest === undefined || rest.length === 0 ? start : `${start}?${rest.join('&')}`;
  };
}

/** Fills a header; undefined where a variable of it has no value, so that the header is left out. */
export function headerOf(template: string): (values: Values) => string | undefined {
  const pieces = piecesOf(template);
  if (!template.includes('{')) return () => template;
  return (values) => {
    if (!pieces.every((piece) => isFilled(piece, values))) return undefined;
    return filled(pieces, ({ names, filter }) => field(names, filter, joined(names, values)));
  };
}

/** The values with a colon between them, which none but the last may have itself. */
function joined(names: readonly string[], values: Values): string {
  const texts = names.map((name) => textOf('a header', name, values(name)));
  const at = texts.slice(0, -1).findIndex((text) => text.includes(':'));
  if (at !== -1) throw new Inexpressible(`${names[at]} stands before a colon, so it cannot have one`);
  return texts.join(':');
}

function textOf(carrier: string, name: string, value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (name === 'registration' && typeof value === 'number') return String(value);
  throw new Inexpressible(
    `${carrier} carries texts, so ${name} cannot be ${value === undefined ? 'absent' : kindOf(value)}`,
  );
}

function kindOf(value: Json): string {
  const type = jsonTypeOf(value);
  return type === 'null' ? type : `${/^[ao]/.test(type) ? 'an' : 'a'} ${type}`;
}

function segment(name: string, value: Json | undefined): string {
  if (value === undefined) throw new Inexpressible(`${name} is a part of the path and cannot be left out`);
  const text = textOf('a path', name, value);
  if (text === '' || text === '.' || text === '..')
    throw new Inexpressible(`${name} is a part of the path and cannot be ${JSON.stringify(text)}`);
  return percent(name, text);
}

function percent(name: string, text: string): string {
  if (!text.isWellFormed()) throw new Inexpressible(`a URL carries Unicode, which ${name} is not here`);
  return encodeURIComponent(text);
}

/** Visible ASCII with inner spaces: around them HTTP takes white space away (RFC 9110 clause 5.5). */
const plainField = /^[!-~](?:[ -~]*[!-~])?$|^$/;

function field(names: readonly string[], filter: string | undefined, text: string): string {
  if (filter === 'base64') return base64(names.join(':'), text);
  if (filter === 'percent') return percent(names.join(':'), text);
  if (!plainField.test(text))
    throw new Inexpressible(`a header cannot carry ${names.join(':')} ${JSON.stringify(text)} unchanged`);
  return text;
}
