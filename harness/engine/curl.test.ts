import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { writeOutfit } from '../reference/outfit.ts';
import { referencePki } from '../reference/protection.ts';
import { noSecurity } from '../security/security.ts';
import { curlOf, curlWay } from './curl.ts';

test('curl shows the certificate of whoever asks, from the file where it stands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'curl-'));
  try {
    await writeOutfit(join(folder, 'pki'), 'https://127.0.0.1:1', { pki: referencePki() });
    const config = await loadConfig('pki/conform.yaml', {}, { env: {}, folder });
    const way = curlWay({ ...config, apiRoot: 'https://127.0.0.1:1' });
    const ca = "--cacert 'pki/ca.pem'";
    expect([way('gateway'), way('second-gateway'), way('none'), way('plain')]).toEqual([
      [ca, "--cert 'pki/gateway.pem'", "--key 'pki/gateway.key'"],
      [ca, "--cert 'pki/second.pem'", "--key 'pki/second.key'"],
      [ca],
      [],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

// oxfmt-ignore
test.for([
  ['https', '1.1',  ['--http1.1']],
  ['https', '2',    ['--http2']],
  ['https', 'auto', []],
  ['http',  '1.1',  []],
  ['http',  '2',    ['--http2-prior-knowledge']],
  ['http',  'auto', []],
] as const)('curl speaks over %s the HTTP that was asked for: %s', ([scheme, http, options]) => {
  const way = curlWay({ apiRoot: `${scheme}://h`, http, security: noSecurity })('gateway');
  expect(way).toEqual(options);
  const call = ['curl -sS -i', ...options, "-X GET 'http://h/'"].join(' ');
  expect(curlOf({ method: 'GET', url: 'http://h/', headers: [] }, way)).toBe(call);
});
