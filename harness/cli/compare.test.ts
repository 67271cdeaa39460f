import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../reports/json/json.ts';
import { samples } from '../../reports/sample/samples.ts';
import { folder, lastLine } from './called.ts';
import { spoken } from './spoken.ts';

function reports(): string {
  const cwd = folder();
  for (const name of ['conformant', 'failing'] as const) {
    mkdirSync(join(cwd, name));
    writeFileSync(join(cwd, name, 'report.json'), renderJson(samples[name])['report.json'] ?? '');
  }
  writeFileSync(join(cwd, 'cut.json'), '{"schemaVersion": 1, "suite": {');
  return cwd;
}

const [good, bad] = ['conformant/report.json', 'failing/report.json'];

describe.concurrent('diff and matrix', () => {
  test('diff shows what got worse, and ends with 1', async () => {
    const cwd = reports();
    const { code, stdout, stderr } = await spoken(
      ['diff', good, bad, '--report', 'markdown,html,json', '--out', 'd'],
      cwd,
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^NEW FAILURE +REG\/BI\/ueServiceId\/omitted\n +conformant: pass\n +failing: fail on R-30/m);
    expect(readdirSync(join(cwd, 'd')).toSorted()).toEqual([
      'difference.html',
      'difference.json',
      'difference.md',
      'style.css',
    ]);
    expect(JSON.parse(readFileSync(join(cwd, 'd/difference.json'), 'utf8'))).toMatchObject({
      old: { label: 'conformant' },
    });
  });

  test('diff of a report with itself ends with 0, and writes nothing unless asked to', async () => {
    const cwd = reports();
    const { code, stdout } = await spoken(['diff', bad, bad], cwd);
    expect([code, lastLine(stdout)]).toEqual([0, 'Nothing changed.']);
    expect(existsSync(join(cwd, 'conformance-report'))).toBe(false);
  });

  test('matrix writes a page and a table', async () => {
    const cwd = reports();
    const { code, stderr } = await spoken(['matrix', good, bad, '--label', 'Vendor A', '--out', 'm'], cwd);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'm/matrix.md'), 'utf8')).toMatch(
      /^\| Requirement \| Level \| Vendor A \| failing \|\n/,
    );
    expect(readdirSync(join(cwd, 'm')).toSorted()).toEqual(['matrix.html', 'matrix.md', 'style.css']);
  });

  test.for([
    [['diff', good, 'cut.json', '--out', 'd'], 'cut.json:1:32: cut off'],
    [['diff', good, bad, '--report', 'pdf', '--out', 'd'], '--report: expected markdown, html or json, got "pdf"'],
    [
      ['matrix', good, '--label', 'a', '--label', 'b', '--out', 'd'],
      '--label: expected one for each report at most, got 2 for 1',
    ],
  ] as const)('answers %j with exit code 2 and a remedy', async ([args, remedy]) => {
    const cwd = reports();
    const { code, stdout, stderr } = await spoken(args, cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(remedy);
    expect(existsSync(join(cwd, 'd'))).toBe(false);
  });
});
