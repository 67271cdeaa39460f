import { crc32 } from 'node:zlib';
import type { Fault } from './fault.ts';
import { confuses } from './identity.ts';

const without =
  (...parts: readonly RegExp[]) =>
  (text: string): string =>
    parts.reduce((left, part) => left.replaceAll(part, ''), text);

const sdbm = (text: string): number =>
  Array.from(text).reduce((hash, letter) => (Math.imul(hash, 65_599) + (letter.codePointAt(0) ?? 0)) >>> 0, 0);

/** UE Service IDs of free choice that are written almost alike. */
// oxfmt-ignore
export const alike: readonly Fault[] = [
  { id: 'id-without-parentheses', requirement: 'R-48', title: 'drops parentheses from UE Service IDs', change: confuses(without(/[()]/g)), caughtBy: ['REG/BV/look-alike/punctuation'] },
  { id: 'id-up-to-colon',      requirement: 'R-48', title: 'reads UE Service IDs of free choice up to a colon', change: confuses((text) => (text.startsWith('free-') ? (text.split(':')[0] ?? '') : text)), caughtBy: ['REG/BV/look-alike/separators'] },
  { id: 'id-any-space',        requirement: 'R-48', title: 'takes every kind of space in UE Service IDs for the same', change: confuses((text) => text.replaceAll(/\p{Zs}/gu, ' ')), caughtBy: ['REG/BV/look-alike/space'] },
  { id: 'id-tabs-as-space',    requirement: 'R-48', title: 'takes tabs in UE Service IDs for spaces',            change: confuses((text) => text.replaceAll('\t', ' ')), caughtBy: ['REG/BV/look-alike/control', 'REG/BV/look-alike/space'] },
  { id: 'id-line-ends',        requirement: 'R-48', title: 'takes every kind of line end in UE Service IDs for the same', change: confuses((text) => text.replaceAll(/\r\n?/g, '\n')), caughtBy: ['REG/BV/look-alike/control'] },
  { id: 'id-plain-quotes',     requirement: 'R-48', title: 'takes curved quotation marks in UE Service IDs for straight ones', change: confuses((text) => text.replaceAll('\u2019', "'").replaceAll('\u201c', '"')), caughtBy: ['REG/BV/look-alike/quotes'] },
  { id: 'id-no-selectors',     requirement: 'R-48', title: 'drops variation selectors from UE Service IDs',      change: confuses(without(/[\ufe00-\ufe0f]/g)), caughtBy: ['REG/BV/look-alike/invisible'] },
  { id: 'id-one-sigma',        requirement: 'R-48', title: 'takes both small letters sigma in UE Service IDs for the same', change: confuses((text) => text.replaceAll('\u03c2', '\u03c3')), caughtBy: ['REG/BV/look-alike/letters'] },
  { id: 'id-filled-in',        requirement: 'R-48', title: 'fills in placeholders in UE Service IDs',            change: confuses(without(/\$\{\w*\}/g)), caughtBy: ['REG/BV/look-alike/code'] },
  { id: 'id-sdbm',             requirement: 'R-48', title: 'files UE Service IDs of free choice by the hash of sdbm', change: confuses((text) => (text.startsWith('free-') ? `free-${sdbm(text)}` : text)), caughtBy: ['REG/BV/look-alike/checksum'] },
  { id: 'id-crc',              requirement: 'R-48', title: 'files UE Service IDs of free choice by a checksum', change: confuses((text) => (text.startsWith('free-') ? `free-${crc32(text)}` : text)), caughtBy: ['REG/BV/look-alike/checksum'] },
];
