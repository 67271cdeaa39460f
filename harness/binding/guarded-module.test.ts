import { describe, expect, test } from 'vitest';
import type { Stimulus } from '../../suites/iut.ts';
import { UsageError } from '../usage-error.ts';
import type { Binding, RequestPacket } from './binding.ts';
import { answer, bytes, gives, known, moduleOf, packet, right, stimulus, ue } from './fake-module.ts';

function problemOf(ask: () => unknown): string | undefined {
  try {
    ask();
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error.problems.join('\n');
    throw error;
  }
}

describe('a mistake of a module is named, where it', () => {
  const fails = (): never => {
    throw new TypeError('no\nsuch thing');
  };
  const lookup = (decode: () => unknown) => ({ lookup: { encode: () => packet, decode } });
  const encode = ({ binding }: ReturnType<typeof moduleOf>) => binding.encode(stimulus, known);
  const decode = ({ binding }: ReturnType<typeof moduleOf>) => binding.decode(stimulus, answer());
  const look = ({ binding }: ReturnType<typeof moduleOf>) => binding.lookup?.decode(ue, answer());
  const check = { requirement: 'R-17', holds: true, expected: '', got: '' };

  // oxfmt-ignore
  test.for([
    ['throws in encode',         encode, { encode: fails },                                       /^\.\/fake\.ts: encode threw for 'register "ue-1"': TypeError: no such thing$/],
    ['throws in decode',         decode, { decode: fails },                                       /decode threw for/],
    ['throws in the look-up',    look,   lookup(fails),                                           /lookup\.decode threw for 'look up "ue-1"': TypeError/],
    ['encodes nothing',          encode, { encode: gives(undefined) },                            /encode returned undefined for 'register "ue-1"': expected \{ method, path, headers, body \}, got undefined$/],
    ['gives no reason',          encode, { encode: gives('') },                                   /encode returned "" for/],
    ['encodes later',            encode, { encode: gives(Promise.resolve(packet)) },              /encode returned a Promise for .*write no async$/],
    ['writes two words',         encode, { encode: gives({ ...packet, method: 'PO ST' }) },       /method: expected one word, got "PO ST"$/],
    ['leaves out the slash',     encode, { encode: gives({ ...packet, path: 'ues' }) },           /path: expected a path that begins with \/, got "ues"$/],
    ['has headers by name',      encode, { encode: gives({ ...packet, headers: { A: 'b' } }) },   /headers: expected a list of pairs \[name, value\], got an object$/],
    ['has half a header',        encode, { encode: gives({ ...packet, headers: [['A']] }) },      /headers\[0\]: expected a pair/],
    ['breaks a line',            encode, { encode: gives({ ...packet, headers: [['A', 'b\r\nC: d']] }) }, /headers\[0\]\[1\]: expected the value of a header, in one line, got "b\\r\\nC: d"$/],
    ['has a text for a body',    encode, { encode: gives({ ...packet, body: 'text' }) },          /body: expected bytes .* got "text"$/],
    ['decodes nothing',          decode, { decode: gives(undefined) },                            /expected \{ kind, text, signature, checks \}, got undefined$/],
    ['decodes later',            decode, { decode: async () => Promise.reject(new Error('late')) },    /got a Promise; .*write no async$/],
    ['has no kind',              decode, { decode: gives({ text: '' }) },                         /kind: missing$/],
    ['has a wrong kind',         decode, { decode: gives({ ...right, kind: 'acepted' }) },        /kind: expected accepted, rejected, throttled or unclear, got "acepted"; did you mean 'accepted'\?$/],
    ['says silent',              decode, { decode: gives({ ...right, kind: 'silent' }) },         /kind: expected/],
    ['has a wrong refusal',      decode, { decode: gives({ ...right, refusal: 'forbiden' }) },    /refusal: .*did you mean 'forbidden'\?$/],
    ['misspells a member',       decode, { decode: gives({ ...right, anser: {} }) },              /anser: unknown; did you mean 'answer'\?$/],
    ['misspells an IE',          decode, { decode: gives({ ...right, answer: { ueServiceID: 1 } }) }, /answer\.ueServiceID: unknown; did you mean 'ueServiceId'\?$/],
    ['has no such requirement',  decode, { decode: gives({ ...right, checks: [{ ...check, requirement: 'R-178' }] }) }, /checks\[0\]\.requirement: expected the id of a requirement, such as R-17, got "R-178"/],
    ['has half a check',         decode, { decode: gives({ ...right, checks: [{ requirement: 'R-17', holds: true }] }) }, /checks\[0\]\.expected: missing$/],
    ['shows no list',            look,   lookup(gives({ records: {}, text: '' })),                /records: expected a list of \{ ueServiceId, mgwServiceId, profile \}, got an object$/],
    ['misspells in a record',    look,   lookup(gives({ records: [{ ueServiceId: 'a', gateway: 'b' }], text: '' })), /records\[0\]\.gateway: unknown/],
  ] as const)('%s', ([, ask, members, wanted]) => {
    expect(problemOf(() => ask(moduleOf(members)))).toMatch(wanted);
  });

  test('throws in a line of its own', () => {
    const error = new Error('boom');
    error.stack = 'Error: boom\n    at Object.encode (file:///x/fake.ts:76:21)\n    at other (file:///y/z.ts:1:2)';
    const { binding } = moduleOf({
      encode: () => {
        throw error;
      },
    });
    expect(problemOf(() => binding.encode(stimulus, known))).toMatch(/: Error: boom \(fake\.ts:76:21\)$/);
  });
});

test('a module need not give checks, a signature or the class of a refusal', () => {
  const { binding } = moduleOf({ decode: gives({ kind: 'rejected', text: 'no' }) });
  const outcome = binding.decode(stimulus, answer({ status: 403 }));
  expect(outcome).toMatchObject({ kind: 'rejected', refusal: 'forbidden', signature: 'rejected 403' });
});

describe('of a request', () => {
  const reasonOf = (encode: Binding['encode'], asked: Partial<Stimulus>) => {
    const encoded = moduleOf({ encode }).binding.encode({ ...stimulus, ...asked }, known);
    return typeof encoded === 'string' ? encoded : undefined;
  };
  let count = 0;
  const numbered =
    (write: (stimulus: Stimulus) => string): Binding['encode'] =>
    (asked) => ({
      ...packet,
      headers: [['X-Nonce', `${(count += 7)}`]],
      body: bytes(`id=${count}&${write(asked)}`),
    });

  // oxfmt-ignore
  test.for([
    ['a disturbance that is ignored',        () => packet,                                                    { disturbance: 'not-json' },     'fake.ts writes the request with the disturbance not-json as it does without'],
    ['one that is heeded',                   ({ disturbance }) => ({ ...packet, body: bytes(String(disturbance)) }), { disturbance: 'not-json' }, undefined],
    ['one in the path',                      ({ disturbance }) => ({ ...packet, path: `/ues${disturbance === undefined ? '' : 'x'}` }), { disturbance: 'path-longer' }, undefined],
    ['one that is ignored, by number',       numbered(() => ''),                                              { disturbance: 'escapes' },      expect.stringContaining('the disturbance escapes')],
    ['one that is heeded, by number',        numbered(({ disturbance }) => String(disturbance)),              { disturbance: 'escapes' },      undefined],
    ['the same message twice',               ({ disturbance }) => ({ ...packet, ...(disturbance && { isSentTwice: true }) }), { disturbance: 'message-twice' }, undefined],
    ['a profile that is ignored',            () => packet,                                                    { message: { profile: {} } },    'fake.ts writes the request with this profile as it does without'],
    ['a profile that is written',            ({ message }) => ({ ...packet, body: bytes(Object.keys(message).join()) }), { message: { profile: {} } }, undefined],
    ['nothing of the sort',                  () => packet,                                                    {},                              undefined],
  ] as const satisfies readonly (readonly [string, Binding['encode'], Partial<Stimulus>, unknown])[])('%s', ([, encode, asked, reason]) => {
    expect(reasonOf(encode, asked)).toEqual(reason);
  });
});

describe('the secrets of a module', () => {
  const headers = (...of: RequestPacket['headers']) => ({ encode: () => ({ ...packet, headers: of }) });

  // oxfmt-ignore
  test.for([
    ['a token',                      headers(['Authorization', 'Bearer abc.def-123'], ['X-Acme-Key', 'k-987654']), ['abc.def-123', 'k-987654']],
    ['cookies',                      headers(['Cookie', 'session=abcdefgh; a=b']),                          ['abcdefgh']],
    ['a header of another kind',     headers(['X-Trace', 'abcdefgh'], ['Idempotency-Key', '1234-5678']),    []],
    ['the credential of the UE',     headers(['Authorization', `Basic ${btoa('ue-1:pass-1')}`]),            []],
  ] as const)('are those that it puts into headers: %s', ([, members, secrets]) => {
    const { binding, secrets: kept } = moduleOf(members);
    binding.encode(stimulus, known);
    expect([...kept]).toEqual(secrets);
  });

  test('are those of its look-ups, and those that it names, now or later', () => {
    const named = ['first'];
    const lookup = { encode: () => ({ ...packet, headers: [['X-Token', 'of-the-look-up']] }), decode: () => undefined };
    const { binding, secrets } = moduleOf({ lookup }, named);
    binding.lookup?.encode(ue, known);
    named.push('second');
    expect([...secrets]).toEqual(['first', 'second', 'of-the-look-up']);
  });

  test('are the last ones, where each request has its own', () => {
    let count = 1000;
    const { binding, secrets } = moduleOf({
      encode: () => ({ ...packet, headers: [['X-Token', `token-${(count += 1)}`]] }),
    });
    for (let asked = 0; asked < 1000; asked++) binding.encode(stimulus, known);
    const kept = [...secrets];
    expect([kept.length, kept.at(-1)]).toEqual([300, 'token-2000']);
  });
});

describe('what a module says of itself is handed on', () => {
  const facts = {
    protocol: 'coap',
    claims: { lookup: false },
    needsRegistration: true,
    leavesByGateway: true,
  } as const;

  test('where it says it', () => {
    const lookup = { encode: () => packet, decode: () => undefined, isByGateway: true };
    const { binding } = moduleOf({ ...facts, lookup });
    expect(binding).toMatchObject({ name: 'fake', ...facts, lookup: { isByGateway: true } });
  });

  test('and nothing else', () => {
    const { binding } = moduleOf({ lookup: { encode: () => packet, decode: () => undefined } });
    expect(Object.keys(binding).toSorted()).toEqual(['decode', 'encode', 'lookup', 'name', 'unjudged']);
    expect(binding.lookup).not.toHaveProperty('isByGateway');
  });

  test('as are its own words and what it recognises, each asked of the module itself', () => {
    const members = {
      word: 'gateway',
      recognise(this: { readonly word: string }) {
        return { operation: 'register', message: { mgwServiceId: this.word } };
      },
      spelt(this: { readonly word: string }, text: string) {
        return `${text} (${this.word})`;
      },
    };
    const { binding } = moduleOf(members);
    expect(binding.spelt?.('mgwServiceId')).toBe('mgwServiceId (gateway)');
    expect(binding.recognise?.(packet)).toEqual({ operation: 'register', message: { mgwServiceId: 'gateway' } });
  });

  test('and a spelling that is no text is a mistake', () => {
    const { binding } = moduleOf({ spelt: gives(7) });
    expect(problemOf(() => binding.spelt?.('x'))).toMatch(/spelt returned 7 for/);
  });
});
