import type { Deviation } from '../behaviour.ts';
import { ackMembers } from '../edit.ts';
import type { Fault } from './fault.ts';

/** Takes different UE Service IDs for the same one. */
export function confuses(key: (ueSvcId: string) => string): Deviation['change'] {
  return () => ({ key });
}

/** Cleans UE Service IDs up as soon as they arrive. */
function rewrites(edit: (ueSvcId: string) => string): Deviation['change'] {
  return (strict) => ({
    key: edit,
    interpret: (call) => {
      const ies = strict.interpret(call);
      return { ...ies, ueSvcId: edit(ies.ueSvcId) };
    },
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Deletes by a pattern where it should delete by an id. */
function removesLike(isLike: (key: string, other: string) => boolean): Deviation['change'] {
  return (strict) => ({
    remove: (ue, call) => {
      const effect = strict.remove(ue, call);
      for (const other of call.registry.keys()) if (isLike(ue.key, other)) call.registry.delete(other);
      return effect;
    },
  });
}

/** Letters without accents and case, and nothing at the end: a collation that pads. */
const collated = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('\u00df', 'ss').toLowerCase().trimEnd();

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** `%` is any text and `_` any character, as in SQL. */
const findsLike: Deviation['change'] = () => ({
  find: (key, { registry }) => {
    const like = new RegExp(`^${escaped(key).replaceAll('%', '.*').replaceAll('_', '.')}$`, 'su');
    return [...registry.values()]
      .filter(({ ueSvcId }) => like.test(ueSvcId))
      .map((found) => Object.assign({}, found, { ueSvcId: key }));
  },
});

/** `*` is any text. */
const findsGlob: Deviation['change'] = () => ({
  find: (key, { registry }) => {
    const glob = new RegExp(`^${key.split('*').map(escaped).join('.*')}$`, 'su');
    return [...registry.values()]
      .filter(({ ueSvcId }) => glob.test(ueSvcId))
      .map((found) => Object.assign({}, found, { ueSvcId: key }));
  },
});

/** Takes a comma for the end of one UE Service ID and the beginning of the next, as a query of several does. */
const findsListed: Deviation['change'] = (strict) => ({
  find: (key, call) => key.split(',').flatMap((one) => strict.find(one, call)),
});

/** How UE Service IDs are compared: exactly, or not. */
// oxfmt-ignore
export const identity: readonly Fault[] = [
  { id: 'id-any-case',         requirement: 'R-48', title: 'compares UE Service IDs without regard to case',              change: confuses((ueSvcId) => ueSvcId.toLowerCase()), caughtBy: ['REG/BV/distinct/letter-case', 'REG/BV/distinct/percent-case'] },
  { id: 'id-lower-case',       requirement: 'R-48', title: 'turns UE Service IDs into lower case',                        change: rewrites((ueSvcId) => ueSvcId.toLowerCase()), caughtBy: ['REG/BV/distinct/letter-case', 'REG/BV/distinct/percent-slash', 'REG/BV/distinct/percent-case'] },
  { id: 'id-trimmed',          requirement: 'R-48', title: 'drops the space around UE Service IDs',                       change: rewrites((ueSvcId) => ueSvcId.trim()), caughtBy: ['REG/BV/distinct/trailing-space', 'REG/BV/distinct/trailing-tab'] },
  { id: 'id-normalised',       requirement: 'R-48', title: 'normalises UE Service IDs to NFC',                            change: rewrites((ueSvcId) => ueSvcId.normalize('NFC')), caughtBy: ['REG/BV/distinct/normal-form'] },
  { id: 'id-cut-32',           requirement: 'R-48', title: 'compares the first 32 characters of UE Service IDs',          change: confuses((ueSvcId) => ueSvcId.slice(0, 32)), caughtBy: ['REG/BV/distinct/after-31-characters', 'REG/BV/distinct/after-63-characters', 'REG/BV/distinct/after-127-characters'] },
  { id: 'id-cut-64',           requirement: 'R-48', title: 'compares the first 64 characters of UE Service IDs',          change: confuses((ueSvcId) => ueSvcId.slice(0, 64)), caughtBy: ['REG/BV/distinct/after-63-characters', 'REG/BV/distinct/after-127-characters', 'REG/BV/distinct/after-254-characters'] },
  { id: 'id-cut-255',          requirement: 'R-48', title: 'stores the first 255 characters of UE Service IDs',           change: rewrites((ueSvcId) => ueSvcId.slice(0, 255)), caughtBy: ['REG/BV/distinct/after-254-characters', 'REG/BV/distinct/after-511-characters'] },
  { id: 'id-cut-128',          requirement: 'R-48', title: 'compares the first 128 characters of UE Service IDs',         change: confuses((ueSvcId) => ueSvcId.slice(0, 128)), caughtBy: ['REG/BV/distinct/after-127-characters', 'REG/BV/distinct/after-254-characters', 'REG/BV/distinct/after-511-characters'] },
  { id: 'id-collation',        requirement: 'R-48', title: 'compares UE Service IDs as a database collation does',        change: confuses(collated), caughtBy: ['REG/BV/distinct/letter-case', 'REG/BV/distinct/trailing-space', 'REG/BV/distinct/trailing-tab'] },
  { id: 'id-compatible',       requirement: 'R-48', title: 'normalises UE Service IDs to NFKC',                           change: rewrites((ueSvcId) => ueSvcId.normalize('NFKC')), caughtBy: ['REG/BV/distinct/normal-form', 'REG/BV/distinct/compatibility-form'] },
  { id: 'id-three-bytes',      requirement: 'R-48', title: 'stores UE Service IDs up to the first character of four bytes', change: confuses((ueSvcId) => ueSvcId.split(/[\u{10000}-\u{10ffff}]/u)[0] ?? ''), caughtBy: ['REG/BV/distinct/beyond-the-bmp'] },
  { id: 'id-first-unit',       requirement: 'R-48', title: 'replaces characters beyond 16 bits by one and the same',      change: rewrites((ueSvcId) => ueSvcId.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')), caughtBy: ['REG/BV/distinct/beyond-the-bmp'] },
  { id: 'id-pasted',           requirement: 'R-48', title: 'pastes UE Service IDs into a query, where a quote ends them',  change: confuses((ueSvcId) => ueSvcId.split("'")[0] ?? ''), caughtBy: ['REG/BV/distinct/quote'] },
  { id: 'id-like',             requirement: 'R-48', title: 'looks for UE Service IDs by pattern',                         change: findsLike, caughtBy: ['REG/BV/distinct/any-one-character', 'REG/BV/distinct/any-characters', 'REG/BV/distinct/separator'] },
  { id: 'id-unaccented',       requirement: 'R-48', title: 'compares UE Service IDs without their accents',               change: confuses((ueSvcId) => ueSvcId.normalize('NFD').replaceAll(/\p{M}/gu, '')), caughtBy: ['REG/BV/distinct/normal-form', 'REG/BV/distinct/accent'] },
  { id: 'id-dotless',          requirement: 'R-48', title: 'takes the i without a dot for a capital one',                change: confuses((ueSvcId) => ueSvcId.replaceAll('\u0131', 'I')), caughtBy: ['REG/BV/distinct/dotless-i'] },
  { id: 'id-trimmed-removal',  requirement: 'R-48', title: 'trims the UE Service ID of a de-registration',               change: (strict) => ({ remove: (ue, call) => strict.remove({ ...ue, key: ue.key.trim() }, call) }), caughtBy: ['REG/BV/distinct/trailing-space'] },
  { id: 'id-local-part',       requirement: 'R-48', title: 'reads UE Service IDs of free choice up to the commercial at', change: confuses((ueSvcId) => (ueSvcId.startsWith('free-') ? (ueSvcId.split('@')[0] ?? '') : ueSvcId)), caughtBy: ['REG/BV/distinct/domain'] },
  { id: 'id-contained',        requirement: 'R-48', title: 'shows UEs whose UE Service IDs begin with the one looked up', change: (strict) => ({ find: (key, call) => (key.startsWith('free-') ? [...call.registry.values()].filter(({ ueSvcId }) => ueSvcId.startsWith(key)).slice(0, 1).map((one) => Object.assign({}, one, { ueSvcId: key })) : strict.find(key, call)) }), caughtBy: ['REG/BV/distinct/longer', 'REG/BV/distinct/trailing-space'] },
  { id: 'id-up-to-question',   requirement: 'R-48', title: 'reads UE Service IDs up to a question mark, as of a URL',     change: confuses((ueSvcId) => ueSvcId.split('?')[0] ?? ''), caughtBy: ['REG/BV/distinct/question-mark'] },
  { id: 'id-without-tag',      requirement: 'R-48', title: 'drops a tag between plus and commercial at, as of mail addresses', change: confuses((ueSvcId) => ueSvcId.replace(/\+[^@]*@/, '@')), caughtBy: ['REG/BV/distinct/plus-tag'] },
  { id: 'id-case-beyond',      requirement: 'R-48', title: 'compares letters beyond ASCII without regard to case',       change: confuses((ueSvcId) => ueSvcId.replaceAll(/\P{ASCII}/gu, (letter) => letter.toLowerCase())), caughtBy: ['REG/BV/distinct/case-beyond-ascii'] },
  { id: 'id-dots-as-path',     requirement: 'R-48', title: 'files UE Service IDs of free choice by folders, taking a dot for a slash', change: confuses((ueSvcId) => (ueSvcId.startsWith('free-') ? ueSvcId.replaceAll('.', '/') : ueSvcId)), caughtBy: ['REG/BV/distinct/dot-or-slash'] },
  { id: 'id-chomped',          requirement: 'R-48', title: 'drops a line feed at the end of UE Service IDs',             change: confuses((ueSvcId) => ueSvcId.replace(/\n$/, '')), caughtBy: ['REG/BV/distinct/trailing-line-feed'] },
  { id: 'id-trimmed-no-break', requirement: 'R-48', title: 'trims spaces beyond ASCII from UE Service IDs',              change: confuses((ueSvcId) => ueSvcId.replace(/\u00a0+$/, '')), caughtBy: ['REG/BV/distinct/no-break-space'] },
  { id: 'id-domain-case',      requirement: 'R-48', title: 'compares what follows the commercial at without regard to case', change: confuses((ueSvcId) => ueSvcId.replace(/@.*/, (domain) => domain.toLowerCase())), caughtBy: ['REG/BV/distinct/domain-case'] },
  { id: 'id-without-hyphens',  requirement: 'R-48', title: 'drops hyphens from UE Service IDs of free choice',           change: confuses((ueSvcId) => (ueSvcId.startsWith('free-') ? `free-${ueSvcId.slice(5).replaceAll('-', '')}` : ueSvcId)), caughtBy: ['REG/BV/distinct/hyphen'] },
  { id: 'id-decoded-twice',    requirement: 'R-48', title: 'decodes the escapes of JSON twice',                          change: confuses((ueSvcId) => ueSvcId.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))), caughtBy: ['REG/BV/distinct/escaped-unicode'] },
  { id: 'id-one-space',        requirement: 'R-48', title: 'makes one space of several in UE Service IDs',                change: rewrites((ueSvcId) => ueSvcId.replaceAll(/ +/g, ' ')), caughtBy: ['REG/BV/distinct/inner-space'] },
  { id: 'id-path-resolved',    requirement: 'R-48', title: 'resolves UE Service IDs like paths',                          change: confuses((ueSvcId) => ueSvcId.replaceAll(/[^/]+\/\.\.\//g, '').replace(/\/$/, '')), caughtBy: ['REG/BV/distinct/dot-segment', 'REG/BV/distinct/trailing-slash'] },
  { id: 'id-up-to-semicolon',  requirement: 'R-48', title: 'reads UE Service IDs up to a semicolon, as of a path with parameters', change: confuses((ueSvcId) => ueSvcId.split(';')[0] ?? ''), caughtBy: ['REG/BV/distinct/semicolon'] },
  { id: 'id-up-to-hash',       requirement: 'R-48', title: 'reads UE Service IDs up to a number sign, as of a URL',       change: confuses((ueSvcId) => ueSvcId.split('#')[0] ?? ''), caughtBy: ['REG/BV/distinct/fragment'] },
  { id: 'id-up-to-ampersand',  requirement: 'R-48', title: 'decodes a query twice, so that an ampersand ends a UE Service ID', change: confuses((ueSvcId) => ueSvcId.split('&')[0] ?? ''), caughtBy: ['REG/BV/distinct/query', 'REG/BV/distinct/entity'] },
  { id: 'id-listed',           requirement: 'R-48', title: 'takes a UE Service ID with a comma for two',                  change: findsListed, caughtBy: ['REG/BV/distinct/comma'] },
  { id: 'id-glob',             requirement: 'R-48', title: 'takes an asterisk in a UE Service ID for any text',           change: findsGlob, caughtBy: ['REG/BV/distinct/wildcard', 'REG/BV/distinct/any-glob'] },
  { id: 'id-pointer',          requirement: 'R-48', title: 'decodes UE Service IDs like JSON Pointers',                   change: confuses((ueSvcId) => ueSvcId.replaceAll('~1', '/').replaceAll('~0', '~')), caughtBy: ['REG/BV/distinct/tilde'] },
  { id: 'id-visible-only',     requirement: 'R-48', title: 'drops characters that do not show from UE Service IDs',       change: confuses((ueSvcId) => ueSvcId.replaceAll(/\p{Cf}/gu, '')), caughtBy: ['REG/BV/distinct/zero-width'] },
  { id: 'id-unescaped',        requirement: 'R-48', title: 'decodes entities in UE Service IDs',                          change: confuses((ueSvcId) => ueSvcId.replaceAll('&amp;', '&')), caughtBy: ['REG/BV/distinct/entity'] },
  { id: 'id-slug',             requirement: 'R-48', title: 'files UE Service IDs by their letters and digits',            change: confuses((ueSvcId) => ueSvcId.replaceAll(/[^\p{L}\p{N}@.]+/gu, '-')), caughtBy: ['REG/BV/distinct/inner-space', 'REG/BV/distinct/plus', 'REG/BV/distinct/backslash'] },
  { id: 'id-other-500',        requirement: 'R-48', title: 'answers 500 to UE Service IDs beyond ASCII',                  change: (strict) => ({ interpret: (call) => { const ies = strict.interpret(call); if (/[^\0-\x7f]/.test(ies.ueSvcId)) throw new TypeError('codec'); return ies; } }), caughtBy: ['REG/BV/distinct/normal-form', 'REG/BV/distinct/compatibility-form', 'REG/BV/distinct/sharp-s'] },
  { id: 'id-tilde-decoded',    requirement: 'R-48', title: 'takes %7E and a tilde for the same',                            change: confuses((ueSvcId) => ueSvcId.replaceAll(/%7E/gi, '~')), caughtBy: ['REG/BV/distinct/percent-unreserved'] },
  { id: 'id-percent-decoded',  requirement: 'R-48', title: 'decodes percent signs in UE Service IDs',                     change: rewrites(decoded), caughtBy: ['REG/BV/distinct/percent-encoding', 'REG/BV/distinct/percent-slash', 'REG/BV/distinct/percent-case'] },
  { id: 'id-plus-as-space',    requirement: 'R-48', title: 'takes a plus sign in a UE Service ID for a space',            change: confuses((ueSvcId) => ueSvcId.replaceAll('+', ' ')), caughtBy: ['REG/BV/distinct/plus'] },
  { id: 'id-ascii',            requirement: 'R-48', title: 'stores question marks for characters beyond ASCII',           change: rewrites((ueSvcId) => ueSvcId.replaceAll(/[^\0-\x7f]/g, '?')), caughtBy: ['REG/BV/distinct/normal-form', 'REG/BV/distinct/compatibility-form', 'REG/BV/distinct/sharp-s'] },
  { id: 'id-no-control',       requirement: 'R-48', title: 'drops control characters from UE Service IDs',                change: rewrites((ueSvcId) => ueSvcId.replaceAll(/\p{Cc}/gu, '')), caughtBy: ['REG/BV/distinct/trailing-tab', 'REG/BV/distinct/nul'] },
  { id: 'id-up-to-nul',        requirement: 'R-48', title: 'reads UE Service IDs up to the first NUL',                    change: rewrites((ueSvcId) => ueSvcId.split('\0')[0] ?? ''), caughtBy: ['REG/BV/distinct/nul'] },
  { id: 'id-without-quotes',   requirement: 'R-48', title: 'drops quotes from UE Service IDs',                            change: confuses((ueSvcId) => ueSvcId.replaceAll(/['"]/g, '')), caughtBy: ['REG/BV/distinct/apostrophe', 'REG/BV/distinct/quotation-mark'] },
  { id: 'id-without-escapes',  requirement: 'R-48', title: 'drops backslashes from UE Service IDs',                       change: confuses((ueSvcId) => ueSvcId.replaceAll('\\', '')), caughtBy: ['REG/BV/distinct/escape'] },
  { id: 'id-without-tags',     requirement: 'R-48', title: 'drops what looks like a tag from UE Service IDs',             change: confuses((ueSvcId) => ueSvcId.replaceAll(/<[^>]*>/g, '')), caughtBy: ['REG/BV/distinct/tag'] },
  { id: 'id-without-zeros',    requirement: 'R-48', title: 'drops leading zeros of numbers in UE Service IDs',            change: confuses((ueSvcId) => ueSvcId.replaceAll(/(?<!\d)0+(?=\d)/g, '')), caughtBy: ['REG/BV/distinct/leading-zeros'] },
  { id: 'id-escaped-echo',     requirement: 'R-04', title: 'escapes the UE Service ID of an Ack as in HTML',              change: ackMembers(['register', 'deregister'], (ack) => ({ ...ack, ueSvcId: String(ack['ueSvcId']).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;') })), caughtBy: ['REG/BV/any-identity', 'WIRE/register/names-the-ue'] },
  { id: 'id-removed-by-prefix', requirement: 'R-48', title: 'deletes every UE whose id begins like the one that goes',    change: removesLike((key, other) => other.startsWith(key)), caughtBy: ['REG/BV/distinct/trailing-space', 'REG/BV/distinct/trailing-tab', 'REG/BV/distinct/trailing-dot'] },
  { id: 'id-removed-by-shape', requirement: 'D-06', title: 'deletes every UE whose id has the same length and beginning', change: removesLike((key, other) => other.length === key.length && other.slice(0, 4) === key.slice(0, 4)), caughtBy: ['DEREG/BO/other-ue'] },
  { id: 'id-long-not-found',   requirement: 'R-48', title: 'does not find UE Service IDs of more than 64 characters',     change: (strict) => ({ find: (key, call) => (key.length > 64 ? [] : strict.find(key, call)) }), caughtBy: ['REG/BV/distinct/after-63-characters', 'REG/BV/distinct/after-127-characters', 'REG/BV/distinct/after-254-characters'] },
];
