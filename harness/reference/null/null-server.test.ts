import { describe, expect, test } from 'vitest';
import { startReference } from '../reference.ts';
import { nullServers } from './index.ts';

/** How long an answer is waited for: as long as it takes, but where none is expected. */
const [patienceMs, shortMs] = [10_000, 150];

const problem = (status: number) => `${status} application/problem+json`;
const expected: Readonly<Record<string, string>> = {
  hang: 'TimeoutError',
  reset: 'TypeError',
  close: 'TypeError',
  'half-answer': 'TimeoutError',
  endless: 'TimeoutError',
  huge: '200 application/json',
  garbage: 'TypeError',
  'empty-200': '200 null',
  'empty-204': '204 null',
  'always-400': problem(400),
  'always-404': problem(404),
  'always-500': problem(500),
  'always-503': problem(503),
  html: '200 text/html',
  'yes-man': '200 application/json',
  'no-man': problem(403),
  echo: '200 application/json',
};

async function outcomeOf(url: string, deadlineMs = patienceMs): Promise<string> {
  try {
    const init = { method: 'POST', body: '{"ueSvcId":"ue-1"}', signal: AbortSignal.timeout(deadlineMs) };
    const response = await fetch(`${url}/msgs-ueregistration/v1/registrations`, init);
    if (Number(response.headers.get('content-length')) < 1000) await response.text();
    return `${response.status} ${response.headers.get('content-type')}`;
  } catch (error) {
    return (error as Error).name;
  }
}

describe('null servers', () => {
  test('are the ones expected here', () => {
    expect(nullServers.map(({ id }) => id)).toEqual(Object.keys(expected));
  });

  test.for(Object.entries(expected))('%s gives %s and stops', async ([id, outcome]) => {
    const server = await startReference({ null: id });
    expect(await outcomeOf(server.url, outcome === 'TimeoutError' ? shortMs : patienceMs)).toBe(outcome);
    await server.close();
    expect(await outcomeOf(server.url)).toBe('TypeError');
  });

  test('yes-man acknowledges the UE that it is told and shows no registration', async () => {
    await using server = await startReference({ null: 'yes-man' });
    const ack = await fetch(server.url, { method: 'POST', body: '{"ueSvcId":"ue-1"}' });
    expect(await ack.json()).toEqual({ ueSvcId: 'ue-1', result: 'SUCCESS' });
    expect(await (await fetch(server.url)).json()).toEqual([]);
  });

  test('echo gives the request back', async () => {
    await using server = await startReference({ null: 'echo' });
    expect(await (await fetch(server.url, { method: 'POST', body: 'é' })).text()).toBe('é');
  });
});
