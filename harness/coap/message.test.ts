import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, codeText, kindOfCode, statusOfCode, statusText } from './code.ts';
import { decode, described, emptyMessage, encode, isMalformed, type Message, types } from './message.ts';
import { blockIn, bytesOf, bytesOfBlock, numberIn, optionOf, shownOption } from './option.ts';

const bytes = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: most });

const anyMessage: fc.Arbitrary<Message> = fc.record({
  type: fc.constantFrom(...types),
  code: fc.constantFrom(...['POST', '2.01', '4.04', '5.00', '0.30'].map(codeOf)),
  id: fc.nat(0xffff),
  token: bytes(8),
  options: fc.array(fc.record({ number: fc.nat(65_535), value: bytes(400) }), { maxLength: 6 }),
  payload: bytes(40),
});

test('what is encoded is decoded, options in order', () => {
  const law = fc.property(anyMessage, (message) => {
    const read = decode(encode(message));
    if (isMalformed(read)) throw new Error(read.flaw);
    const ordered = message.options.toSorted((one, other) => one.number - other.number);
    const plain = ({ token, options, payload, ...rest }: Message): unknown => [
      rest,
      [...token],
      [...payload],
      options.map(({ number, value }) => [number, [...value]]),
    ];
    expect(plain(read)).toEqual(plain({ ...message, options: ordered }));
  });
  fc.assert(law);
});

test('no bytes are too odd to be read or described', () => {
  const law = fc.property(bytes(60), (odd) => {
    const read = decode(odd);
    expect(isMalformed(read) || Buffer.compare(encode(read), odd) === 0 || read.options.length > 0).toBe(true);
    expect(described(odd)).toMatch(/^(?:no well-formed message: |CON|NON|ACK|RST)/);
  });
  fc.assert(law, { numRuns: 2000 });
});

// oxfmt-ignore
test.for([
  ['nothing',                           '',               'less than the header',              false],
  ['three bytes',                       '400100',         'less than the header',              false],
  ['another version',                   '80010001',       'version 2 in place of 1',           false],
  ['a long token',                      '49010001',       'the token length 9',                true],
  ['a token that is cut off',           '44010001ff',     'a token that is cut off',           true],
  ['a reserved class',                  '40200001',       'the code 1.00 of a reserved class', true],
  ['an empty message with more',        '4000000100',     'an empty message of 5 bytes',       true],
  ['a marker without a payload',        '40010001ff',     'a payload marker without',          true],
  ['an option that is cut off',         '40010001b2aa',   'an option (11) that is cut off',    true],
  ['a delta of 15',                     '40010001f1aa',   'whose delta or length',             true],
  ['a length of 15',                    '400100011f',     'whose delta or length',             true],
  ['an extended delta that is missing', '40010001d0',     'whose delta or length',             true],
] as const)('%s is malformed', ([, hex, flaw, hasHead]) => {
  const read = decode(Buffer.from(hex, 'hex'));
  if (!isMalformed(read)) throw new Error('it is taken for well-formed');
  expect(read.flaw).toContain(flaw);
  expect(read.head !== undefined).toBe(hasHead);
});

test('writes the example of RFC 7252 figure 16', () => {
  const request: Message = {
    ...emptyMessage('CON', 0x7d34),
    code: codeOf('GET'),
    options: [optionOf('Uri-Path', 'temperature')],
  };
  expect(encode(request).toString('hex')).toBe(`40017d34bb${Buffer.from('temperature').toString('hex')}`);
  expect(described(encode(request))).toBe('CON 0.01 GET, message id 32052');
});

test.for([
  ['2.01', 0x41, 201, 'response'],
  ['4.04', 0x84, 404, 'response'],
  ['0.02', 0x02, 2, 'request'],
  ['7.01', 0xe1, 701, 'reserved'],
  ['0.00', 0, 0, 'empty'],
] as const)('the code %s', ([text, code, status, kind]) => {
  expect([codeOf(text), codeText(code), statusOfCode(code), statusText(status), kindOfCode(code)]).toEqual([
    code,
    text,
    status,
    text,
    kind,
  ]);
});

test('numbers and blocks come back as they went', () => {
  fc.assert(fc.property(fc.nat(), (number) => numberIn(bytesOf(number)) === number));
  const anyBlock = fc.record({ num: fc.nat(60_000), more: fc.boolean(), size: fc.constantFrom(16, 32, 512, 1024) });
  fc.assert(
    fc.property(anyBlock, (block) => {
      expect(blockIn(bytesOfBlock(block))).toEqual(block);
    }),
  );
});

test.for([
  ['Content-Format', '50', '50'],
  ['Uri-Path', 'ü/x', 'ü/x'],
  ['65001', 'x', '78'],
] as const)('the option %s is shown as it is read', ([name, value, shown]) => {
  expect(shownOption(optionOf(name, value))).toEqual([name, shown]);
});
