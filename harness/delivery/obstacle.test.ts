import { expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { referenceDelivery } from '../reference/provisioning.ts';
import { type ReferenceOptions, startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';
import type { DeliverySettings } from './settings.ts';

interface Scene extends ReferenceOptions {
  readonly settings?: Partial<DeliverySettings>;
  /** Where the server delivers, where not to the gateways of the suite. */
  readonly elsewhere?: string;
}

/** The report of the purpose about the plainest message. */
async function reportOf({ settings, elsewhere, ...options }: Scene): Promise<Report> {
  const gatewayRoots = new Map<string, string>();
  await using server = await startReference({ gatewayRoots, ...options });
  const overrides = { target: server.url, only: ['REG/BV/message/gateway'] };
  const config = await configOf({ name: 'conform.yaml', text: '' }, overrides, {});
  const delivery = { ...referenceDelivery, waitMs: 300, ...settings };
  const claiming = { ...config, delivery, pics: { messageDelivery: true } };
  await using rig = await mountRig(claiming, { replay: (id) => id });
  for (const [gateway, root] of rig.delivery?.roots ?? []) gatewayRoots.set(gateway, elsewhere ?? root);
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

// oxfmt-ignore
test.for([
  ['an unknown Application Server',        { settings: { asServiceId: 'stranger' } },                    /^The server takes no messages from the Application Server "stranger" \(403.*Correct pixit\.delivery\.asServiceId/],
  ['no service at that place',             { gatewayRoots: undefined },                                  /^There is no deliver-as-message at http:.*\(404.*Correct pixit\.delivery\.apiRoot/],
  ['nobody at that place',                 { settings: { apiRoot: 'http://127.0.0.1:1' } },              /^http:\/\/127\.0\.0\.1:1 is not reached as the Application Server: .*Correct pixit\.delivery\.apiRoot/],
  ['gateways that are somewhere else',     { elsewhere: 'http://127.0.0.1:1/gateway' },                  /^Nothing ever came to http:.*\/gateway, where the gateway "mgw-1@msgin5g\.example" listens.*DELY_FAILED.*correct pixit\.delivery/],
] as const satisfies readonly (readonly [string, Scene, RegExp])[])(
  'is nobody\'s fault but the configuration\'s: %s',
  async ([, scene, reason]) => {
    const { results, exitCode, observed } = await reportOf(scene);
    expect(results.map(({ verdict, blame, reason: why }) => [verdict, blame, why])).toEqual([
      ['inconc', 'configuration', expect.stringMatching(reason)],
    ]);
    expect([exitCode, observed.at(-1)]).toEqual([4, expect.stringMatching(/^No message for a registered UE comes/)]);
  },
);

test('a server that says of a registered UE that it is not registered is wrong', async () => {
  const { results } = await reportOf({ fault: 'route-never' });
  expect(results[0]).toMatchObject({ verdict: 'fail', failure: { requirement: 'R-16' } });
  expect(results[0]?.failure?.got).toMatch(/^nothing came: the message was answered with 404 .*UE_NOT_REGISTERED/);
});

test('the token of the Application Server is in no report', async () => {
  const { results } = await reportOf({ settings: { token: 'canary-token' }, fault: 'message-twice' });
  expect(results[0]).toMatchObject({ verdict: 'fail', failure: { requirement: 'M-05' } });
  const text = JSON.stringify(results);
  expect([text.includes('canary-token'), text.includes('Bearer ‹secret›')]).toEqual([false, true]);
});

test('a message that came is evidence, with the gateway that took it', async () => {
  const { results } = await reportOf({ fault: 'gateway-swapped' });
  const [{ exchanges, decisive = exchanges.length - 1 }] = results as [Report['results'][number]];
  expect(exchanges[decisive]).toMatchObject({
    receivedBy: 'mgw-2@msgin5g.example',
    request: {
      method: 'POST',
      url: expect.stringMatching(/\/second\/msgg-n3gdelivery\/v1\/deliver-message$/) as string,
    },
    response: { status: 204 },
  });
});

test('a target of CoAP on the command line takes no messages of HTTP', async () => {
  const config = await configOf({ name: 'conform.yaml', text: '' }, { target: 'coap://127.0.0.1:1' }, {});
  const mounting = mountRig(
    { ...config, delivery: referenceDelivery, pics: { messageDelivery: true } },
    { replay: (id) => id },
  );
  await expect(mounting).rejects.toThrow('pixit.delivery.apiRoot: missing; messages go over HTTP');
});
