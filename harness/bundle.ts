import { rolldown } from 'rolldown';

/** What others start or import, by the name of its bundle; all of them lie in `harness`, so that `root` is where it is in the repository. */
const entries = {
  main: 'harness/cli/main.ts',
  index: 'harness/index.ts',
  conformance: 'harness/vitest/conformance.ts',
  worker: 'harness/selftest/worker.ts',
};

const isOurs = (id: string): boolean => /^(?:\.|\/|\0|@oxc-project\/|rolldown:)/.test(id);

/** Puts what the entries reach into few files of that folder, since finding hundreds takes longer than running them; what npm installs is left outside. */
export async function bundle(root: string, folder: string): Promise<void> {
  const bundler = await rolldown({
    cwd: root,
    input: entries,
    platform: 'node',
    external: (id) => !isOurs(id) && !id.startsWith(root),
    transform: { target: 'es2024' },
    checks: { ineffectiveDynamicImport: false },
    resolve: { conditionNames: ['node', 'import'] },
  });
  try {
    await bundler.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'part-[name].js',
    });
  } finally {
    await bundler.close();
  }
}
