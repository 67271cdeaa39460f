import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'conform-')), 'file');

test('a file that finds no room stays as it was', async () => {
  const file = newFile();
  writeFileSync(file, 'before');
  symlinkSync('/dev/full', `${file}.part`);
  await expect(writeWhole(file, 'after')).rejects.toThrow('ENOSPC');
  expect([readFileSync(file, 'utf8'), existsSync(`${file}.part`)]).toEqual(['before', false]);
  await writeWhole(file, 'after');
  expect([readFileSync(file, 'utf8'), existsSync(`${file}.part`)]).toEqual(['after', false]);
});

test('a link stays a link, and a device a device', async () => {
  const [file, link] = [newFile(), newFile()];
  symlinkSync(file, link);
  writeFileSync(file, 'before');
  await writeWhole(link, 'after');
  expect(readFileSync(file, 'utf8')).toBe('after');
  await writeWhole('/dev/null', 'gone');
  expect(readFileSync('/dev/null', 'utf8')).toBe('');
});
