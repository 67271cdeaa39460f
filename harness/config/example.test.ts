import { expect, test } from 'vitest';
import { referencePixit } from '../reference/provisioning.ts';
import { configOf } from './config-of.ts';
import { exampleConfig } from './example.ts';
import { configSchema } from './schema.ts';

const file = { name: 'conform.yaml', text: exampleConfig };

test('loads as it stands and describes the reference server', async () => {
  const config = await configOf(file, {}, {});
  expect(config.pixit).toEqual({ ...referencePixit, maxBodyBytes: 1_048_576 });
  expect(config.assumesReferenceProvisioning).toBe(false);
});

test('differs from the defaults in the target only', async () => {
  const byDefault = await configOf({ name: 'conform.yaml', text: '' }, {}, {});
  const config = await configOf(file, {}, {});
  expect(config.url).toBe('http://127.0.0.1:8080');
  expect({ ...config, url: undefined }).toMatchObject({
    binding: byDefault.binding,
    release: byDefault.release,
    run: byDefault.run,
  });
});

test.for(Object.keys(configSchema.properties.pics.properties))('shows the claim %s', (item) => {
  expect(exampleConfig).toMatch(new RegExp(`^  ${item}: `, 'm'));
});
