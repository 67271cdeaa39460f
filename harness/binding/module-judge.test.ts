import { describe, expect, test } from 'vitest';
import type { Check } from '../../suites/iut.ts';
import type { ResponsePacket } from './binding.ts';
import { answer, bytes, gives, moduleOf, packet, right, stimulus, ue } from './fake-module.ts';

describe('an answer is judged by what holds on any wire', () => {
  const broken = (checks: readonly Check[] = []) =>
    checks.filter(({ holds }) => !holds).map(({ requirement, got }) => [requirement, got]);
  const judged = (response: ResponsePacket, checks?: readonly Check[]) =>
    moduleOf({ decode: gives({ ...right, checks }) }).binding.decode(stimulus, response).checks;

  // oxfmt-ignore
  test.for([
    ['nothing wrong',         {},                                                                     []],
    ['a header twice',        { headers: [['Content-Type', 'a/b'], ['content-type', 'c/d']] },        [['W-18', 'content-type more than once']]],
    ['JSON that is none',     { headers: [['Content-Type', 'application/json']], body: bytes('{') },  [['W-06', 'not JSON']]],
    ['the credential',        { body: bytes('OK pass-1') },                                           [['S-10', 'the UE credential information of the request']]],
    ['a bare 401',            { status: 401 },                                                        [['W-04', 'none']]],
  ] as const satisfies readonly (readonly [string, Partial<ResponsePacket>, unknown])[])('%s', ([, response, wanted]) => {
    expect(broken(judged(answer(response)))).toEqual(wanted);
  });

  test('unless the module judges it itself', () => {
    const own: Check = { requirement: 'W-06', holds: true, expected: 'a form', got: 'a form' };
    const checks = judged(answer({ isCut: true }), [own]);
    expect(checks.filter(({ requirement }) => requirement === 'W-06')).toEqual([own]);
  });

  // oxfmt-ignore
  test.for([
    ['its own',               { ueServiceId: 'ue-1', mgwServiceId: 'g' }, 'x',      []],
    ['one without a name',    { mgwServiceId: 'g' },                      'x',      []],
    ['one of another',        { ueServiceId: 'ue-2' },                    'x',      [['W-12', 'one of "ue-2"']]],
    ['a credential',          { ueServiceId: 'ue-1' },                    'pass-1', [['W-07', 'the UE credential information of the request']]],
  ] as const)('of a look-up: %s', ([, record, text, wanted]) => {
    const lookup = { encode: () => packet, decode: () => ({ records: [record], text }) };
    const result = moduleOf({ lookup }).binding.lookup?.decode(ue, answer({ body: bytes(text) }));
    expect([result?.text, broken(result?.checks)]).toEqual([`200 ${text}`, wanted]);
  });

  test('and what only the module can judge is its to judge', () => {
    const { binding } = moduleOf({
      decode: gives({ ...right, checks: [{ requirement: 'W-01', holds: true, expected: '', got: '' }] }),
    });
    binding.decode(stimulus, answer());
    expect([binding.unjudged?.('W-01'), binding.unjudged?.('R-04')]).toEqual([undefined, undefined]);
    expect(binding.unjudged?.('D-19')).toBe(
      "no answer was judged by it: decode of fake.ts has to return { requirement: 'D-19', holds, expected, got } in `checks` with every accepted de-registration: whether the wire declares its status",
    );
  });
});
