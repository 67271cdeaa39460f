import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startReference } from '../reference/reference.ts';
import { folder } from './called.ts';
import { spoken } from './spoken.ts';

const watched = ['REG/BV/minimal', 'REG/BO/parallel-equal', 'WIRE/*/names-the-ue'].flatMap((id) => ['--only', id]);

describe('a server whose every answer to a registration names another UE', () => {
  test('is blamed for that first, in the terminal and in every report', async () => {
    await using server = await startReference({ fault: 'register-other-ue' });
    const cwd = folder();
    const run = [
      'run',
      '--target',
      server.url,
      '--runs',
      '5',
      '--report',
      'html,markdown,github',
      '--out',
      '.',
      ...watched,
    ];
    const { code, stdout } = await spoken(run, cwd);
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^::stop.*\nFAIL {2}WIRE\/register\/names-the-ue {2}.*\n {2}R-04 /),
    ]);
    expect(stdout.match(/^FAIL {4}\S+/gm)).toEqual(['FAIL    R-04', 'FAIL    R-15']);
    expect(stdout.match(/^::error title=\S+/gm)).toEqual(['::error title=R-04', '::error title=R-15']);
    expect(stdout).toContain('on 2 requirements (R-04, R-15)');
    const page = readFileSync(join(cwd, 'index.html'), 'utf8');
    const causes = [...page.matchAll(/class="cause violation"><h3><a href="#req-([^"]+)"/g)].map(([, id]) => id);
    expect(causes).toEqual(['R-04', 'R-15']);
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(
      /## Failures\n\n.*\n.*\n\| \S+ \| <code>R-04<[^]*\n\| \S+ \| <code>R-15</,
    );
  });
});
