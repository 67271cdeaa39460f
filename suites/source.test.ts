import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

const importsIn = (text: string): readonly string[] =>
  [
    ...text.matchAll(/^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm),
  ].map(([, from, bare]) => from ?? bare ?? '');

/** What a file of the folder, or of a folder in it, may import. */
const isAllowed = (target: string, depth = 0): boolean => {
  if (target === 'fast-check') return true;
  const [, path = '', file = ''] = /^((?:\.\.?\/)+)([^.][^]*\.ts)$/.exec(target) ?? [];
  const climbs = path === './' ? 0 : path.length / 3;
  if (file === '' || file.includes('..')) return false;
  return climbs <= depth || (climbs === depth + 1 && /^(spec|fixtures)\//.test(file));
};

const depthOf = (name: string): number => name.split('/').length - 1;

test('there are sources to read', () => {
  expect(sources).toContain('purposes.ts');
});

test.for(sources)('%s imports spec, fixtures, its neighbours and fast-check only', (name) => {
  const imports = importsIn(readFileSync(new URL(name, folder), 'utf8'));
  expect(imports.filter((target) => !isAllowed(target, depthOf(name)))).toEqual([]);
});

test.for(sources)('%s knows no URL, no timer, no process and no console', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  expect(text.match(/\bprocess\.|\bconsole\.|\bfetch\(|\bsetTimeout\b|\bDate\.now\b|https?:\/\//g)).toBeNull();
});

// oxfmt-ignore
test.for([
  ["import fc from 'fast-check';",                  ['fast-check']],
  ["import {\n  a,\n  type B,\n} from './step.ts';", ['./step.ts']],
  ["import type { A } from '../spec/pics.ts';",     ['../spec/pics.ts']],
  ["export { a } from '../harness/rig.ts';",        ['../harness/rig.ts']],
  ["import 'node:fs';",                             ['node:fs']],
  ["const fs = await import('node:fs');",           ['node:fs']],
  ["const text = 'taken from here';",               []],
] as const)('reads the imports of %j', ([text, found]) => {
  expect(importsIn(text)).toEqual(found);
});

test.for([
  '../harness/rig.ts',
  '../reports/report.ts',
  '../spec/../harness/rig.ts',
  '../../elsewhere.ts',
  'node:fs',
  'vitest',
  'ajv',
])('%s is not allowed', (target) => {
  expect([isAllowed(target), isAllowed(`../${target}`, 1)]).toEqual([false, false]);
});
