import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { judgedSchema } from '../../reports/json/judged-schema.ts';
import { folder, lastLine } from './called.ts';
import { spoken } from './spoken.ts';

const isJudgement = new Ajv2020({ strict: true, allErrors: true }).compile(judgedSchema);
const root = 'http://10.0.0.7:8080/msgs-ueregistration/v1';

/** A capture with one registration, answered so. */
function capture(status: number, body: object): string {
  const cwd = folder();
  const headers = [{ name: 'Content-Type', value: 'application/json' }];
  const asked = { ueSvcId: 'ue-1', mgwSvcId: 'gw-1', ueCredInfo: 'key-1' };
  const request = { method: 'POST', url: `${root}/registrations`, headers, postData: { text: JSON.stringify(asked) } };
  const location = { name: 'Location', value: `${root}/registrations/1` };
  const response = { status, headers: [...headers, location], content: { text: JSON.stringify(body) } };
  writeFileSync(join(cwd, 'capture.har'), JSON.stringify({ log: { entries: [{ request, response }] } }));
  return cwd;
}

describe.concurrent('judge', () => {
  test('says which recorded answer breaks what, and writes it into a folder', async () => {
    const cwd = capture(201, { ueSvcId: 'ue-2', result: 'SUCCESS' });
    const { code, stdout, stderr } = await spoken(['judge', 'capture.har', '--out', 'judged'], cwd);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^FAIL {4}R-04 .* capture\.har entry 1: expected .*"ue-1".*, got .*"ue-2"/m);
    expect(stdout).toMatch(/^Report {8}judged\/judged\.json$/m);
    expect(lastLine(stdout)).toMatch(/^BROKEN: /);
    const written = JSON.parse(readFileSync(join(cwd, 'judged', 'judged.json'), 'utf8')) as object;
    expect([isJudgement(written), isJudgement.errors]).toEqual([true, null]);
    expect(written).toMatchObject({ verdict: 'BROKEN', exitCode: 1, judged: 1, broken: [{ requirement: 'R-04' }] });
  });

  test('finds a right answer clean, and writes nothing unless asked to', async () => {
    const cwd = capture(201, { ueSvcId: 'ue-1', result: 'SUCCESS' });
    const { code, stdout } = await spoken(['judge', 'capture.har', '--json'], cwd);
    const printed = JSON.parse(stdout) as object;
    expect([code, printed]).toMatchObject([0, { verdict: 'CLEAN', broken: [] }]);
    expect(isJudgement(printed)).toBe(true);
    expect(isJudgement({ ...printed, held: undefined, extra: 1 })).toBe(false);
    expect(existsSync(join(cwd, 'judged.json'))).toBe(false);
  });

  test('has nothing to judge in the traffic of another server', async () => {
    const cwd = capture(201, {});
    const { code, stdout } = await spoken(['judge', 'capture.har', '--target', 'http://10.0.0.8'], cwd);
    expect([code, lastLine(stdout)]).toEqual([4, expect.stringMatching(/^NOTHING TO JUDGE: /)]);
  });
});
