import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { listen } from '../reference/listen.ts';
import { mount } from '../reference/mount.ts';
import { strict } from '../reference/strict.ts';
import { deliver } from '../reference/wire.ts';
import { mountRig } from '../rig.ts';
import { run } from './run.ts';

/** A right server that serves each request; some of its answers get lost with their connections. */
const losingServer = (isLost: (count: number) => boolean) => {
  let count = 0;
  return listen(
    mount({
      ...strict,
      deliver: (reply, outgoing) => {
        count += 1;
        if (isLost(count)) outgoing.req.socket.destroy();
        else deliver(reply, outgoing);
      },
    }),
    0,
  );
};

/** The purposes that do not pass, and why. */
async function odd(isLost: (count: number) => boolean, only: readonly string[]) {
  const server = await losingServer(isLost);
  const config = await configOf({ name: '', text: '' }, { target: server.url, runs: '5', only }, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  let results: Report['results'] = [];
  for await (const event of run(rig)) if (event.kind === 'report') ({ results } = event.report);
  await server.close();
  expect(results.length).toBeGreaterThan(0);
  return results
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ purpose, failure, reason }) => [purpose, failure?.got ?? reason]);
}

const nth = Array.from({ length: 24 }, (_, at) => at + 6);
const few = ['REG/BV/minimal', 'DEREG/BV/minimal', 'REG/BV/any-valid', 'DEREG/BO/parallel-equal'];

describe('A request that is sent again because its connection was lost', () => {
  test.for(nth)('may have been served: answer %i lost makes nothing fail', async (lost) => {
    expect(await odd((count) => count === lost, few)).toEqual([]);
  });

  test('is one of many: the others are not asked for again', async () => {
    expect(await odd((count) => count > 20 && count % 25 === 0, ['REG/BO/many-ues'])).toEqual([]);
  });
});
