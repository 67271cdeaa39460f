import type { Behaviour, Call, Deviation } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

const unsupported = new Refusal(415, { detail: 'The body must be application/json.' });
const malformed = new Refusal(400, { cause: 'INVALID_MSG_FORMAT', detail: 'The body cannot be read.' });

/** Takes the media type for one only in one writing. */
const demandsType =
  (isTaken: (sent: string) => boolean): Deviation['change'] =>
  (strict) => ({
    checkMediaType: (call) => {
      strict.checkMediaType(call);
      if (call.operation === 'register' && !isTaken(call.request.headers.get('content-type') ?? '')) throw unsupported;
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

const crash = new TypeError('unexpected byte');

/** Ways of writing a message that make no difference. */
// oxfmt-ignore
export const writing: readonly Fault[] = [
  { id: 'white-space-refused', requirement: 'W-16', title: 'refuses a body that does not begin with a brace',      change: demandsText((text) => text.startsWith('{')), caughtBy: ['REG/BV/white-space'] },
  { id: 'order-demanded',      requirement: 'W-16', title: 'refuses a registration that does not begin with the UE', change: demandsText((text, _bytes, { operation }) => operation !== 'register' || /^\s*\{\s*"(?:ueSvcId|\\u|mgwSvcId"\s*:[^,]*,\s*"ueCredInfo)/.test(text)), caughtBy: ['REG/BV/member-order'] },
  { id: 'escapes-refused',     requirement: 'W-16', title: 'refuses characters that are written by their number',  change: demandsText((text) => !text.includes(String.raw`\u`)), caughtBy: ['REG/BV/escapes'] },
  { id: 'type-case-refused',   requirement: 'W-19', title: 'refuses Application/JSON',                             change: demandsType((sent) => sent.startsWith('application/json')), caughtBy: ['REG/BV/content-type-case'] },
  { id: 'charset-refused',     requirement: 'W-20', title: 'refuses application/json; charset=utf-8',              change: demandsType((sent) => !sent.includes(';')), caughtBy: ['REG/BV/content-type-charset'] },
  { id: 'byte-order-mark-500', requirement: 'R-47', title: 'answers 500 to a body with a byte order mark',         change: demandsText((_text, [first]) => first !== 0xef, crash), caughtBy: ['REG/BI/byte-order-mark'] },
];
