import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bin, folder } from './called.ts';
import { spoken } from './spoken.ts';

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** The events on whole lines: a process that is killed may leave the beginning of one more. */
function eventsIn(file: string): readonly { readonly event: string }[] {
  const text = readFileSync(file, 'utf8');
  return linesOf(text.slice(0, text.lastIndexOf('\n'))).map((line) => JSON.parse(line) as { readonly event: string });
}

test('a run writes every format that is asked for, and annotations last', async () => {
  const cwd = folder();
  const args = ['run', '--only', 'REG/BV/profile/*', '--runs', '2', '--out', 'out'];
  const formats = 'json,sarif,ctrf,har,badge,ndjson,github';
  // Nothing but a part is selected, so that it is INCOMPLETE.
  const { stdout, code } = await spoken([...args, '--report', formats], cwd);
  expect(code).toBe(4);
  expect(readdirSync(join(cwd, 'out')).toSorted()).toEqual([
    'badge.json',
    'ctrf-report.json',
    'events.ndjson',
    'evidence.har',
    'report.json',
    'results.sarif',
  ]);
  const events = eventsIn(join(cwd, 'out', 'events.ndjson')).map(({ event }) => event);
  expect([events[0], events[1], events.at(-1)]).toEqual(['begin', 'planned', 'report']);
  const report = JSON.parse(readFileSync(join(cwd, 'out', 'report.json'), 'utf8')) as { results: readonly object[] };
  expect(events.filter((event) => event === 'result')).toHaveLength(report.results.length);
  const [first, ...rest] = linesOf(stdout);
  const token = /^::stop-commands::(\S+)$/.exec(first ?? '')?.[1] ?? '';
  const commands = rest.slice(rest.indexOf(`::${token}::`) + 1);
  expect(commands).toEqual([expect.stringMatching(/^::error title=msgin5g-conformance%3A INCOMPLETE::INCOMPLETE: /)]);
});

test('what happened before a run was killed can be read', async () => {
  const cwd = folder();
  const args = ['run', '--explore', '10m', '--report', 'ndjson', '--out', 'out'];
  const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: 'ignore' });
  const file = join(cwd, 'out', 'events.ndjson');
  const isFull = (): boolean => existsSync(file) && linesOf(readFileSync(file, 'utf8')).length > 50;
  await expect.poll(isFull, { timeout: 200_000 }).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const events = eventsIn(file).map(({ event }) => event);
  expect([events[0], events[1], events[2]]).toEqual(['begin', 'planned', 'result']);
  expect(events).not.toContain('report');
});
