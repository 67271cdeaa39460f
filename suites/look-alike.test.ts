import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { alikeOf, likenesses } from './look-alike.ts';

test.for(Object.entries(likenesses))('%s is written otherwise each time, and never twice alike', ([, likeness]) => {
  const texts = [likeness.text, ...alikeOf(likeness)];
  expect(new Set(texts).size).toBe(texts.length);
});

/** The hash of sdbm, of 32 bits. */
const sdbm = (text: string): number =>
  Array.from(text).reduce((hash, letter) => (Math.imul(hash, 65_599) + (letter.codePointAt(0) ?? 0)) >>> 0, 0);

test('the last text of one checksum has one hash of sdbm, whatever stands before it', () => {
  const { checksum } = likenesses;
  const last = checksum === undefined ? '' : (alikeOf(checksum).at(-1) ?? '');
  expect(sdbm(`free-1.${last}`)).toBe(sdbm(`free-1.${checksum?.text ?? ''}`));
});

test('texts of one checksum have it', () => {
  const { checksum } = likenesses;
  const [first = ''] = checksum === undefined ? [] : alikeOf(checksum);
  expect(crc32(first)).toBe(crc32(checksum?.text ?? ''));
});
