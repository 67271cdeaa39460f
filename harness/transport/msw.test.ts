import { http } from 'msw';
import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import type { Result } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { referenceHandler } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';

const target = 'http://msgin5g.example/api';

test('a part of the suite passes in-process, with msw in place of the network', async () => {
  const handler = referenceHandler();
  const network = setupServer(
    http.all(`${target}/*`, ({ request }) => handler(new Request(request.url.replace('/api', ''), request))),
  );
  network.listen();
  try {
    const only = [
      'REG/BV/minimal',
      'REG/BI/ueServiceId/*',
      'REG/BI/credential/*',
      'DEREG/BV/*',
      'DEREG/BI/credential/*',
    ];
    const config = await configOf({ name: 'conform.yaml', text: '' }, { target, only }, {});
    await using rig = await mountRig(config, { replay: (id) => id, resolve: () => Promise.resolve(['127.0.0.1']) });
    const results: Result[] = [];
    for await (const event of run(rig)) {
      if (event.kind === 'result') results.push(event.result);
    }
    expect(results.length).toBeGreaterThan(25);
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  } finally {
    network.close();
  }
});
