import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Disturbance } from '../../suites/iut.ts';

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = textOf('../../README.md');

/** Whether a right server takes it for the message that it is; `open`: it may, and need not. */
const disturbances: Readonly<Record<Disturbance, 'right' | 'spoilt' | 'open'>> = {
  'not-json': 'spoilt',
  'truncated-body': 'spoilt',
  'unclosed-body': 'spoilt',
  'trailing-text': 'spoilt',
  'empty-body': 'spoilt',
  'array-body': 'spoilt',
  'text-body': 'spoilt',
  'null-body': 'spoilt',
  'invalid-utf8': 'open',
  'duplicated-member': 'open',
  'unknown-member': 'right',
  'unknown-inner-member': 'right',
  'vendor-member': 'right',
  'alike-member': 'right',
  'white-space': 'right',
  'long-white-space': 'right',
  'member-order': 'right',
  escapes: 'right',
  'solidus-escape': 'right',
  'byte-order-mark': 'open',
  'content-type-case': 'right',
  'content-type-charset': 'right',
  'media-type-text': 'spoilt',
  'media-type-form': 'spoilt',
  'media-type-xml': 'spoilt',
  'method-put': 'spoilt',
  'method-patch': 'spoilt',
  'method-get': 'spoilt',
  'method-delete': 'spoilt',
  'method-unknown': 'spoilt',
  'path-unknown': 'spoilt',
  'path-longer': 'spoilt',
  'path-slash': 'open',
  'path-double-slash': 'open',
  'path-matrix': 'open',
  'path-escaped': 'open',
  'path-case': 'open',
  'version-unknown': 'spoilt',
  'query-parameter': 'open',
  'oversize-body': 'spoilt',
  'message-type-unknown': 'spoilt',
  'critical-option': 'spoilt',
  'elective-option': 'right',
  'message-twice': 'right',
};

/** The names in the first column of the table with that head. */
function namesBelow(head: string): readonly string[] {
  const [, rows = ''] = readme.split(`| ${head} | |\n|---|---|\n`);
  const columns =
    rows
      .split('\n\n')[0]
      ?.split('\n')
      .map((row) => row.split('|')[1] ?? '') ?? [];
  return columns.flatMap((column) => [...column.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)).toSorted();
}

const those = (...wanted: readonly string[]): readonly string[] =>
  Object.entries(disturbances)
    .filter(([, kind]) => wanted.includes(kind))
    .map(([name]) => name)
    .toSorted();

test('the README tells what every disturbance means, and whether the request is still right', () => {
  expect(namesBelow('still a right request')).toEqual(those('right'));
  expect(namesBelow('spoilt')).toEqual(those('spoilt', 'open'));
});

test('the module of the README is the one that a server of its wire is examined with', () => {
  const [, example = ''] = /```ts\n(import type \{ Binding.*?)```/s.exec(readme) ?? [];
  expect(example).toBe(textOf('examples/form.ts').replace("'../../index.ts'", "'msgin5g-conformance'"));
});
