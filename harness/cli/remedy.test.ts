import { expect, test } from 'vitest';
import { spoken } from './spoken.ts';

test.for([
  [['run', '--sed', '1'], 'unknown option'],
  [['run', '--seed', 'x'], '--seed: expected an integer'],
  [['run', '--config', 'nowhere.yaml'], 'nowhere.yaml'],
  [['run', '--explore', 'soon'], '--explore: expected a duration such as 90s, 10m or 2h'],
  [['run', '--path', '1:x'], '--path: expected the path of a counterexample'],
  [['run', '--path', '1:0'], '--path: leads to one case of one property-based purpose, so --only has to name it'],
  [['run', '--path', '1:0', '--only', 'REG/BV/minimal'], 'selected is 1 purpose, 0 of them property-based'],
  [['run', '--target', 'http://192.0.2.1'], 'isTestSystem: true'],
  [['run', '--rate', '0'], '--rate: expected an integer from 1'],
  [['doctor'], 'target.url: missing; name a server with --target'],
  [['init'], 'nobody can be asked here'],
  [['init', '--yes', '--binding', 'sbi-jsn'], '--binding: "sbi-jsn" is unknown; did you mean \'sbi-json\'?'],
  [['run', '--binding', 'sbi-jsn'], "did you mean 'sbi-json'"],
  [['explain', 'R-0'], 'names no purpose, requirement, ambiguity or clause'],
  [['serve', '--fault', 'removal-is-noop'], "did you mean 'removal-is-no-op'"],
  [['serve', '--port', '99999'], '--port: expected'],
] as const)('answers %j with exit code 2 and a remedy', async ([args, remedy]) => {
  const { code, stdout, stderr } = await spoken(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(remedy);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a target that has no such name cannot be reached', async () => {
  const { code, stdout, stderr } = await spoken(['run', '--target', 'http://msgin5g-server.invalid']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(
    /^target\.url: the name "msgin5g-server\.invalid" cannot be resolved .*Correct the host name/m,
  );
});

test.for([
  ['REG/BI/ueServiceId/omitted', 'Table 8.2.3-1'],
  ['d-07', 'Verified by'],
  ['R-71', 'Untestable'],
  ['amb-6', 'D-1'],
  ['8.2.4 step 3', 'D-16'],
])('explains %s', async ([id, part]) => {
  const { code, stdout } = await spoken(['explain', id as string]);
  expect(code).toBe(0);
  expect(stdout).toContain(part);
});

test.for([
  [['doctor', '--target', 'http://127.0.0.1:9'], 3, 'the target, or the address in the configuration'],
  [['doctor', '--target', 'http://203.0.113.7'], 2, 'the configuration'],
] as const)('%j says who is to blame and what to change', async ([args, exit, culprit]) => {
  const { code, stdout, stderr } = await spoken(args);
  expect({ code, stderr }).toEqual({ code: exit, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^PROBLEM .*\\n +to blame +${culprit}\\n +change +\\S.*\\n$`, 'm'));
});
