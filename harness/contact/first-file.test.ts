import { describe, expect, test } from 'vitest';
import { configOf } from '../config/config-of.ts';
import { configSchema } from '../config/schema.ts';
import { referencePixit } from '../reference/provisioning.ts';
import { UsageError } from '../usage-error.ts';
import { type Answers, questions } from './answers.ts';
import { firstFile } from './first-file.ts';
import { interviewed } from './interview.ts';

const load = (text: string, env = {}) => configOf({ name: 'conform.yaml', text }, {}, env);
const nobody = { tell: () => undefined, env: {} };

test('the file loads and says what was answered', async () => {
  const answers = await interviewed(
    {
      target: 'http://10.0.0.7:8080/api/',
      gateway: 'gw "north"',
      kind: 'l3g',
      secondGateway: 'gw-south',
      ue: 's-{n}',
      credential: '${KEY}-{n}',
      to: '12',
    },
    { ...nobody, env: { KEY: 'swordfish' } },
  );
  const config = await load(firstFile(answers), { KEY: 'swordfish' });
  expect(config).toMatchObject({ url: 'http://10.0.0.7:8080/api', binding: 'sbi-json', secrets: ['swordfish'] });
  expect(config.pixit).toEqual({
    gateway: { mgwServiceId: 'gw "north"', kind: 'l3g' },
    secondGateway: { mgwServiceId: 'gw-south', kind: 'n3g' },
    ues: { ueServiceId: 's-{n}', credential: 'swordfish-{n}', from: 1, to: 12 },
    wrongCredential: 'not-the-credential',
    timers: referencePixit.timers,
  });
});

test('one UE makes a list of one', async () => {
  const config = await load(firstFile(await interviewed({ ue: 'only-one', credential: 'its key' }, nobody)));
  expect(config.pixit.ues).toEqual([{ ueServiceId: 'only-one', credential: 'its key' }]);
});

test('the credential of one UE has no number by default', async () => {
  const config = await load(firstFile(await interviewed({ ue: 'only-one' }, nobody)));
  expect(config.pixit.ues).toEqual([{ ueServiceId: 'only-one', credential: 'cred-1' }]);
});

test('the defaults describe the reference server', async () => {
  const { pixit, url } = await load(firstFile(await interviewed({}, nobody)));
  expect([url, pixit.gateway, pixit.ues]).toEqual([
    'http://127.0.0.1:8080',
    referencePixit.gateway,
    referencePixit.ues,
  ]);
});

test('what auto means stands once beside each setting that knows it', async () => {
  const comments = firstFile(await interviewed({}, nobody)).split(/^ *#?\w+: .*$/m);
  const telling = comments.map((comment) => comment.match(/\bauto:/g)?.length ?? 0).filter((count) => count > 0);
  expect(new Set(telling)).toEqual(new Set([1]));
});

describe('every setting', async () => {
  const text = firstFile(await interviewed({}, nobody));
  const sections = Object.entries<{ readonly description: string; readonly properties?: object }>(
    configSchema.properties,
  );
  const settings = sections.flatMap(([section, { properties = {} }]) => [
    section,
    ...Object.keys(properties).map((key) => `  ${key}`),
  ]);

  test.for(settings)('%s stands there below what it means', (setting) => {
    const [, indent = '', name = ''] = /^( *)(\w+)$/.exec(setting) ?? [];
    expect(text).toMatch(new RegExp(`^${indent}# .+\\n${indent}#?${name}:`, 'm'));
  });

  test('of the PICS, the PIXIT and the run may be switched on by taking the # away', async () => {
    const all = text.replaceAll(/^( *)#(?=(?!isTestSystem|rate|connections|tls|oauth2|delivery|security)\w+:)/gm, '$1');
    const { pixit, pics } = await load(all.replace('freeIdentities: auto', 'freeIdentities: true'));
    expect(pixit).toEqual({ ...referencePixit, wrongCredential: 'not-the-credential', maxBodyBytes: 1_048_576 });
    expect(pics).toMatchObject({ freeIdentities: true, gatewayTrusted: false });
  });

  test.for([
    ['secondGateway', /Not tested without it: REG\/BO\/second-gateway, /],
    ['freeUe', /Not tested without it: .*REG\/BV\/distinct\/\*/],
    ['gatewayTrusted', /Tested with false only: R-32, /],
    ['maxBodyBytes', /Not tested without it: \w-\d+/],
  ] as const)('says what is not tested without it: %s', ([name, wanted]) => {
    const comment = new RegExp(`((?:^ {2}# .*\\n)+) {2}#${name}:`, 'm').exec(text)?.[1] ?? '';
    expect(comment.replaceAll(/\n {2}# /g, ' ')).toMatch(wanted);
  });
});

test('a person is asked once more after an answer that is no setting, and not at all for what is given', async () => {
  const replies = ['localhost:80', 'http://127.0.0.1:9', '', '', '', '', '', '', '0'];
  const [asked, told]: [string[], string[]] = [[], []];
  const ask = (text: string): Promise<string> => {
    asked.push(text);
    return Promise.resolve(replies.shift() ?? '');
  };
  const answers = await interviewed({ kind: 'l3g' }, { ask, tell: (problem) => void told.push(problem), env: {} });
  expect(answers).toMatchObject({
    target: 'http://127.0.0.1:9',
    kind: 'l3g',
    gateway: 'mgw-1@msgin5g.example',
    to: '5000',
  });
  expect(asked).toHaveLength(questions.length - 1 + 2);
  expect(told).toEqual([
    'expected an http(s) or coap URL, got "localhost:80"',
    'expected at least /pixit/ues/from, got 0',
  ]);
});

test('a target of CoAP is spoken to over CoAP', async () => {
  const { target, binding } = await interviewed({ target: 'coap://127.0.0.1:5683' }, nobody);
  expect({ target, binding }).toEqual({ target: 'coap://127.0.0.1:5683', binding: 'coap-json' });
});

test('a person with one UE is not asked for numbers', async () => {
  const asked: string[] = [];
  const ask = (text: string): Promise<string> => Promise.resolve(asked.push(text) === 6 ? 'only-one' : '');
  expect(await interviewed({}, { ...nobody, ask })).toMatchObject({ ue: 'only-one', from: '1' });
  expect(asked).toHaveLength(questions.length - 2);
});

// oxfmt-ignore
test.for([
  [{ target: 'localhost:80' },                   '--target: expected an http(s) or coap URL, got "localhost:80"'],
  [{ binding: 'sbi-jsn' },                       '--binding: "sbi-jsn" is unknown; did you mean \'sbi-json\'?'],
  [{ kind: '4g' },                               '--kind: expected l3g or n3g, got "4g"'],
  [{ from: '9', to: '1' },                       '--to: expected at least /pixit/ues/from, got 1'],
  [{ to: 'many' },                               '--to: expected an integer from 0 to 999999999, got "many"'],
  [{ secondGateway: 'mgw-1@msgin5g.example' },   '--second-gateway: expected another gateway than /pixit/gateway/mgwServiceId, got "mgw-1@msgin5g.example"'],
  [{ ue: 'one', credential: 'key-{n}' },         '--credential: {n} is the number of a UE, and the UE Service ID has none; write {n} into both, or the credential as it is'],
  [{ credential: '${NOT_SET}' },                 '--credential: environment variable NOT_SET is not set; set it, or write ${NOT_SET:-fallback}'],
] as const satisfies readonly (readonly [Partial<Answers>, string])[])('refuses %o', async ([given, problem]) => {
  await expect(interviewed(given, nobody)).rejects.toEqual(new UsageError([problem]));
});
