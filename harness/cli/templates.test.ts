import { execFileSync } from 'node:child_process';
import { chmodSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { bin, folder } from './called.ts';
import { programOf } from './program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const templates = globSync(['.github/actions/**/*.yml', '.ci/templates/*'], { cwd: root });
const yamls = templates.filter((file) => /\.ya?ml$/.test(file));

const { commands } = programOf(() => undefined);
const optionsOf = (names: readonly string[]): readonly (string | undefined)[] =>
  commands
    .filter((command) => names.includes(command.name()))
    .flatMap(({ options }) => options.map(({ long }) => long));

/** Options of other programs: npx, npm, docker, kubectl. */
const foreign = [
  '--yes',
  '--global',
  '--force',
  '--rm',
  '--init',
  '--network',
  '--build-arg',
  '--for',
  '--timeout',
  '--patch',
];

type Tree = Readonly<Record<string, unknown>>;

const documentsOf = (file: string): readonly Tree[] =>
  parseAllDocuments(textOf(file)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Tree;
  });

/** The value at a path of members and places. */
const at = (tree: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((part, name) => (part as Record<string | number, unknown> | undefined)?.[name], tree);

/** Runs a shell with programs in place of npx and of the suite, and says what it printed. */
function scripted(
  shell: readonly string[],
  env: Readonly<Record<string, string>>,
  stubs: Readonly<Record<string, string>>,
): string {
  const cwd = folder();
  for (const [name, text] of Object.entries(stubs)) {
    writeFileSync(join(cwd, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(cwd, name), 0o755);
  }
  const PATH = [cwd, process.env['PATH']].join(delimiter);
  return execFileSync('bash', [...shell], { cwd, env: { ...process.env, PATH, ...env }, encoding: 'utf8' });
}

/** The suite of this repository in place of the published one: npx --yes msgin5g-conformance@… */
const npx = `shift 2; exec "${process.execPath}" "${bin}" "$@"`;

describe.for(templates)('The template %s', (file) => {
  const text = textOf(file);

  test('uses commands and options that there are', () => {
    const named = [...text.matchAll(/msgin5g-conformance(?:@\$?\w+)?"? ([a-z]+)|\[(run|merge),/g)].map(
      ([, one, other]) => one ?? other ?? '',
    );
    expect(commands.map((command) => command.name())).toEqual(expect.arrayContaining([...named, 'run']));
    const options = [...text.matchAll(/(?<=[\s([])--[a-z][a-z-]*/g)].map(([option]) => option);
    expect(options.filter((option) => ![...optionsOf(['run', ...named]), ...foreign].includes(option))).toEqual([]);
    expect(text).toContain('msgin5g-conformance');
  });

  test('is linked in the README', () => {
    expect(textOf('README.md')).toContain(file.replace(/\/action\.yml$/, ''));
  });
});

test.for(yamls)('%s is YAML', (file) => {
  expect(documentsOf(file).every((document) => typeof document === 'object')).toBe(true);
});

describe('The GitHub action', { timeout: 60_000 }, () => {
  const [action] = documentsOf('.github/actions/conform/action.yml');
  const script = String(at(action, 'runs', 'steps', 1, 'run'));
  const env = at(action, 'runs', 'steps', 1, 'env') as Readonly<Record<string, string>>;

  test('hands every input on by way of the environment', () => {
    const inputs = Object.keys(at(action, 'inputs') as Tree);
    expect(inputs).toEqual(expect.arrayContaining(['target', 'binding', 'config', 'baseline', 'version']));
    expect(Object.values(env)).toEqual(inputs.map((input) => `\${{ inputs.${input} }}`));
    expect(script).not.toContain('${{');
  });

  test('runs the suite, writes the step summary, and says its exit code and where the SARIF file is', () => {
    const cwd = folder();
    const given = {
      TARGET: '',
      BINDING: 'sbi-json',
      CONFIG: join(cwd, 'conform.yaml'),
      BASELINE: '',
      VERSION: '1',
      OUT: join(cwd, 'out'),
    };
    expect(Object.keys(given).toSorted()).toEqual(Object.keys(env).toSorted());
    writeFileSync(given.CONFIG, "run: { runs: 2, only: ['REG/BV/minimal'] }\n");
    const [summary, output] = [join(cwd, 'summary'), join(cwd, 'output')];
    const run = (): string =>
      scripted(['-e', '-c', script], { ...given, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output }, { npx });
    expect(run).toThrow(expect.objectContaining({ status: 4, stdout: expect.stringMatching(/^INCOMPLETE: /m) }));
    expect(readFileSync(summary, 'utf8')).toContain('INCOMPLETE');
    expect(readFileSync(output, 'utf8')).toBe(`exit-code=4\nsarif=${given.OUT}/results.sarif\n`);
    expect(JSON.parse(readFileSync(`${given.OUT}/results.sarif`, 'utf8'))).toMatchObject({ version: '2.1.0' });
  });
});

describe('The indexed Job', () => {
  const [parts, verdict] = documentsOf('.ci/templates/kubernetes-indexed-job.yaml');
  const part = at(parts, 'spec', 'template', 'spec', 'containers', 0);
  const script = String(at(part, 'args', 0));
  const count = Number(at(parts, 'spec', 'completions'));
  const suite = `printf '%s\\n' "$*"; exit $CODE`;
  const asked = (index: number, code = 4): string =>
    scripted(
      ['-c', script],
      { JOB_COMPLETION_INDEX: String(index), PARTS: String(at(part, 'env', 0, 'value')), CODE: String(code) },
      { 'msgin5g-conformance': suite },
    );

  test('runs every part once: its index counts from 0, --shard from 1', () => {
    expect(at(parts, 'spec')).toMatchObject({ completionMode: 'Indexed', parallelism: count, backoffLimit: 0 });
    const shards = Array.from({ length: count }, (_, index) =>
      /--shard (\S+) --out (\S+)\n$/.exec(asked(index))?.slice(1),
    );
    expect(shards).toEqual(
      Array.from({ length: count }, (_, index) => [`${index + 1}/${count}`, `/reports/part-${index}`]),
    );
  });

  test.for([0, 1, 4])('takes exit code %i of a part for a report', (code) => {
    expect(asked(0, code)).toContain('--shard 1/');
  });

  test.for([2, 3, 5])('takes exit code %i of a part for a failure', (code) => {
    expect(() => asked(0, code)).toThrow(expect.objectContaining({ status: 1 }));
  });

  test('joins the reports where the parts write them', () => {
    expect(at(verdict, 'spec', 'suspend')).toBe(true);
    expect(at(verdict, 'spec', 'template', 'spec', 'containers', 0, 'args', 0)).toContain(
      'merge /reports/part-*/report.json',
    );
  });
});

test('The parts of GitLab are those of --shard', () => {
  const [jobs] = documentsOf('.ci/templates/gitlab.yml');
  const script = String(at(jobs, '.conformance-part', 'script', 0));
  const env = { CONFORM_VERSION: '1', CONFORM_TARGET: 'http://h:1', CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' };
  const said = scripted(['-e', '-c', script], env, { npx: `printf '%s\\n' "$*"; exit 4` });
  expect(said).toBe('--yes msgin5g-conformance@1 run --shard 2/3 --out part-2 --target http://h:1\n');
});

test('The README uses commands and options that there are', () => {
  const lines = [
    ...textOf('README.md').matchAll(/(?:msgin5g-conformance|npm run -s conform --) ([a-z]+)((?: [^`\n]*)?)/g),
  ];
  expect(lines.length).toBeGreaterThan(10);
  const strangers = lines.flatMap(([line, name = '', rest = '']) => {
    const known = optionsOf([name]);
    const options = [...(rest.split(/[|#;]/)[0]?.matchAll(/(?<= )--[a-z][a-z-]*/g) ?? [])].map(([option]) => option);
    return known.length === 0 || options.some((option) => !known.includes(option)) ? [line] : [];
  });
  expect(strangers).toEqual([]);
});
