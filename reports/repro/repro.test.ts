import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Report, Result } from '../report.ts';
import { failure } from '../sample/failing.ts';
import { created, exchangeOf, hostile, reportOf, resultOf } from '../sample/sample-report.ts';
import { samples } from '../sample/samples.ts';
import { caseSchema } from './case-schema.ts';
import { reproName } from './name.ts';
import { renderRepro } from './repro.ts';

const isCase = new Ajv2020({ strict: true, allErrors: true }).compile(caseSchema);

const failing = (changes: Partial<Result> = {}): Result =>
  resultOf('REG/BI/x', { verdict: 'fail', blame: 'IUT', failure, ...changes });

/** A file of the only failure of a report, as text. */
function fileOf(name: string, result: Result, changes: Partial<Report> = {}): string {
  const data = renderRepro(reportOf([result], changes))[`repro/REG.BI.x/${name}`];
  return typeof data === 'string' ? data : Buffer.from(data ?? []).toString('latin1');
}

describe.for(Object.entries(samples))('The reproductions of the %s sample', ([, report]) => {
  const files = renderRepro(report);
  const folders = new Set(Object.keys(files).map((path) => path.split('/').slice(0, 2).join('/')));

  test('are one folder for each failure, with names that every system takes', () => {
    const finds = (report.exploration?.finds ?? []).map(({ result }) => result);
    const failed = [...report.results, ...finds].filter(({ verdict }) => verdict === 'fail');
    expect(folders.size).toBe(
      new Set(failed.map(({ purpose, counterexample }) => `${purpose} ${counterexample?.seed}`)).size,
    );
    for (const path of Object.keys(files)) expect(path).toMatch(/^repro\/[\w.-]+\/[\w.-]+$/);
  });

  test('have a case that conforms to its schema, an archive, a script, a difference and a README', () => {
    for (const folder of folders) {
      isCase(JSON.parse(String(files[`${folder}/case.json`])));
      expect(isCase.errors ?? []).toEqual([]);
      expect(JSON.parse(String(files[`${folder}/exchange.har`]))).toMatchObject({ log: { version: '1.2' } });
      for (const name of ['README.md', 'curl.sh', 'diff.txt'])
        expect(files[`${folder}/${name}`]).toEqual(expect.any(String));
    }
  });

  test('show nothing that a terminal would act upon', () => {
    const shown = Object.entries(files).filter(([path]) => /(?:README\.md|curl\.sh|diff\.txt)$/.test(path));
    for (const [, data] of shown) expect(String(data).replaceAll('\n', ' ')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

test('requests and answers stand there byte by byte, in the notation of HTTP/1.1', () => {
  const result = failing({ exchanges: [exchangeOf('register', 201, created)] });
  const body = JSON.stringify({
    ueSvcId: 'ue-17@msgin5g.example',
    mgwSvcId: 'mgw-1@msgin5g.example',
    ueCredInfo: '[redacted]',
  });
  expect(fileOf('01-request.http', result)).toBe(
    `POST /msgs-ueregistration/v1/registrations HTTP/1.1\r\nHost: 10.0.0.7:8080\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  expect(fileOf('01-request.body', result)).toBe(body);
  expect(fileOf('01-response.http', result)).toBe(
    `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nDate: Sun, 22 Nov 2026 10:00:00 GMT\r\n\r\n${created}`,
  );
});

test('bytes that are no text stay what they are', () => {
  const exchange = exchangeOf('register', 201, '');
  const body = { base64: Buffer.from([0xff, 0x00, 0x0a]).toString('base64'), bytes: 3, cut: false };
  const headers = [['X-Odd', '\u00e9']] as const;
  const result = failing({ exchanges: [{ ...exchange, response: { ...exchange.response!, headers, body } }] });
  expect(fileOf('01-response.http', result)).toContain('X-Odd: \u00e9\r\n');
  expect(fileOf('01-response.http', result).endsWith('\r\n\r\n\u00ff\u0000\n')).toBe(true);
});

test('a result that is no failure leaves nothing', () => {
  expect(renderRepro(reportOf([resultOf('REG/BV/minimal'), failing({ verdict: 'inconc' })]))).toEqual({});
});

test('a case has the seed and path of its counterexample where that alone leads to it', () => {
  const counterexample = { seed: 7, path: '3:0', runs: 4, shrinks: 2, value: 'x', json: '{"a":1}', repeats: true };
  const files = renderRepro(
    reportOf([
      failing({ counterexample }),
      failing({ purpose: 'REG/BI/y', counterexample: { ...counterexample, repeats: false } }),
    ]),
  );
  expect(JSON.parse(String(files['repro/REG.BI.x-seed-7/case.json']))).toMatchObject({
    seed: 7,
    path: '3:0',
    value: { a: 1 },
  });
  const whole: unknown = JSON.parse(String(files['repro/REG.BI.y/case.json']));
  expect(whole).toMatchObject({ seed: 42, runs: 100 });
  expect(whole).not.toHaveProperty('path');
});

test('the difference is that of the members where both are JSON', () => {
  const { requirement, clause } = failure;
  const [expected, got] = ['the profile {"a":1,"b":2}', 'the profile {"a":1,"b":3}'];
  const lines = fileOf('diff.txt', failing({ failure: { ...failure, expected, got } })).split('\n');
  expect(lines.slice(0, 8)).toEqual([
    `--- expected (${requirement}, ${clause})`,
    '+++ got (step 1 of 1: register)',
    '  the profile',
    '  {',
    '    "a": 1,',
    '-   "b": 2',
    '+   "b": 3',
    '  }',
  ]);
});

test.for([
  ['REG/BI/ueServiceId/omitted', 'REG.BI.ueServiceId.omitted'],
  ['../../etc/passwd', 'etc.passwd'],
  [hostile, expect.stringMatching(/^[\w-][\w.-]*$/)],
] as const)('the folder of %j is below repro', ([purpose, name]) => {
  expect(reproName({ purpose }, 1)).toEqual(name);
});
