import type { Deviation } from '../behaviour.ts';
import { ackMembers } from '../edit.ts';
import type { Fault } from './fault.ts';

/** Takes different UE Service IDs for the same one. */
function confuses(key: (ueSvcId: string) => string): Deviation['change'] {
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

/** How UE Service IDs are compared: exactly, or not. */
// oxfmt-ignore
export const identity: readonly Fault[] = [
  { id: 'id-any-case',         requirement: 'R-48', title: 'compares UE Service IDs without regard to case',              change: confuses((ueSvcId) => ueSvcId.toLowerCase()), caughtBy: [] },
  { id: 'id-lower-case',       requirement: 'R-48', title: 'turns UE Service IDs into lower case',                        change: rewrites((ueSvcId) => ueSvcId.toLowerCase()), caughtBy: [] },
  { id: 'id-trimmed',          requirement: 'R-48', title: 'drops the space around UE Service IDs',                       change: rewrites((ueSvcId) => ueSvcId.trim()), caughtBy: [] },
  { id: 'id-normalised',       requirement: 'R-48', title: 'normalises UE Service IDs to NFC',                            change: rewrites((ueSvcId) => ueSvcId.normalize('NFC')), caughtBy: [] },
  { id: 'id-cut-32',           requirement: 'R-48', title: 'compares the first 32 characters of UE Service IDs',          change: confuses((ueSvcId) => ueSvcId.slice(0, 32)), caughtBy: [] },
  { id: 'id-cut-64',           requirement: 'R-48', title: 'compares the first 64 characters of UE Service IDs',          change: confuses((ueSvcId) => ueSvcId.slice(0, 64)), caughtBy: [] },
  { id: 'id-cut-255',          requirement: 'R-48', title: 'stores the first 255 characters of UE Service IDs',           change: rewrites((ueSvcId) => ueSvcId.slice(0, 255)), caughtBy: [] },
  { id: 'id-percent-decoded',  requirement: 'R-48', title: 'decodes percent signs in UE Service IDs',                     change: rewrites(decoded), caughtBy: [] },
  { id: 'id-plus-as-space',    requirement: 'R-48', title: 'takes a plus sign in a UE Service ID for a space',            change: confuses((ueSvcId) => ueSvcId.replaceAll('+', ' ')), caughtBy: [] },
  { id: 'id-ascii',            requirement: 'R-48', title: 'stores question marks for characters beyond ASCII',           change: rewrites((ueSvcId) => ueSvcId.replaceAll(/[^\0-\x7f]/g, '?')), caughtBy: [] },
  { id: 'id-no-control',       requirement: 'R-48', title: 'drops control characters from UE Service IDs',                change: rewrites((ueSvcId) => ueSvcId.replaceAll(/\p{Cc}/gu, '')), caughtBy: [] },
  { id: 'id-up-to-nul',        requirement: 'R-48', title: 'reads UE Service IDs up to the first NUL',                    change: rewrites((ueSvcId) => ueSvcId.split('\0')[0] ?? ''), caughtBy: [] },
  { id: 'id-without-zeros',    requirement: 'R-48', title: 'drops leading zeros of numbers in UE Service IDs',            change: confuses((ueSvcId) => ueSvcId.replaceAll(/(?<!\d)0+(?=\d)/g, '')), caughtBy: [] },
  { id: 'id-escaped-echo',     requirement: 'R-04', title: 'escapes the UE Service ID of an Ack as in HTML',              change: ackMembers(['register', 'deregister'], (ack) => ({ ...ack, ueSvcId: String(ack['ueSvcId']).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;') })), caughtBy: [] },
  { id: 'id-removed-by-prefix', requirement: 'R-48', title: 'deletes every UE whose id begins like the one that goes',    change: removesLike((key, other) => other.startsWith(key)), caughtBy: [] },
  { id: 'id-removed-by-shape', requirement: 'D-06', title: 'deletes every UE whose id has the same length and beginning', change: removesLike((key, other) => other.length === key.length && other.slice(0, 4) === key.slice(0, 4)), caughtBy: [] },
  { id: 'id-long-not-found',   requirement: 'R-48', title: 'does not find UE Service IDs of more than 64 characters',     change: (strict) => ({ find: (key, call) => (key.length > 64 ? [] : strict.find(key, call)) }), caughtBy: [] },
];
