import { describe, expect, test } from 'vitest';
import { configOf } from '../config/config-of.ts';
import { listen } from '../reference/listen.ts';
import { mount } from '../reference/mount.ts';
import { strict } from '../reference/strict.ts';
import { deliver } from '../reference/wire.ts';
import { mountRig } from '../rig.ts';
import { run } from './run.ts';

/** A right server that serves each request, and whose n-th answer gets lost with its connection. */
const losingServer = (nth: number) => {
  let count = 0;
  return listen(
    mount({
      ...strict,
      deliver: (reply, outgoing) => {
        count += 1;
        if (count === nth) outgoing.req.socket.destroy();
        else deliver(reply, outgoing);
      },
    }),
    0,
  );
};

const nth = Array.from({ length: 24 }, (_, at) => at + 6);

describe('A request that is sent again because its connection was lost', () => {
  test.for(nth)('may have been served: answer %i lost makes nothing fail', async (lost) => {
    const server = await losingServer(lost);
    const overrides = {
      target: server.url,
      runs: '2',
      only: ['REG/BV/minimal', 'DEREG/BV/minimal', 'REG/BV/any-valid', 'DEREG/BO/parallel-equal'],
    };
    const config = await configOf({ name: '', text: '' }, overrides, {});
    await using rig = await mountRig(config, { replay: (purpose) => purpose });
    for await (const event of run(rig)) {
      if (event.kind !== 'report') continue;
      const odd = event.report.results.filter(({ verdict }) => verdict !== 'pass');
      expect(odd.map(({ purpose, failure, reason }) => [purpose, failure?.got ?? reason])).toEqual([]);
    }
    await server.close();
  });
});
