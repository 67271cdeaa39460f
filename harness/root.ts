/** Where harness, suites, spec, fixtures and reports lie, in the repository as in the package; bundles lie in `harness` too. */
export const root = new URL('../', import.meta.url);
