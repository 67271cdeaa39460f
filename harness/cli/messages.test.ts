import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { listen } from '../reference/listen.ts';
import { called, folder, started } from './called.ts';
import { spoken } from './spoken.ts';

/** Two gateway roots at a port that is free. */
async function gatewayRoots(): Promise<readonly [north: string, south: string]> {
  const server = await listen(createServer(), 0);
  await server.close();
  return [`${server.url}/north`, `${server.url}/south`];
}

/** Serves the reference server in a process of its own until it is disposed of. */
async function served(...args: readonly string[]): Promise<{ readonly url: string } & AsyncDisposable> {
  const { child, said, ended } = started(['serve', ...args]);
  while (!said.join('').includes('\n')) await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    url: /https?:\S+/.exec(said.join(''))?.[0] ?? '',
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const about = ['--only', 'REG/BV/message/*gateway', '--out', '.'];

const verdictsIn = (cwd: string): readonly string[] =>
  (JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as Report).results.map(
    ({ purpose, verdict }) => `${purpose} ${verdict}`,
  );

const seen = ['REG/BV/message/gateway pass', 'REG/BV/message/second-gateway pass'];

describe.concurrent('serve delivers messages', () => {
  test('to the gateway roots that it is given, where doctor and run see them come', async () => {
    const [north, south] = await gatewayRoots();
    await using server = await served('--gateway-root', north, '--second-gateway-root', south);
    const cwd = folder();
    const delivery = `{ asServiceId: as-1@msgin5g.example, gatewayRoot: '${north}', secondGatewayRoot: '${south}' }`;
    writeFileSync(
      join(cwd, 'conform.yaml'),
      `target: { url: '${server.url}' }\npics: { messageDelivery: true }\npixit:\n  delivery: ${delivery}\n`,
    );
    const doctor = await spoken(['doctor'], cwd);
    expect(doctor).toMatchObject({ code: 0, stdout: expect.stringMatching(/OK +message +a message for/) as string });
    expect((await spoken(['run', ...about], cwd)).code).toBe(4);
    expect(verdictsIn(cwd)).toEqual(seen);
  });

  test('over TLS too, with all that is needed in the configuration that it writes', async () => {
    const [north, south] = await gatewayRoots();
    const cwd = folder();
    await using server = await served(
      '--tls',
      join(cwd, 'pki'),
      '--gateway-root',
      north,
      '--second-gateway-root',
      south,
    );
    expect(server.url).toMatch(/^https:/);
    expect((await spoken(['run', '--config', join('pki', 'conform.yaml'), ...about], cwd)).code).toBe(4);
    expect(verdictsIn(cwd)).toEqual(seen);
  });

  // oxfmt-ignore
  test.for([
    [['--gateway-root', 'localhost'],                  '--gateway-root: expected an http(s) URL, got "localhost"'],
    [['--second-gateway-root', 'http://127.0.0.1:1'],  '--second-gateway-root: expected --gateway-root beside it'],
  ] as const)('to no such root as %j', async ([args, problem]) => {
    expect(await called(['serve', ...args])).toEqual({ code: 2, stdout: '', stderr: `${problem}\n` });
  });
});
