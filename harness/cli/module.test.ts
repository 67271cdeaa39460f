import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startReference } from '../reference/reference.ts';
import { folder } from './called.ts';
import { spoken } from './spoken.ts';

/** A module that speaks sbi-json, which the package brings along, with something different about it. */
function moduleWith(members: string): string {
  const path = join(folder(), 'mine.ts');
  const load = JSON.stringify(new URL('../binding/load.ts', import.meta.url).href);
  const lines = [
    `const { loadBinding } = await import(${load});`,
    `const { binding: whole } = await loadBinding('sbi-json');`,
    `export const binding = { ...whole, name: 'mine', ${members} };`,
  ];
  writeFileSync(path, lines.join('\n'));
  return path;
}

const filesIn = (out: string): readonly string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((name) => join(out, name))
    .filter((path) => statSync(path).isFile());

test('a mistake of a module ends run and doctor with exit code 2 and one line', async () => {
  await using server = await startReference();
  const binding = moduleWith(`decode: (stimulus: unknown, response: unknown) => undefined`);
  const whereto = ['--target', server.url, '--binding', binding];
  const out = join(folder(), 'out');
  const [ran, examined] = [await spoken(['run', ...whereto, '--out', out]), await spoken(['doctor', ...whereto])];
  const line =
    /^.*mine\.ts: decode returned undefined for '.*': expected \{ kind, text, signature, checks \}, got undefined\n$/;
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(line)]);
  expect([examined.code, examined.stderr]).toEqual([2, expect.stringMatching(line)]);
  expect(filesIn(out)).toContain(join(out, 'report.json'));
});

test('a mistake of a module ends a replay with exit code 2 and one line', async () => {
  await using server = await startReference({ fault: 'removal-is-no-op' });
  const whereto = (members: string) => ['--target', server.url, '--binding', moduleWith(members)];
  const out = join(folder(), 'out');
  const { code } = await spoken(['run', ...whereto(''), '--only', 'REG/BV/minimal', '--out', out]);
  const again = (members: string) => spoken(['replay', join(out, 'repro/REG.BV.minimal'), ...whereto(members)]);
  const mistaken = await again(`decode: () => ({ kind: 'great', text: '' })`);
  expect([code, (await again('')).code, mistaken.code, mistaken.stdout]).toEqual([1, 1, 2, '']);
  expect(mistaken.stderr).toMatch(
    /^\S*mine\.ts: decode returned an object for '.*': kind: expected .*, got "great"\n$/,
  );
});

test('the credentials of a module are in no report', async () => {
  await using server = await startReference();
  const binding = moduleWith(
    `secrets: ['as-the-module-says'], encode(stimulus, known) {
      const packet = whole.encode(stimulus, known);
      if (typeof packet === 'string') return packet;
      const own = [['Authorization', 'Bearer of-the-module'], ['X-Note', 'as-the-module-says']];
      return { ...packet, headers: [...packet.headers, ...own] };
    }`,
  );
  const out = join(folder(), 'out');
  const formats = 'html,json,junit,markdown,sarif,ctrf,har,ndjson';
  const only = ['--only', 'REG/BV/minimal', '--only', 'REG/BI/credential/wrong', '--report', formats, '--out', out];
  const { code, stdout, stderr } = await spoken(['run', '--target', server.url, '--binding', binding, ...only]);
  const texts = [stdout, stderr, ...filesIn(out).map((path) => readFileSync(path, 'utf8'))];
  expect([code, texts.filter((text) => /of-the-module|as-the-module-says/.test(text))]).toEqual([4, []]);
  expect(readFileSync(join(out, 'report.json'), 'utf8')).toContain('Bearer ‹secret›');
});
