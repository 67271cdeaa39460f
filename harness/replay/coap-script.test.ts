import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { renderRepro } from '../../reports/repro/repro.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'coap-script-'));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

beforeAll(async () => {
  await using server = await startReference({ binding: 'coap-json', fault: 'coap-any-credential' });
  const only = ['REG/BI/credential/wrong'];
  const config = await configOf({ name: '', text: '' }, { target: server.url, binding: 'coap-json', only }, {});
  await using rig = await mountRig(config);
  for await (const event of run(rig))
    if (event.kind === 'report')
      for (const [path, data] of Object.entries(renderRepro(event.report)))
        writeFileSync(join(folder, path.split('/').at(-1) ?? ''), data);
}, 60_000);

test('a failure over CoAP has datagrams and no HTTP', () => {
  const names = readdirSync(folder);
  expect(names).toEqual(
    expect.arrayContaining(['README.md', 'case.json', 'diff.txt', 'coap-client.sh', '01-request.body']),
  );
  expect(names.filter((name) => /curl|http|har$/.test(name))).toEqual([]);
  expect(textOf('01-datagrams.txt')).toMatch(/^sent .*POST.*: 4[0-9a-f]+\nreceived .*2\.01.*: 6[0-9a-f]+\n/);
  expect(textOf('README.md')).toMatch(/sh coap-client\.sh[^]*\| 01-datagrams\.txt \|/);
});

test('its script gives coap-client the payloads and options of then, for another server', () => {
  // Stands for the client of libcoap: says what it is asked to send.
  const stub = `#!/bin/sh\nprintf '%s|' "$@"; for each; do case $each in *.body) cat "$each";; esac; done; echo\n`;
  writeFileSync(join(folder, 'coap-client'), stub);
  chmodSync(join(folder, 'coap-client'), 0o755);
  const PATH = [folder, process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, TARGET: 'coap://192.0.2.1:9' };
  const said = execFileSync('sh', [join(folder, 'coap-client.sh')], { env, encoding: 'utf8' })
    .trimEnd()
    .split('\n');
  const bodies = readdirSync(folder).filter((name) => name.endsWith('.body'));
  expect(said).toEqual(
    bodies.map((name) => `-v|6|-m|post|-t|50|-f|${name}|coap://192.0.2.1:9/msgin5g|${textOf(name)}`),
  );
  expect(JSON.parse(textOf(bodies[0] ?? ''))).toMatchObject({ msgType: 'REG' });
});
