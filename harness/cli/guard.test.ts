import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

test('tells an old Node what to do', async () => {
  const guard = fileURLToPath(new URL('./guard.cjs', import.meta.url));
  const script = `Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } }); require(${JSON.stringify(guard)})`;
  const ended = await new Promise<Ended>((resolve) => {
    execFile(process.execPath, ['-e', script], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/needs Node 22\.19 or newer; this is Node 20\.20\.2/);
});
