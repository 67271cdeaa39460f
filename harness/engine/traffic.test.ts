import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { listen } from '../reference/listen.ts';
import { referenceHandler } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';
import { run } from './run.ts';
import { Traffic } from './traffic.ts';

test('lets no second see more requests than the rate, first come, first served', async () => {
  const traffic = new Traffic(100);
  const started = performance.now();
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 21 }, async (_, at) => {
      await traffic.turn();
      order.push(at);
    }),
  );
  expect(performance.now() - started).toBeGreaterThanOrEqual(198);
  expect(order).toEqual(Array.from({ length: 21 }, (_, at) => at));
});

test('saves nothing up while nobody asks', async () => {
  const traffic = new Traffic(50);
  await traffic.turn();
  await new Promise((resolve) => setTimeout(resolve, 60));
  const started = performance.now();
  for (let count = 0; count < 3; count++) await traffic.turn();
  expect(performance.now() - started).toBeGreaterThanOrEqual(38);
});

/** The reference server behind something that notes when requests come, and refuses every n-th of them at first. */
async function examined(options: { readonly rate?: string; readonly every?: number }): Promise<{
  readonly report: Report;
  readonly arrivals: readonly number[];
}> {
  const handler = referenceHandler();
  const arrivals: number[] = [];
  const server = createServer((incoming, outgoing) => {
    const nth = arrivals.push(performance.now());
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      if (options.every !== undefined && nth % options.every === 0) {
        outgoing
          .writeHead(429, { 'Retry-After': '0', 'Content-Type': 'application/problem+json' })
          .end('{"status":429}');
        return;
      }
      const { method = 'GET', url = '/', headers } = incoming;
      const init = { method, headers: headers as Record<string, string> };
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
      void handler(new Request(`http://127.0.0.1${url}`, { ...init, ...body })).then(async (response) =>
        outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text()),
      );
    });
  });
  await using listening = await listen(server, 0);
  const { every: _, ...overrides } = options;
  const only = ['REG/BI/ueServiceId/*'];
  const config = await configOf({ name: 'conform.yaml', text: '' }, { target: listening.url, only, ...overrides }, {});
  await using rig = await mountRig(config, { replay: (id) => id });
  for await (const event of run(rig)) if (event.kind === 'report') return { report: event.report, arrivals };
  throw new Error('the run ended without a report');
}

test('one rate holds over all purposes of a run, preflight included', async () => {
  const { report, arrivals } = await examined({ rate: '200' });
  expect(report.traffic).toEqual({ rate: 200, throttled: 0, waits: 0, waitedMs: 0 });
  expect(report.counts).toMatchObject({ fail: 0, inconc: 0, error: 0 });
  expect(arrivals.length).toBeGreaterThan(40);
  const span = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
  // The network may delay the first one; the rate is one of sending.
  expect(span).toBeGreaterThan((arrivals.length - 1) * 5 - 100);
});

test('a server that asks for patience is waited for, and the report counts it', async () => {
  const { report, arrivals } = await examined({ every: 10 });
  const throttled = Math.floor(arrivals.length / 10);
  // As long as it asks for, and each a little longer than the one before.
  const waitedMs = Array.from({ length: throttled }, (_, at) => 10 + 20 * (at % 8)).reduce((sum, ms) => sum + ms, 0);
  expect(report.traffic).toEqual({ throttled, waits: throttled, waitedMs });
  expect(report.counts).toMatchObject({ fail: 0, inconc: 0, error: 0 });
});
