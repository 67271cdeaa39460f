import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

/** The self-tests of this repository, over real sockets. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  // The default lies in a package folder, which may be read-only or shared.
  cacheDir: join(tmpdir(), 'msgin5g-conformance-vitest'),
  test: {
    include: ['{spec,fixtures,suites,harness,reports}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**'],
    globalSetup: './harness/vitest/scratch.ts',
    sequence: { sequencer: LongestFirst },
    passWithNoTests: false,
    // Tests wait for servers, browsers and other processes; a share such as 200% would be capped at the number of cores.
    maxWorkers: 2 * availableParallelism(),
    // No module keeps state that another test could see, and a warm worker runs the suite twice as fast.
    isolate: false,
    // Node strips the types itself: what vitest would make of each import is slower to load and to run.
    experimental: { viteModuleRunner: false },
    // Runs of the suite beside each other share one thread: more of them only make each answer late.
    maxConcurrency: 3,
    // A backstop: every wait has a deadline of its own, and a busy machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    teardownTimeout: 5000,
  },
});
