import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { builtInText } from './built-in.ts';
import { formBinding, loadBinding } from './load.ts';

const text = builtInText('sbi-json');

/** The problems of the file, or nothing. */
async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
}

/** sbi-json with one text in place of another. */
const spoilt = (from: string, to: string): Promise<readonly string[]> => {
  expect(text).toContain(from);
  return problemsOf(formBinding({ name: 'wire.yaml', text: text.replace(from, to) }));
};

const body = 'body: [ueServiceId, mgwServiceId, ueCredentialInformation, profile]';

test('an object that is constant can take an IE as one more member', async () => {
  const more = 'body: { ueServiceId: /p/a, mgwServiceId: /b, ueCredentialInformation: /c, profile: /d }';
  expect(await spoilt(body, `${more}\n  constants: { /p: { v: 1 } }`)).toEqual([]);
});

describe('a mistake in a binding file is named with its place and remedy', () => {
  // oxfmt-ignore
  test.for([
    ['no YAML',                       'binding: sbi-json',                     'binding: [',                                        /^wire\.yaml:\d+:\d+/],
    ['a key that nobody knows',       'method: POST',                          'methode: POST',                                     "wire.yaml:23:3 /register/methode: unknown key; did you mean 'method'?"],
    ['an IE that nobody knows',       'ueServiceId: ueSvcId',                  'ueServiceID: ueSvcId',                              "wire.yaml:9:3 /names/ueServiceID: unknown key; did you mean 'ueServiceId'?"],
    ['an outcome of no kind',         '{ status: 200, is: accepted }',         '{ status: 200 }',                                   'wire.yaml:30:7 /register/outcomes/2/is: missing; expected accepted, rejected, throttled, unsupported or unclear'],
    ['a status that is none',         'status: 201,',                          'status: 20x,',                                      /^wire\.yaml:29:17 \/register\/outcomes\/1\/status: expected .*a status such as 2xx or 400-499/],
    ['a pointer without a slash',     '{ ueServiceId: /ueSvcId, result',       '{ ueServiceId: ueSvcId, result',                    'wire.yaml:26:26 /register/answer/ueServiceId: expected a JSON Pointer such as /data/id, or implied, got "ueSvcId"'],
    ['a variable that nobody knows',  'ue-svc-id={ueServiceId}',               'ue-svc-id={ueServiceID}',                           "wire.yaml:44:9 /lookup/path: unknown variable {ueServiceID}; did you mean 'ueServiceId'?"],
    ['a filter in a path',            'ue-svc-id={ueServiceId}',               'ue-svc-id={ueServiceId|base64}',                    'wire.yaml:44:9 /lookup/path: unknown filter |base64; there is {ueServiceId|base64} and {ueServiceId|percent}, in headers'],
    ['an IE that travels nowhere',    ', profile]',                            ']',                                                 /^wire\.yaml:23:3 \/register: profile travels nowhere; put it into `body`/],
    ['an IE that travels twice',      'answer: {',                             'elsewhere: { profile: x }\n  answer: {',            'wire.yaml:26:25 /register/elsewhere/profile: profile travels in the request too; say one of both'],
    ['one name for two IEs',          'periodicTime: perTime',                 'periodicTime: perCommInd',                          'wire.yaml:17:17 /names/periodicTime: "perCommInd" is the name of periodicCommunicationIndicator too'],
    ['one value for two',             'errors:',                               'values: { result: { SUCCESS: ok, FAILURE: ok } }\nerrors:', 'wire.yaml:20:43 /values/result/FAILURE: "ok" stands for SUCCESS too'],
    ['a value that is none',          'errors:',                               'values: { result: { success: ok } }\nerrors:',       "wire.yaml:20:30 /values/result/success: result is never \"success\"; did you mean 'SUCCESS'?"],
    ['a day that is left out',        'errors:',                               'values: { daysOfWeek: { 1: MO } }\nerrors:',          'wire.yaml:20:23 /values/daysOfWeek: nothing stands for 2, 3, 4, 5, 6, 7'],
    ['two IEs in one place',          body,                                    'body: { ueServiceId: /a, mgwServiceId: /a, ueCredentialInformation: /c, profile: /d }', 'wire.yaml:25:42 /register/body/mgwServiceId: mgwServiceId and ueServiceId are in each other\'s place, "/a" and "/a"'],
    ['an IE within another',          body,                                    'body: { ueServiceId: /a, mgwServiceId: /a/b, ueCredentialInformation: /c, profile: /d }', /mgwServiceId and ueServiceId are in each other's place, "\/a\/b" and "\/a"$/],
    ['an IE within a constant',       body,                                    'body: { ueServiceId: /p/a, mgwServiceId: /b, ueCredentialInformation: /c, profile: /d }\n  constants: { /p: 1 }', 'wire.yaml:26:20 /register/constants/~1p: ueServiceId goes to the same place; say one of both'],
    ['a constant for an IE',          body,                                    'body: { ueServiceId: /p/a, mgwServiceId: /b, ueCredentialInformation: /c, profile: /d }\n  constants: { /p/a: x }', 'wire.yaml:26:22 /register/constants/~1p~1a: ueServiceId goes to the same place; say one of both'],
    ['a variable in a constant',      body,                                    `${body}\n  constants: { /x: '{registration}' }`,             'wire.yaml:26:20 /register/constants/~1x: a constant is sent as it stands, {registration} too; put the IE into `body`'],
    ['a registration never named',    body,                                    'body: { ueServiceId: /a, mgwServiceId: /b, ueCredentialInformation: /c, profile: /d, registration: /e }', /\/register\/body\/registration: registration needs the entry `registration`, which says where an answer names it$/],
    ['a requirement that is none',    'Location: W-10',                        'Location: W-99',                                    /^wire\.yaml:29:57 \/register\/outcomes\/1\/expects\/Location: "W-99" is no requirement; did you mean/],
    ['blame for the procedure',       'Location: W-10',                        'Location: R-02',                                    /^wire\.yaml:29:57 .*: R-02 is a requirement of TS 23\.554; a wire can break those of layer binding and protocol only$/],
    ['a class without a refusal',     '{ status: 200, is: accepted }',         '{ status: 200, is: accepted, as: forbidden }',      'wire.yaml:30:40 /register/outcomes/2/as: says why a request was refused, and this outcome is accepted'],
    ['a pattern that is none',        '{ status: 200, is: accepted }',         "{ status: 200, is: accepted, matches: { /a: '(' } }", /^wire\.yaml:30:51 \/register\/outcomes\/2\/matches\/~1a: Invalid regular expression/],
    ['a range the wrong way round',   '{ status: 200, is: accepted }',         '{ status: [200, 299-210], is: accepted }',          'wire.yaml:30:17 /register/outcomes/2/status: expected the lower status of a range first, got "299-210"'],
  ['a place that is no pointer',    '{ status: 200, is: accepted }',         '{ status: 200, equals: { result: 1 }, is: accepted }', 'wire.yaml:30:40 /register/outcomes/2/equals/result: expected a JSON Pointer such as /data/id, or "header NAME", got "result"'],
  ['a constant that is nowhere',    'answer: {',                             'constants: { op: x }\n  answer: {',                 'wire.yaml:26:20 /register/constants/op: expected a JSON Pointer such as /data/id, got "op"'],
  ['a pattern of the look-up',      'found: { status: 200 }',                "found: { status: 200, matches: { /a: '(' } }",      /^wire\.yaml:45:40 \/lookup\/found\/matches\/~1a: Invalid regular expression/],
  ['a coding that nobody knows',    'errors:',                               'values: { ueServiceId: base46 }\nerrors:',          'wire.yaml:20:24 /values/ueServiceId: expected number-as-text, base64, HH:MM:SS or HH:MM or a mapping, got "base46"'],
  ['variables joined in a path',    'ue-svc-id={ueServiceId}',               'ue-svc-id={ueServiceId:mgwServiceId}',              'wire.yaml:44:9 /lookup/path: variables are joined by a colon in headers only, such as {ueServiceId:ueCredentialInformation|base64}'],
  ['a joined variable unknown',     'headers:',                              "headers:\n  X-A: '{ueServiceId:credential|base64}'", 'wire.yaml:5:8 /headers/X-A: unknown variable {credential}; known here: ueServiceId, mgwServiceId, ueCredentialInformation, registration'],
  ['an outcome never reached',      '- { status: 200, is: accepted }',       '- { status: 2xx, is: accepted }\n    - { status: 200, is: accepted }', 'wire.yaml:31:7 /register/outcomes/3: is never reached: /register/outcomes/2 comes first and takes all of it'],
    ['a registration from nowhere',   'path: /deregister',                     "path: '/x/{registration}'",                         'wire.yaml:35:9 /deregister/path: {registration} needs the entry `registration`, which says where an answer names it'],
    ['a look-up of nothing',          "  records: ''\n",                       '',                                                  'wire.yaml:44:3 /lookup: expected either `records` (a list) or `record` (one registration)'],
    ['a variable that is not set',    'base: /msgs',                           'base: /${NO_SUCH}',                                 'wire.yaml:3:7 /base: environment variable NO_SUCH is not set; set it, or write ${NO_SUCH:-fallback}'],
  ] as const)('%s', async ([, from, to, wanted]) => {
    const problems = await spoilt(from, to);
    const isIt = (problem: string): boolean => (typeof wanted === 'string' ? problem === wanted : wanted.test(problem));
    expect([problems, problems.some(isIt)]).toEqual([problems, true]);
  });
});

describe('a binding', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'binding-'));
    const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
    write('mine.yaml', text.replace('binding: sbi-json', 'binding: mine'));
    write('broken.yaml', text.replace('method: POST', 'method: post'));
    const methods = `encode: () => 'nothing can be said', decode: () => ({ kind: 'unclear', signature: '', checks: [], text: '' })`;
    write('typed.ts', `export const binding: { name: string } = { name: 'typed', ${methods} };`);
    write('function.mjs', `export default ({ maxBodyBytes }) => ({ name: 'up to ' + maxBodyBytes, ${methods} });`);
    write('nothing.mjs', 'export const other = 1;');
    write('nameless.mjs', `export const binding = { ${methods} };`);
    write('half.mjs', `export const binding = { name: 'half', encode: () => '' };`);
    write('blind.mjs', `export const binding = { name: 'blind', ${methods}, lookup: {} };`);
    write('claims.mjs', `export const binding = { name: 'claims', ${methods}, claims: { errorProfil: false } };`);
    write('auto.mjs', `export const binding = { name: 'auto', ${methods}, claims: { lookup: 'auto' } };`);
    write('secrets.mjs', `export const secrets = 'one'; export const binding = { name: 'secrets', ${methods} };`);
    write(
      'telling.mjs',
      `export const secrets = ['one']; export const binding = { name: 'telling', ${methods}, secrets: ['two'] };`,
    );
    write('throws.mjs', `throw new Error('not today');`);
    write('refuses.mjs', `export const binding = () => { throw new Error('not today'); };`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // oxfmt-ignore
  test.for([
    ['mine.yaml',    'mine'],
    ['typed.ts',     'typed'],
    ['function.mjs', 'up to 7'],
  ] as const)('is loaded from %s', async ([file, name]) => {
    const { binding } = await loadBinding(join(folder, file), { maxBodyBytes: 7 });
    expect(binding.name).toBe(name);
  });

  // oxfmt-ignore
  test.for([
    ['absent.yaml',  /absent\.yaml: no such file; name a readable binding file$/],
    ['absent.ts',    /absent\.ts: no such file; name a readable module$/],
    ['broken.yaml',  /broken\.yaml:23:11 \/register\/method: expected a method in capitals, got "post"$/],
    ['nothing.mjs',  /nothing\.mjs: exports no binding; write `export const binding: Binding = …`/],
    ['nameless.mjs', /nameless\.mjs: its binding has no `name`; expected a text$/],
    ['half.mjs',     /half\.mjs: its binding has no function `decode`$/],
    ['blind.mjs',    /blind\.mjs: the look-up of its binding lacks `encode` or `decode`/],
    ['claims.mjs',   /claims\.mjs: claims\.errorProfil: unknown; did you mean 'errorProfile'\?$/],
    ['auto.mjs',     /auto\.mjs: claims\.lookup: expected true or false, got "auto"$/],
    ['secrets.mjs',  /secrets\.mjs: secrets: expected a list of texts, got "one"$/],
    ['throws.mjs',   /throws\.mjs: cannot be loaded \(Error: not today\)$/],
    ['refuses.mjs',  /refuses\.mjs: its binding cannot be made \(Error: not today\)$/],
  ] as const)('is refused from %s', async ([file, problem]) => {
    expect(await problemsOf(loadBinding(join(folder, file)))).toEqual([expect.stringMatching(problem)]);
  });

  test('brings its secrets with it', async () => {
    const { secrets } = await loadBinding(join(folder, 'telling.mjs'));
    expect([...secrets]).toEqual(['one', 'two']);
  });

  // oxfmt-ignore
  test.for([
    ['sbi-resorce', `binding: "sbi-resorce" is unknown; did you mean 'sbi-resource'?`],
    ['soap',        'binding: "soap" is unknown; there is sbi-json, sbi-resource, coap-json, or the path of a .yaml file or of a .ts or .js module'],
  ] as const)('is refused by the name %s', async ([name, problem]) => {
    expect(await problemsOf(loadBinding(name))).toEqual([problem]);
  });
});

test('the example of the README is a binding', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n(binding: .*?)```/s.exec(readme) ?? [];
  const { binding } = await formBinding({ name: 'README.md', text: example });
  expect(binding.name).toBe('acme');
});

test('what the environment puts into a file is kept secret', async () => {
  const withKey = text.replace('headers:', 'headers:\n  X-Api-Key: ${API_KEY}');
  const { binding, secrets } = await formBinding({ name: 'wire.yaml', text: withKey }, {}, { API_KEY: 'very-secret' });
  const packet = binding.encode({ operation: 'register', message: { ueServiceId: 'u' }, step: '' }, { gateway: 'g' });
  expect(packet).toMatchObject({ headers: expect.arrayContaining([['X-Api-Key', 'very-secret']]) as unknown });
  expect(secrets).toEqual(['very-secret']);
});

test.for([
  ["Authorization: 'Bearer bGl0ZXJhbA=='", ['bGl0ZXJhbA==']],
  ["X-Api-Key: '0123456789'\n  Cookie: 'session=abcdefgh; theme=dark-blue'", ['0123456789', 'abcdefgh', 'dark-blue']],
  ["Authorization: 'Key {ueCredentialInformation|base64}'", []],
  ['X-Token: abc', []],
] as const)('of the fixed headers %s stay secret %j', async ([headers, secrets]) => {
  const wire = text.replace('headers:', `headers:\n  ${headers}`);
  expect((await formBinding({ name: 'wire.yaml', text: wire })).secrets).toEqual(secrets);
});
