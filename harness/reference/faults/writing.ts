import { setTimeout as pause } from 'node:timers/promises';
import { refuse, write } from '../answer.ts';
import type { Behaviour, Call, Deviation } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

const unsupported = new Refusal(415, { detail: 'The body must be application/json.' });
const malformed = new Refusal(400, { cause: 'INVALID_MSG_FORMAT', detail: 'The body cannot be read.' });

/** Takes the media type for one only in one writing. */
const demandsType =
  (isTaken: (sent: string) => boolean, operation: Call['operation'] = 'register'): Deviation['change'] =>
  (strict) => ({
    checkMediaType: (call) => {
      strict.checkMediaType(call);
      if (call.operation === operation && !isTaken(call.request.headers.get('content-type') ?? '')) throw unsupported;
    },
  });

type Bytes = Parameters<Behaviour['parse']>[0];

/** Reads bodies in one writing only. */
const demandsText =
  (isTaken: (text: string, bytes: Bytes, call: Call) => boolean, otherwise: Error = malformed): Deviation['change'] =>
  (strict) => ({
    parse: (bytes, call) => {
      const message = strict.parse(bytes, call);
      if (!isTaken(new TextDecoder().decode(bytes), bytes, call)) throw otherwise;
      return message;
    },
  });

/** Reads another text than the one that came. */
const reads =
  (edit: (text: string) => string): Deviation['change'] =>
  (strict) => ({
    parse: (bytes, call) => {
      const text = new TextDecoder().decode(bytes);
      const edited = edit(text);
      return strict.parse(edited === text ? bytes : new TextEncoder().encode(edited), call);
    },
  });

/** Turns each number of a character into that character for itself; what is half of one comes to nothing. */
const halvesPairs = reads((text) => text.replaceAll(/\\u[dD][89a-fA-F][\da-fA-F]{2}/g, String.raw`\ufffd`));

const crash = new TypeError('unexpected byte');

const names = ['ueSvcId', 'mgwSvcId', 'ueCredInfo', 'ueProf'] as const;

/** Takes a member for an IE whose name is nearly that of the IE. */
const takesAlike =
  (
    operation: Call['operation'],
    pick: (members: readonly string[], name: string) => string | undefined,
  ): Deviation['change'] =>
  (strict) => ({
    parse: (bytes, call) => {
      const message = strict.parse(bytes, call);
      if (call.operation !== operation) return message;
      const members = Object.keys(message);
      const taken = names.flatMap((name) => {
        const member = pick(members, name);
        return member === undefined ? [] : [[name, message[member]] as const];
      });
      return Object.fromEntries(taken);
    },
  });

/** Takes the first text for an IE that stands after its name, at whatever depth. */
const looksAnywhere: Deviation['change'] = (strict) => ({
  parse: (bytes, call) => {
    const text = new TextDecoder().decode(bytes);
    const found = names.flatMap((name) => {
      const value = new RegExp(`"${name}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`).exec(text)?.[1];
      return value === undefined ? [] : [[name, JSON.parse(value) as unknown] as const];
    });
    return { ...strict.parse(bytes, call), ...Object.fromEntries(found) };
  },
});

/** Reads de-registrations in one writing only. */
const demandsToLeave = (isTaken: (text: string) => boolean): Deviation['change'] =>
  demandsText((text, _bytes, { operation }) => operation !== 'deregister' || isTaken(text));

/** Takes what has come with the head for all there is. */
const readsOnce: Deviation['change'] = () => ({
  around: async (request, next) => {
    if (request.body === null) return next(request);
    const whole = await Promise.race([request.clone().arrayBuffer(), pause(20)]);
    return whole === undefined ? write(refuse(malformed)) : next(request);
  },
});

/** Looks for a field by the letters of its name. */
const findsByLetters: Deviation['change'] = () => ({
  prepare: (server) => {
    server.prependListener('request', ({ rawHeaders }) => {
      const at = rawHeaders.indexOf('content-type');
      if (at !== -1) rawHeaders[at] = 'x-content-type';
    });
  },
});

/** Ways of writing a message that make no difference. */
// oxfmt-ignore
export const writing: readonly Fault[] = [
  { id: 'white-space-refused', requirement: 'W-16', title: 'refuses a body that does not begin with a brace',      change: demandsText((text) => text.startsWith('{')), caughtBy: ['REG/BV/white-space'] },
  { id: 'order-demanded',      requirement: 'W-16', title: 'refuses a registration that does not begin with the UE', change: demandsText((text, _bytes, { operation }) => operation !== 'register' || /^\s*\{\s*"(?:ueSvcId|\\u|mgwSvcId"\s*:[^,]*,\s*"ueCredInfo)/.test(text)), caughtBy: ['REG/BV/member-order'] },
  { id: 'escapes-refused',     requirement: 'W-16', title: 'refuses characters that are written by their number',  change: demandsText((text) => !text.includes(String.raw`\u`)), caughtBy: ['REG/BV/escapes'] },
  { id: 'escape-digits-refused', requirement: 'W-16', title: 'refuses the number of a character that has capital letters',  change: demandsText((text) => !/\\u\d*[A-F]/.test(text)), caughtBy: ['REG/BV/escapes/free-identity', 'REG/BV/escapes', 'DEREG/BV/escapes'] },
  { id: 'solidus-escape-refused', requirement: 'W-16', title: 'refuses a slash that is escaped',                            change: demandsText((text) => !text.includes(String.raw`\/`)), caughtBy: ['REG/BV/escapes/solidus'] },
  { id: 'type-case-refused',   requirement: 'W-19', title: 'refuses Application/JSON',                             change: demandsType((sent) => sent.startsWith('application/json')), caughtBy: ['REG/BV/content-type-case'] },
  { id: 'deregister-space-refused',    requirement: 'W-16', title: 'refuses a de-registration that does not begin with a brace', change: demandsToLeave((text) => text.startsWith('{')), caughtBy: ['DEREG/BV/white-space'] },
  { id: 'deregister-order-demanded',   requirement: 'W-16', title: 'refuses a de-registration that does not begin with the UE', change: demandsToLeave((text) => /^\s*\{\s*"(?:ueSvcId|\\u)/.test(text)), caughtBy: ['DEREG/BV/member-order'] },
  { id: 'deregister-escapes-refused',  requirement: 'W-16', title: 'refuses characters of a de-registration that are written by their number', change: demandsToLeave((text) => !text.includes(String.raw`\u`)), caughtBy: ['DEREG/BV/escapes'] },
  { id: 'deregister-type-case-refused', requirement: 'W-19', title: 'refuses a de-registration as Application/JSON',  change: demandsType((sent) => sent.startsWith('application/json'), 'deregister'), caughtBy: ['DEREG/BV/content-type-case'] },
  { id: 'deregister-charset-refused',  requirement: 'W-20', title: 'refuses a de-registration as application/json; charset=utf-8', change: demandsType((sent) => !sent.includes(';'), 'deregister'), caughtBy: ['DEREG/BV/content-type-charset'] },
  { id: 'charset-refused',     requirement: 'W-20', title: 'refuses application/json; charset=utf-8',              change: demandsType((sent) => !sent.includes(';')), caughtBy: ['REG/BV/content-type-charset'] },
  { id: 'escape-as-letter',    requirement: 'R-48', title: 'takes the escape of a backspace for a letter',                 change: reads((text) => text.replaceAll(String.raw`\b`, 'b')), caughtBy: ['REG/BV/distinct/backspace'] },
  { id: 'form-feed-as-letter', requirement: 'R-48', title: 'takes the escape of a form feed for a letter',                 change: reads((text) => text.replaceAll(String.raw`\f`, 'f')), caughtBy: ['REG/BV/distinct/form-feed'] },
  { id: 'buffer-short',        requirement: 'W-16', title: 'reads the first 8192 bytes of a registration',                 change: demandsText((_text, bytes, { operation }) => operation !== 'register' || bytes.length <= 8192), caughtBy: ['REG/BV/white-space/long'] },
  { id: 'pairs-halved',        requirement: 'W-16', title: 'loses characters that are written by two numbers',             change: halvesPairs, caughtBy: ['REG/BV/escapes/free-identity'] },
  { id: 'byte-order-mark-500', requirement: 'R-47', title: 'answers 500 to a body with a byte order mark',         change: demandsText((_text, [first]) => first !== 0xef, crash), caughtBy: ['REG/BI/byte-order-mark'] },
  { id: 'body-read-once',      requirement: 'W-24', title: 'takes what comes with the head for the whole body',       change: readsOnce, caughtBy: ['REG/BV/body-in-parts'] },
  { id: 'field-by-letters',    requirement: 'W-25', title: 'does not find a Content-Type that is written content-type', change: findsByLetters, caughtBy: ['REG/BV/field-names'] },
  { id: 'member-by-beginning', requirement: 'R-37', title: 'takes members for IEs that only begin like them', change: takesAlike('register', (members, name) => members.findLast((member) => member.startsWith(name))), caughtBy: ['REG/BV/alike-member'] },
  { id: 'member-by-end',       requirement: 'R-37', title: 'takes members for IEs that only end like them',   change: takesAlike('register', (members, name) => members.findLast((member) => member.endsWith(name))), caughtBy: ['REG/BV/alike-member'] },
  { id: 'deregister-member-by-beginning', requirement: 'D-15', title: 'takes members of a de-registration for IEs that only begin like them', change: takesAlike('deregister', (members, name) => members.findLast((member) => member.startsWith(name))), caughtBy: ['DEREG/BV/alike-member'] },
  { id: 'member-anywhere',     requirement: 'R-37', title: 'looks for IEs at whatever depth',                 change: looksAnywhere,                                         caughtBy: ['REG/BV/alike-member'] },
];
