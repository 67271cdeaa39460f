import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harOf } from '../../reports/har.ts';
import type { Exchange } from '../../reports/report.ts';
import { loadBinding } from '../binding/load.ts';
import { configOf } from '../config/config-of.ts';
import { exchangeOf } from '../engine/record.ts';
import { run } from '../engine/run.ts';
import { settledPics } from '../engine/settled-pics.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';
import { terse } from '../selftest/terse.ts';
import { judge } from './judge.ts';
import { type CapturedEntry, readHar } from './read-har.ts';

const folder = mkdtempSync(join(tmpdir(), 'judge-'));
const suite = { name: 'msgin5g-conformance', version: '0' };

/** A capture of every exchange of a run, in a file. */
async function captured(selection: Selection, binding: string, only: readonly string[]): Promise<string> {
  await using server = await startReference(selection);
  const overrides = { target: server.url, binding, runs: '3', only };
  const config = await configOf({ name: '', text: '' }, overrides, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  const exchanges: Exchange[] = [];
  const transport: typeof rig.transport = {
    exchange: async (packet, carriage) => {
      const answer = await rig.transport.exchange(packet, carriage);
      const url = rig.target.apiRoot + packet.path;
      exchanges.push(exchangeOf({ step: '', url, packet, answer, startedMs: 0, durationMs: 0 }, (text) => text));
      return answer;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  for await (const event of run({ ...rig, transport })) if (event.kind === 'report') break;
  const file = join(folder, `${Object.values(selection).join()}-${binding}.har`);
  const har = harOf(
    exchanges.map((exchange) => ({ exchange })),
    { suite, startedAt: new Date().toISOString() },
  );
  writeFileSync(file, JSON.stringify(har));
  return file;
}

async function judged(entries: readonly CapturedEntry[], name = 'sbi-json', target?: string) {
  const { binding } = await loadBinding(name);
  const config = await configOf({ name: '', text: '' }, {}, {});
  const { pics } = settledPics(config, { lookup: false, freeIdentities: false }, binding.claims);
  return judge(new Map([['x.har', entries]]), { binding, pics, ...(target !== undefined && { target }) });
}

describe('A capture of a run', () => {
  test.for(['sbi-json', 'sbi-resource'])('on the reference server with %s is clean', async (binding) => {
    const entries = await readHar(await captured({}, binding, terse.only));
    const { broken, judged: count, ignored, held } = await judged(entries, binding);
    expect(broken).toEqual([]);
    expect([count > 200, ignored > 50, count + ignored]).toEqual([true, true, entries.length]);
    expect(held).toEqual(expect.arrayContaining(['R-18', 'W-01', 'R-46']));
  });

  // oxfmt-ignore
  test.for([
    ['register-ue-id-missing',         'R-30',  'REG/BI/ueServiceId/*'],
    ['deregister-credential-missing',  'D-09',  'DEREG/BI/ueCredentialInformation/*'],
    ['credential-in-ack',              'S-10',  'REG/BI/credential/*'],
    ['register-result-other',          'W-02',  'REG/BV/minimal'],
  ] as const)('on a server with %s shows %s', async ([fault, requirement, only]) => {
    const { broken } = await judged(await readHar(await captured({ fault }, 'sbi-json', [only])));
    expect(broken.map((breach) => breach.requirement)).toContain(requirement);
  });
});

const entry = (url: string, status = 200): CapturedEntry => ({
  request: {
    method: 'POST',
    url,
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    postData: { text: '{}' },
  },
  response: { status, headers: [], content: { text: '' } },
});

test('what is no operation of the binding is counted and left alone', async () => {
  const others = [
    entry('http://127.0.0.1/login'),
    entry('about:blank'),
    entry('http://127.0.0.1/msgs-ueregistration/v1/registrations', 0),
  ];
  expect(await judged(others)).toEqual({ entries: 3, judged: 0, ignored: 3, held: [], broken: [] });
});

test('an API root is recognised by its path, and chosen where one is given', async () => {
  const entries = ['http://a/api', 'http://b'].map((root) => entry(`${root}/msgs-ueregistration/v1/registrations`));
  expect((await judged(entries)).judged).toBe(2);
  expect((await judged(entries, 'sbi-json', 'http://a/api')).judged).toBe(1);
});

// oxfmt-ignore
test.for([
  ['{\n  "log": x }',                        /bad\.har:2:10: expected JSON/],
  ['{\n  "log": {} }',                       /bad\.har:2:10 \/log: must have required property 'entries'/],
  ['{"log": {"entries": [{\n"request": 7, "response": {}}]}}', /bad\.har:2:12 \/log\/entries\/0\/request: must be object/],
] as const)('a capture that cannot be read is named with its place: %#', async ([text, problem]) => {
  const file = join(folder, 'bad.har');
  writeFileSync(file, text);
  await expect(readHar(file)).rejects.toThrow(problem);
});
