import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { alikeOf, likenesses } from './look-alike.ts';

test.for(Object.entries(likenesses))('%s is written otherwise each time, and never twice alike', ([, likeness]) => {
  const texts = [likeness.text, ...alikeOf(likeness)];
  expect(new Set(texts).size).toBe(texts.length);
});

test('texts of one checksum have it', () => {
  const { checksum } = likenesses;
  const [first = ''] = checksum === undefined ? [] : alikeOf(checksum);
  expect(crc32(first)).toBe(crc32(checksum?.text ?? ''));
});
