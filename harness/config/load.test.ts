import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from './load.ts';

async function folderWith(files: Readonly<Record<string, string>>) {
  const path = await mkdtemp(join(tmpdir(), 'conform-'));
  await mkdir(join(path, 'inner'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test('takes conform.yaml from the current folder', async () => {
  await using folder = await folderWith({ 'conform.yaml': '\u{FEFF}run: { seed: 7 }' });
  const config = await loadConfig(undefined, {}, { env: {}, folder: folder.path });
  expect(config.run.seed).toBe(7);
});

test('does without a file where none is named', async () => {
  await using folder = await folderWith({});
  const config = await loadConfig(undefined, {}, { env: {}, folder: folder.path });
  expect(config.assumesReferenceProvisioning).toBe(true);
});

test('sees the path of a binding from the file that names it', async () => {
  await using folder = await folderWith({ 'inner/other.yaml': 'target: { binding: ./own.yaml }' });
  const config = await loadConfig('inner/other.yaml', {}, { env: {}, folder: folder.path });
  expect(config.binding).toBe(join('inner', 'own.yaml'));
});

test.for([
  ['absent.yaml', 'absent.yaml: no such file; name a readable YAML file'],
  ['inner', 'inner: cannot be read (EISDIR); name a readable YAML file'],
] as const)('refuses %s together with wrong options', async ([path, problem]) => {
  await using folder = await folderWith({});
  const loading = loadConfig(path, { seed: 'x' }, { env: {}, folder: folder.path });
  await expect(loading).rejects.toMatchObject({
    name: 'UsageError',
    problems: [problem, '--seed: expected an integer from 0 to 2147483647, got "x"'],
  });
});

test('names the file as the caller does', async () => {
  await using folder = await folderWith({ 'inner/other.yaml': 'x: 1' });
  const loading = loadConfig('inner/other.yaml', {}, { env: {}, folder: folder.path });
  await expect(loading).rejects.toThrow(/^inner\/other\.yaml:1:1 \/x: unknown key; known here: target, /);
});
