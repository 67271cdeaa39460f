import { expect, test } from 'vitest';
import { base } from './answer.ts';
import { startApart } from './apart.ts';

const lookUp = (url: string): Promise<Response> => fetch(`${url}${base}/registrations?ue-svc-id=ue-1`);

test('a server in a thread of its own answers until it is closed', async () => {
  const server = await startApart({});
  const response = await lookUp(server.url);
  expect([response.status, await response.json()]).toEqual([200, []]);
  await server.close();
  await expect(lookUp(server.url)).rejects.toThrow('fetch failed');
});

test('it deviates as it is told to', async () => {
  await using server = await startApart({ null: 'always-503' });
  expect((await lookUp(server.url)).status).toBe(503);
});

test('what is wrong with its options comes from there', async () => {
  await expect(startApart({ fault: 'no-such-fault' })).rejects.toThrow(/no-such-fault/);
});
