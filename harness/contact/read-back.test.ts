import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInText } from '../binding/built-in.ts';
import { startReference } from '../reference/reference.ts';
import { examined, problemOf } from './examination.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-back-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** sbi-json with one text in place of another, as a file. */
function wire(from: string, to: string): string {
  const text = builtInText('sbi-json');
  expect(text).toContain(from);
  const path = join(folder, 'wire.yaml');
  writeFileSync(path, text.replace(from, to));
  return `target: { binding: '${path}' }`;
}

// oxfmt-ignore
test.for([
  [undefined,             'shows the registration and its profile'],
  ['duplicate-409-drops', 'shows the registration and its profile'],
  ['duplicate-409',       'shows the registration and its profile'],
  ['defaults-added',      'shows the registration and its profile'],
  ['lookup-no-profile',   expect.stringMatching(/nothing of its profile: .* `profileReadBack: false` in pics/)],
  ['lookup-none-404',     'shows the registration and its profile'],
] as const)('nothing is wrong with a right server (%s): its look-up %s', async ([variant, text]) => {
  await using server = await startReference(variant === undefined ? {} : { variant });
  const lines = await examined(server.url);
  expect(lines.filter(({ problem }) => problem !== undefined)).toEqual([]);
  expect(lines.find(({ step }) => step === 'look-up')?.text).toEqual(text);
});

// oxfmt-ignore
test.for([
  ['profile: /ueProf }',    'profile: /profile }',     'look-up',         /periodic time 36007 that was registered, and the binding sbi-json does not find it there\. Correct `lookup\.shows\.profile`/],
  ['  none: [{ status: 404 }]\n', '',                  'de-registration', /is no longer registered, is answered by .*404.*\. Declare that answer under `lookup\.none` in the binding\./],
] as const)('a binding with %j in place of %j is blamed', async ([from, to, step, text]) => {
  await using server = await startReference({ variant: 'lookup-none-404' });
  expect(problemOf(await examined(server.url, wire(from, to)))).toEqual([step, 'configuration', expect.stringMatching(text)]);
});
