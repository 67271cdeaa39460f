import { expect, test } from 'vitest';
import { leakIn } from './leak.ts';

const message = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', ueCredentialInformation: 'cred-1' };
const secret = 'the UE credential information of the request';
const trace = 'a stack trace';

// oxfmt-ignore
test.for([
  ['nothing of interest',                   '{"ueSvcId":"ue-1","result":"SUCCESS"}',                             undefined],
  ['the credential as a value',             '{"ueCredInfo":"cred-1"}',                                           secret],
  ['the credential in a sentence',          'cred-1 does not match',                                             secret],
  ['the credential at the end',             'no match for cred-1',                                               secret],
  ['a longer word that begins with it',     'cred-12',                                                           undefined],
  ['a longer word that ends with it',       'xcred-1',                                                           undefined],
  ['a longer word, then the credential',    'cred-12 cred-1',                                                    secret],
  ['the credential as base64',              'Basic Y3JlZC0x',                                                    secret],
  ['the credential with escapes',           String.raw`{"x":"\u0063red\u002d1"}`,                                 secret],
  ['a Java trace',                          'java.lang.Exception: x\n\tat org.example.A.b(A.java:12)',           trace],
  ['a Node trace escaped in JSON',          String.raw`{"detail":"Error: x\n    at f (/srv/app.js:1:2)"}`,       trace],
  ['a Python trace',                        'Traceback (most recent call last):\n  File "x.py"',                 trace],
  ['a Go trace',                            'goroutine 17 [running]:',                                           trace],
  ['a .NET trace',                          'x\n   at A.B(C c) in C:\\\\a\\\\b.cs:line 42',                       trace],
  ['a PHP trace',                           '#0 /var/www/a.php(57): create()',                                   trace],
  ['a Ruby trace',                          "a.rb:57:in `create'",                                               trace],
  ['a Rust panic',                          "thread 'main' panicked at src/a.rs:57:9",                           trace],
  ['what a database says',                  'SQLSTATE[22001]: value too long',                                   trace],
  ['what another database says',            'ORA-12899: value too large',                                        trace],
  ['the code of a database',                'violates unique constraint SQLSTATE 23505',                         trace],
  ['what Go says of a struct',              'json: cannot unmarshal number into Go struct field X.y of type string', trace],
  ['where Perl died',                       'malformed JSON string at /opt/x/Handler.pm line 218.',              trace],
  ['an exception of Elixir',                '** (FunctionClauseError) no function clause matching',              trace],
  ['a trace of Erlang',                     String.raw`[{h,init,2,[{file,\"src/h.erl\"},{line,42}]}]`,            trace],
  ['a line of what was sent',               'unexpected token at line 3',                                        undefined],
  ['a word like that of a database',        'SQLSTATE unknown, ORA-1',                                           undefined],
  ['a time of day after the word at',       'rejected at 12:30:00',                                              undefined],
] as const)('%s', ([, text, leak]) => {
  expect(leakIn(text, message)).toBe(leak);
});

test('a credential of four characters is long enough to be looked for', () => {
  expect(leakIn('abc1', { ...message, ueCredentialInformation: 'abc1' })).toBe(secret);
});

// oxfmt-ignore
test.for([
  ['too short to tell from chance',     { ...message, ueCredentialInformation: 'abc' },            'abc'],
  ['part of another IE',                { ...message, ueServiceId: 'cred-1@example' },             'cred-1'],
  ['a short word',                      { ...message, ueCredentialInformation: 'cred' },           'the request was refused: cred'],
  ['a word of JSON',                    { ...message, ueCredentialInformation: 'null' },           '{"detail":null}'],
  ['not a text',                        { ...message, ueCredentialInformation: 1234 },             '1234'],
  ['absent',                            { ueServiceId: 'ue-1' },                                   'cred-1'],
] as const)('a credential that is %s is not looked for', ([, sent, text]) => {
  expect(leakIn(text, sent)).toBeUndefined();
});

test('a credential is found where JSON writes it with a backslash', () => {
  const sent = { ...message, ueCredentialInformation: 'a/b"ü' };
  expect(leakIn(JSON.stringify({ x: 'a/b"ü' }), sent)).toBe(secret);
  expect(leakIn(String.raw`{"x":"a\/b\"\u00fc"}`, sent)).toBe(secret);
});
