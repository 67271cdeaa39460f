import { expect, test } from 'vitest';
import type { ResponsePacket } from '../binding/binding.ts';
import { askedToWait, impatient } from './patience.ts';
import type { World } from './world.ts';

const busy = (headers: ResponsePacket['headers'], more: Partial<ResponsePacket> = {}): ResponsePacket => ({
  status: 503,
  reason: '',
  headers,
  body: Buffer.from(''),
  isCut: false,
  version: '1.1',
  ...more,
});

// oxfmt-ignore
test.for<readonly [string, ResponsePacket, ReturnType<typeof askedToWait>]>([
  ['seconds',                 busy([['Retry-After', '2']]),                       2000],
  ['no time',                 busy([]),                                           'unsaid'],
  ['what is no time',         busy([['Retry-After', 'soon']]),                    'unreadable'],
  ['the Max-Age of CoAP',     busy([['Max-Age', '3']], { code: '5.03' }),         3000],
  ['the Max-Age of no CoAP',  busy([['Max-Age', '3']]),                           'unsaid'],
])('an answer that asks to wait: %s', ([, answer, ms]) => {
  expect(askedToWait(answer)).toBe(ms);
});

// oxfmt-ignore
test.for<readonly [string, Parameters<typeof impatient>[1]['answer'], string]>([
  ['longer than is waited for', busy([['Retry-After', '15']]), 'register: the server asks to wait for 15 s (503), and pixit.timers.retryAfterMs allows for 10 s'],
  ['as long as is waited for',  busy([['Retry-After', '10']]), 'register: the server asks for patience again and again (503)'],
  ['for no known time',         busy([]),                      'register: the server asks for patience again and again (503)'],
  ['without an answer',         { lost: 'closed', text: '' },  'register: the server asks for patience again and again (503)'],
])('whoever asks for patience is told so: %s', ([, answer, message]) => {
  const error = impatient('register', { answer, text: '503' }, { timers: { retryAfterMs: 10_000 } } as World);
  expect([error.obstacle, error.message]).toEqual(['throttled', message]);
});
