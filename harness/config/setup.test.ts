import { expect, test } from 'vitest';
import { hiderOf } from '../engine/secret.ts';
import { configOf } from './config-of.ts';
import { setupOf } from './setup.ts';

const ues = { ueServiceId: 'ue-{n}', credential: '${SECRET}', from: 1, to: 9 };
const pixit = { gateway: { mgwServiceId: 'gw', kind: 'n3g' }, wrongCredential: 'wrong', ues };

test('the configuration as used leads to the same configuration again', async () => {
  const plain = { ...pixit, ues: { ...ues, credential: 'key-{n}' }, maxBodyBytes: 4096 };
  const text = JSON.stringify({
    target: { url: 'http://127.0.0.1:1', http: '1.1' },
    pics: { lookup: true },
    pixit: plain,
  });
  const config = await configOf({ name: 'conform.yaml', text }, { binding: 'sbi-resource' }, {});
  const { file, lacks, values } = setupOf(config, (shown) => shown);
  expect([file, lacks]).toEqual(['conform.yaml', []]);
  const again = await configOf({ name: 'conform.yaml', text: JSON.stringify(values) }, {}, {});
  expect(again).toEqual(config);
});

test('what came from the environment is hidden, and said to be lacking', async () => {
  const config = await configOf({ name: 'c.yaml', text: JSON.stringify({ pixit }) }, {}, { SECRET: 'key-{n}' });
  const { lacks, values } = setupOf(config, hiderOf(config.secrets));
  expect([lacks, JSON.stringify(values).includes('key-')]).toEqual([['values from the environment'], false]);
});

test('a long list of UEs is left out, and said to be lacking', async () => {
  const list = Array.from({ length: 201 }, (_, n) => ({ ueServiceId: `ue-${n}`, credential: `key-${n}` }));
  const text = JSON.stringify({ pixit: { ...pixit, ues: list } });
  const { lacks, values } = setupOf(await configOf({ name: 'c.yaml', text }, {}, {}), (shown) => shown);
  expect([lacks, values['pixit']]).toEqual([['the list of UEs'], expect.objectContaining({ ues: [] })]);
});
