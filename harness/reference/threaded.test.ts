import { expect, test } from 'vitest';
import { base } from './answer.ts';
import { startThreaded } from './threaded.ts';

const registration = { ueSvcId: 'ue-1@msgin5g.example', mgwSvcId: 'mgw-1@msgin5g.example', ueCredInfo: 'cred-1' };

const registered = async (url: string): Promise<number> => {
  const body = JSON.stringify(registration);
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}${base}/registrations`, { method: 'POST', headers, body })).status;
};

test('a server in a thread of its own answers, keeps its own records, and ends when it is closed', async () => {
  await using one = await startThreaded({});
  await using other = await startThreaded({});
  expect([await registered(one.url), await registered(one.url), await registered(other.url)]).toEqual([201, 200, 201]);
  await one.close();
  await expect(registered(one.url)).rejects.toThrow('fetch failed');
  expect(await registered(other.url)).toBe(200);
});

test('it serves the binding that it is told', async () => {
  await using server = await startThreaded({ binding: 'coap-json' });
  expect(server.url).toMatch(/^coap:\/\/127\.0\.0\.1:\d+$/);
});
