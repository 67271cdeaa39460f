import fc from 'fast-check';
import type { Input } from './input.ts';

/** What encoders, routers and databases stumble over. */
// oxfmt-ignore
const stumblingBlocks = ['%', '/', '+', '~', ' ', '&', '=', '#', '?', '%2F', '\\', '"', "'", ';', 'é', 'Ω', '字', '😀'];

/** What a text may have in it that matters to some server. */
// oxfmt-ignore
const marks: Readonly<Record<string, RegExp>> = {
  'printable ASCII only':  /^[\x20-\x7e]*$/,
  'beyond ASCII':          /\P{ASCII}/u,
  'beyond 16 bits':        /[\u{10000}-\u{10ffff}]/u,
  'combining character':   /\p{M}/u,
  'space':                 / /,
  'reserved in URLs':      /[/?#&=+;]/,
  'percent':               /%/,
  'quote or backslash':    /["'\\]/,
  'one character':         /^.$/u,
  'more than 255 octets':  /^[^]{256,}$/,
};

/** Any text that JSON and UTF-8 can carry, with a liking for what is rarely handled well. */
export const identityText: Input<string> = {
  schema: { type: 'string', minLength: 1 },
  arbitrary: () =>
    fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...stumblingBlocks), minLength: 1, maxLength: 20 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 250, maxLength: 300 }),
    ),
  classes: () => ['valid', ...Object.keys(marks)],
  classesOf: (text) => ['valid', ...Object.entries(marks).flatMap(([label, mark]) => (mark.test(text) ? [label] : []))],
};
