/** Method codes by name (RFC 7252 clause 12.1.1, RFC 8132). */
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'FETCH', 'PATCH', 'iPATCH'];

/** Names of response codes (RFC 7252 clause 12.1.2, RFC 7959, RFC 8132, RFC 8516). */
const names: Readonly<Record<string, string>> = {
  '2.01': 'Created',
  '2.02': 'Deleted',
  '2.03': 'Valid',
  '2.04': 'Changed',
  '2.05': 'Content',
  '2.31': 'Continue',
  '4.00': 'Bad Request',
  '4.01': 'Unauthorized',
  '4.02': 'Bad Option',
  '4.03': 'Forbidden',
  '4.04': 'Not Found',
  '4.05': 'Method Not Allowed',
  '4.06': 'Not Acceptable',
  '4.08': 'Request Entity Incomplete',
  '4.09': 'Conflict',
  '4.12': 'Precondition Failed',
  '4.13': 'Request Entity Too Large',
  '4.15': 'Unsupported Content-Format',
  '4.22': 'Unprocessable Entity',
  '4.29': 'Too Many Requests',
  '5.00': 'Internal Server Error',
  '5.01': 'Not Implemented',
  '5.02': 'Bad Gateway',
  '5.03': 'Service Unavailable',
  '5.04': 'Gateway Timeout',
  '5.05': 'Proxying Not Supported',
};

const written = (first: number, rest: number): string => `${first}.${String(rest).padStart(2, '0')}`;

/** A code as people write it: class, dot, two digits. */
export const codeText = (code: number): string => written(code >> 5, code & 31);

/** The number of a code in writing, `2.01` or the name of a method. */
export function codeOf(text: string): number {
  const at = methods.indexOf(text);
  if (at >= 0) return at + 1;
  const [first = 0, rest = 0] = text.split('.').map(Number);
  return (first << 5) | rest;
}

/** What a code says, in a word or two; empty where it is not known. */
export const nameOfCode = (code: number): string =>
  code >> 5 === 0 ? (methods[(code & 31) - 1] ?? '') : (names[codeText(code)] ?? '');

/** The same class and detail as a number of three digits: 2.01 is 201. */
export const statusOfCode = (code: number): number => (code >> 5) * 100 + (code & 31);

/** The code that such a number stands for. */
export const codeOfStatus = (status: number): number => (Math.floor(status / 100) << 5) | (status % 100);

/** Such a number as a code in writing: 201 is 2.01. */
export const statusText = (status: number): string => written(Math.floor(status / 100), status % 100);

/** Whether a code is that of a request, of a response, of an empty message, or of a class that nobody may use. */
export function kindOfCode(code: number): 'empty' | 'request' | 'response' | 'reserved' {
  if (code === 0) return 'empty';
  const first = code >> 5;
  if (first === 0) return 'request';
  return first >= 2 && first <= 5 ? 'response' : 'reserved';
}
