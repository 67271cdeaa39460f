import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import type { Report } from '../../../reports/report.ts';
import { configOf } from '../../config/config-of.ts';
import type { Overrides } from '../../config/override.ts';
import { run } from '../../engine/run.ts';
import { mountRig } from '../../rig.ts';
import { brief } from '../../selftest/brief.ts';
import { basicRestFaults, startBasicRest } from './basic-rest.ts';
import { formFaults, startForm } from './form.ts';
import { gatewayRestFaults, startGatewayRest } from './gateway-rest.ts';
import { configText } from './provisioning.ts';
import { rpcFaults, startRpc } from './rpc.ts';
import type { Served } from './serve.ts';
import { snakeRestFaults, startSnakeRest } from './snake-rest.ts';

type Start = (fault?: string) => Promise<Served>;
type Faults = Readonly<Record<string, readonly [requirement: string, purpose: string]>>;

/** Servers that know nothing of this suite; all that is written for each is a file of examples/. */
const styles: readonly (readonly [string, Start, Faults])[] = [
  ['rpc.yaml', startRpc as Start, rpcFaults],
  ['gateway-rest.yaml', startGatewayRest as Start, gatewayRestFaults],
  ['snake-rest.yaml', startSnakeRest as Start, snakeRestFaults],
  ['basic-rest.yaml', startBasicRest as Start, basicRestFaults],
  ['form.ts', startForm as Start, formFaults],
];

/** What purposes that watch all others get to see. */
const sights = ['REG/BV/answer', 'REG/BI/not-json', 'REG/BI/credential/wrong', 'DEREG/BV/minimal'];

async function examined(style: string, server: Served, overrides: Overrides): Promise<Report> {
  const binding = fileURLToPath(new URL(`../examples/${style}`, import.meta.url));
  const config = await configOf(
    { name: 'conform.yaml', text: configText(binding) },
    { target: server.url, runs: '5', ...overrides },
    {},
  );
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

describe.concurrent.each(styles)('a server of the style %s', (style, start, faults) => {
  test('is conformant when it is right, and everything that can be asked is', async ({ expect }) => {
    await using server = await start();
    const { sentence, results } = await examined(style, server, brief);
    const odd = results.filter(({ level, verdict }) => level === 'shall' && verdict !== 'pass' && verdict !== 'none');
    expect(odd.map(({ purpose, failure, reason }) => [purpose, failure?.got ?? reason])).toEqual([]);
    expect(sentence).toMatch(/^CONFORMANT: /);
  });

  test.for(Object.entries(faults))(
    '%s is found out, for the right requirement',
    async ([fault, [requirement, purpose]], { expect }) => {
      await using server = await start(fault);
      const only = [purpose, ...(purpose.startsWith('WIRE/') ? sights : [])];
      const { exitCode, results } = await examined(style, server, { only });
      expect([exitCode, results.find((result) => result.purpose === purpose)?.failure?.requirement]).toEqual([
        1,
        requirement,
      ]);
    },
  );

  test('has at least ten faults to be found', ({ expect }) => {
    expect(Object.keys(faults).length).toBeGreaterThanOrEqual(10);
  });
});
