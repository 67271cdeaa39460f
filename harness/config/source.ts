import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parse, parseDocument } from 'yaml';
import type { Document, Scalar, YAMLMap } from 'yaml';
import { below } from './pointer.ts';
import type { Position, Problem } from './problem.ts';
import { substitute } from './substitution.ts';
import type { Environment } from './substitution.ts';

/** Where a value stands, and what the file says there when the environment had a part in the value. */
interface Mark {
  readonly key: Position;
  readonly value: Position;
  readonly written?: string;
  /** The number or boolean that the text reads as once its variables are replaced, for where these are wanted. */
  readonly retyped?: unknown;
}

/** A configuration file as read: plain values, and the place of each by JSON Pointer. */
export interface Source {
  readonly value: unknown;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly problems: readonly Problem[];
  readonly secrets: readonly string[];
  /** False when the text is not YAML, so that the values mean nothing. */
  readonly isReadable: boolean;
}

/** Shorter values are not kept secret: hiding every `1` or `on` would make reports unreadable. */
const shortestSecret = 4;

/** An alias may lead back to itself; no configuration is as deep as this. */
const deepest = 12;

/** Reads YAML text with its positions and replaces the environment variables in it. */
export function readSource(text: string, environment: Environment): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const position = (offset: number): Position => lines.linePos(offset);
  const faults = syntaxFaults(document, text).map(({ offset, fault }) => ({
    position: position(offset),
    pointer: '',
    text: fault,
  }));
  if (faults.length > 0) {
    return { value: undefined, marks: new Map(), problems: faults, secrets: [], isReadable: false };
  }
  const reader: Reader = { document, environment, position, marks: new Map(), problems: [], secrets: new Set() };
  const value = read(reader, document.contents, { pointer: '', key: { line: 1, col: 1 } });
  return { value, marks: reader.marks, problems: reader.problems, secrets: [...reader.secrets], isReadable: true };
}

interface SyntaxFault {
  readonly offset: number;
  readonly fault: string;
}

/** Without those that only follow from the first one. */
function syntaxFaults({ errors, warnings }: Document.Parsed, text: string): readonly SyntaxFault[] {
  const all = [...errors, ...warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  const telling = all.filter(({ code }, index) => index === 0 || code !== 'UNEXPECTED_TOKEN');
  return telling.map(({ code, message, pos: [offset] }) => {
    if (code === 'MULTIPLE_DOCS') return { offset, fault: 'expected one YAML document' };
    const isVariable = text.slice(offset - 1, offset + 1) === '${';
    return isVariable
      ? { offset: offset - 1, fault: 'inside {} and [] put ${…} in quotes' }
      : { offset, fault: message };
  });
}

interface Reader {
  readonly document: Document.Parsed;
  readonly environment: Environment;
  readonly position: (offset: number) => Position;
  readonly marks: Map<string, Mark>;
  readonly problems: Problem[];
  readonly secrets: Set<string>;
}

interface Place {
  readonly pointer: string;
  readonly key: Position;
}

function read(reader: Reader, node: unknown, place: Place): unknown {
  const { pointer } = place;
  const value = startOf(reader, node) ?? place.key;
  const report = (text: string): void => void reader.problems.push({ position: value, pointer, text });
  reader.marks.set(pointer, { key: place.key, value });
  if (pointer.split('/').length > deepest) return report('nested too deeply');
  if (isAlias(node)) {
    const target = node.resolve(reader.document);
    return target ? read(reader, target, place) : report(`alias *${node.source} has no anchor before it`);
  }
  if (isMap(node)) return readMapping(reader, node, pointer);
  if (isSeq(node)) {
    return node.items.map((item, index) =>
      read(reader, item, { pointer: below(pointer, index), key: startOf(reader, item) ?? value }),
    );
  }
  if (!isScalar(node)) return null;
  return typeof node.value === 'string' ? readText(reader, node as Scalar<string>, place) : node.value;
}

function readMapping(reader: Reader, map: YAMLMap, pointer: string): unknown {
  const firstLine = new Map<string, number>();
  const entries = map.items.map((pair) => {
    const name = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    const key = startOf(reader, pair.key) ?? reader.position(0);
    const place = { pointer: below(pointer, name), key };
    const line = firstLine.get(name);
    if (line === undefined) firstLine.set(name, key.line);
    else reader.problems.push({ position: key, pointer: place.pointer, text: `given twice, first on line ${line}` });
    return [name, read(reader, pair.value, place)] as const;
  });
  return Object.fromEntries(entries);
}

function readText(reader: Reader, node: Scalar<string>, { pointer, key }: Place): string {
  const value = startOf(reader, node) ?? key;
  const { text, fromEnvironment, problems } = substitute(node.value, reader.environment);
  for (const found of fromEnvironment) if (found.length >= shortestSecret) reader.secrets.add(found);
  for (const problem of problems) reader.problems.push({ position: value, pointer, text: problem });
  if (text !== node.value) {
    reader.marks.set(pointer, { key, value, written: node.value, retyped: retype(text) });
  }
  return text;
}

function startOf(reader: Reader, node: unknown): Position | undefined {
  return isNode(node) && node.range ? reader.position(node.range[0]) : undefined;
}

/** Undefined where the text stays a text. */
function retype(text: string): unknown {
  try {
    const value: unknown = parse(text);
    return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}
