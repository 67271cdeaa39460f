import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { referenceHandler, startReference } from './reference.ts';

test.for([
  [
    { fault: 'register-ue-id-mising' },
    "reference server: 'register-ue-id-mising' names no fault; did you mean 'register-ue-id-missing'?",
  ],
  [{ variant: 'chunkd' }, "reference server: 'chunkd' names no variant; did you mean 'chunked'?"],
  [{ null: 'garbag' }, "reference server: 'garbag' names no null server; did you mean 'garbage'?"],
  [
    { fault: 'not-stored', null: 'hang' },
    'reference server: a fault, a variant and a null server exclude each other; choose one',
  ],
] as const)('%j is refused with a remedy', async ([selection, message]) => {
  await expect(startReference(selection)).rejects.toEqual(new UsageError([message]));
});

test('a null server cannot be had in-process', () => {
  expect(() => referenceHandler({ null: 'hang' })).toThrow('use startReference');
});

test('a port that is taken is refused', async () => {
  await using server = await startReference();
  const port = Number(new URL(server.url).port);
  await expect(startReference({ port })).rejects.toThrow(`port ${port} cannot be used`);
});

test('closing twice is harmless', async () => {
  const server = await startReference();
  await server.close();
  await expect(server.close()).resolves.toBeUndefined();
});
