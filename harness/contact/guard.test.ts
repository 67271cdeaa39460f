import { once } from 'node:events';
import { createServer } from 'node:net';
import { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { configOf } from '../config/config-of.ts';
import { mountRig } from '../rig.ts';
import { UsageError } from '../usage-error.ts';
import { guard, isNearby } from './guard.ts';

const nowhere = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
const at =
  (...addresses: readonly string[]) =>
  (): Promise<readonly string[]> =>
    Promise.resolve(addresses);

async function refusal(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return '';
  if (error instanceof UsageError) return error.message;
  throw error;
}

// oxfmt-ignore
test.for([
  ['127.0.0.1', true], ['127.255.0.9', true], ['::1', true], ['0.0.0.0', true], ['::', true],
  ['10.0.0.1', true], ['10.255.255.255', true], ['9.255.255.255', false], ['11.0.0.0', false],
  ['172.16.0.1', true], ['172.31.255.255', true], ['172.15.255.255', false], ['172.32.0.0', false],
  ['192.168.1.1', true], ['192.167.255.255', false], ['192.169.0.0', false],
  ['100.64.0.1', true], ['100.127.255.255', true], ['100.63.255.255', false], ['100.128.0.0', false],
  ['fc00::1', true], ['fdff::1', true], ['fbff::1', false], ['fe00::1', false],
  ['fe80::1', true], ['fe80::1%eth0', true], ['febf::1', true], ['fec0::1', false],
  ['::ffff:10.0.0.1', true], ['::ffff:8.8.8.8', false], ['2001:db8::1', false], ['169.254.169.254', false], ['8.8.8.8', false],
] as const)('takes %s for nearby: %s', ([address, expected]) => {
  expect(isNearby(address)).toBe(expected);
});

// oxfmt-ignore
test.for([
  ['an address in use by others',     'http://192.0.2.1:80',  nowhere,                        'target.url: 192.0.2.1 is neither loopback nor a private address'],
  ['an IPv6 address',                 'http://[2001:db8::1]', nowhere,                        'target.url: 2001:db8::1 is neither'],
  ['a name of such an address',       'https://msg.example/', at('192.0.2.1'),                'target.url: msg.example (192.0.2.1) is neither'],
  ['a name of addresses of both kinds', 'http://msg.example', at('10.0.0.1', '2001:db8::1'),  'target.url: msg.example (2001:db8::1) is neither'],
  ['a name that cannot be resolved',  'http://msg.example',   nowhere,                        'target.url: the name "msg.example" cannot be resolved (ENOTFOUND). Correct the host name'],
] as const)('refuses %s', async ([, url, resolve, start]) => {
  const text = await refusal(guard({ url, isTestSystem: false }, resolve));
  expect(text.slice(0, start.length)).toBe(start);
  expect(text).toMatch(/Nothing was sent\.$/);
});

test('says what to write and why', async () => {
  const text = await refusal(guard({ url: 'http://msg.example:8080/api', isTestSystem: false }, at('192.0.2.1')));
  expect(text).toContain('write `target: { url: "http://msg.example:8080/api", isTestSystem: true }`');
  expect(text).toContain('may be a server in use');
});

test.for([
  ['http://127.0.0.1:8080', nowhere],
  ['http://[::1]:8080', nowhere],
  ['http://localhost:8080', at('::1', '127.0.0.1')],
  ['http://lab.example', at('192.168.4.4')],
] as const)('admits %s', async ([url, resolve]) => {
  expect(await refusal(guard({ url, isTestSystem: false }, resolve))).toBe('');
});

test('asks no resolver where the configuration calls it a test system', async () => {
  expect(await refusal(guard({ url: 'http://msg.example', isTestSystem: true }, nowhere))).toBe('');
});

const load = (text: string, target?: string) =>
  configOf({ name: 'conform.yaml', text }, target === undefined ? {} : { target }, {});
const vouched = 'target: { url: http://lab.example/, isTestSystem: true }';

test.for([
  ['the file vouches for its own URL', vouched, undefined, true],
  ['the command line names the same one', vouched, 'http://lab.example', true],
  ['the command line names another one', vouched, 'http://msg.example', false],
  ['the file vouches for nothing', 'target: { url: http://lab.example }', undefined, false],
] as const)('%s', async ([, text, target, expected]) => {
  expect((await load(text, target)).isTestSystem).toBe(expected);
});

test('a run is refused before a connection is opened', async () => {
  let connections = 0;
  const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const mounting = mountRig(await load('', url), { replay: (id) => id, resolve: at('192.0.2.1') });
    expect(await refusal(mounting)).toContain('isTestSystem: true');
    expect(connections).toBe(0);
  } finally {
    server.close();
  }
});
