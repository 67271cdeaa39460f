import { expect, test } from 'vitest';
import { readBody } from './body.ts';

const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const json = 'application/json';
const notJson = { flaw: 'not JSON' };

interface Given {
  readonly headers?: readonly (readonly [string, string])[];
  readonly code?: string;
  readonly isCut?: boolean;
}

const read = (body: string | Uint8Array, { headers = [['Content-Type', json]], ...given }: Given = {}) =>
  readBody({ status: 200, reason: '', isCut: false, ...given, headers, body: Buffer.from(body as string) });

const typed = (type: string) => ({ headers: [['CONTENT-TYPE', type]] as const });

// oxfmt-ignore
test.for<readonly [string, Given, string]>([
  ['as it is',                    typed('text/plain'),                                                                  'text/plain'],
  ['in lower case',               typed('Application/JSON'),                                                            json],
  ['without parameters',          typed('application/json ; charset=utf-8'),                                            json],
  ['the first of two',            { headers: [['Content-Type', 'text/a'], ['Content-Type', 'text/b']] },                'text/a'],
  ['none',                        { headers: [] },                                                                      ''],
  ['as CoAP names it',            { headers: [['Content-Format', '50'], ['Content-Type', 'text/a']], code: '2.01' },    json],
  ['as HTTP names it',            { headers: [['Content-Format', '50'], ['Content-Type', 'text/a']] },                  'text/a'],
  ['none over CoAP',              { headers: [], code: '2.01' },                                                        ''],
])('the media type is read %s', ([, given, mediaType]) => {
  expect([read('{}', given).mediaType, read('', given).mediaType]).toEqual([mediaType, mediaType]);
});

// oxfmt-ignore
test.for<readonly [string, string | Uint8Array, Given, object]>([
  ['an object',                          '{"a":1}',                       {},                                    { isEmpty: false, text: '{"a":1}', json: { a: 1 }, object: { a: 1 } }],
  ['an array',                           '[1]',                           {},                                    { isEmpty: false, text: '[1]', json: [1] }],
  ['nothing',                            '',                              {},                                    { isEmpty: true, text: '' }],
  ['an object of no media type',         '{}',                            { headers: [] },                       { isEmpty: false, text: '{}', json: {}, object: {} }],
  ['text of no media type',              'x',                             { headers: [] },                       { isEmpty: false, text: 'x' }],
  ['text',                               'x',                             {},                                    { isEmpty: false, text: 'x', ...notJson }],
  ['text of another kind of JSON',       'x',                             typed('application/problem+json'),     { isEmpty: false, text: 'x', ...notJson }],
  ['text that does not say it is JSON',  'x',                             typed('application/json-seq'),         { isEmpty: false, text: 'x' }],
  ['octets that are not UTF-8',          Buffer.from([0x22, 0xff, 0x22]), {},                                    { isEmpty: false, text: '"\ufffd"', flaw: 'not UTF-8' }],
  ['a byte order mark',                  Buffer.concat([mark, Buffer.from('1')]), {},                            { isEmpty: false, text: '1', json: 1, flaw: 'JSON after a byte order mark' }],
  ['a byte order mark elsewhere',        Buffer.concat([mark, Buffer.from('1')]), typed('text/plain'),           { isEmpty: false, text: '1', json: 1 }],
  ['what is too long',                   'x'.repeat(300),                 { isCut: true },                       { isEmpty: false, text: 'x'.repeat(200), flaw: 'longer than any answer of this interface' }],
])('%s is read for what it is', ([, body, given, expected]) => {
  const { mediaType: _, ...rest } = read(body, given);
  expect(rest).toEqual(expected);
});
