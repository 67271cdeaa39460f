import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderers } from '../../reports/renderers.ts';
import { samples } from '../../reports/sample/samples.ts';
import { folder } from './called.ts';
import { headBytes, marks, removeFormer } from './former.ts';
import { spoken } from './spoken.ts';

test.for(Object.entries(samples))('every file of the %s sample that has a verdict says whose it is', ([, report]) => {
  const files = Object.values(renderers).flatMap(({ files: of }) => Object.entries(of(report)));
  const unmarked = files.filter(([name, text]) => !text.slice(0, headBytes / 4).includes(marks[name] ?? '\0'));
  expect(unmarked.map(([name]) => name)).toEqual(['style.css', 'report.js']);
});

test('nothing is removed but what is ours and not spared', async () => {
  const out = folder();
  for (const name of Object.keys(marks)) writeFileSync(join(out, name), 'of somebody else');
  writeFileSync(join(out, 'report.json'), marks['report.json'] ?? '');
  writeFileSync(join(out, 'junit.xml'), marks['junit.xml'] ?? '');
  mkdirSync(join(out, 'repro', 'notes'), { recursive: true });
  await removeFormer(out, [join(out, 'report.json')]);
  const left = Object.keys(marks).filter((name) => name !== 'junit.xml');
  expect(readdirSync(out).toSorted()).toEqual([...left, 'repro'].toSorted());
  expect(readdirSync(join(out, 'repro'))).toEqual(['notes']);
});

test('a run with fewer formats leaves no verdict of the run before, and the others of its folder', async () => {
  const cwd = folder();
  const run = ['run', '--only', 'REG/BV/minimal', '--runs', '1', '--out', 'out', '--report'];
  await spoken([...run, 'html,json,ndjson,badge'], cwd);
  writeFileSync(join(cwd, 'out', 'junit.xml'), '<testsuites name="theirs"/>');
  const { code, stderr } = await spoken([...run, 'json'], cwd);
  expect([code, stderr]).toEqual([4, '']);
  expect(readdirSync(join(cwd, 'out')).toSorted()).toEqual(['junit.xml', 'report.js', 'report.json', 'style.css']);
});
