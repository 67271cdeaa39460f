const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that comes twice at once is one: npm hands on what the terminal has sent already. */
const echoMs = 300;

/** What ends a command early: a signal from outside, or an error of our own that nobody caught. The second signal ends the process at once. */
export function interruption(): { readonly signal: AbortSignal } & Disposable {
  const controller = new AbortController();
  let first = Infinity;
  const hear = (name: NodeJS.Signals): void => {
    if (!controller.signal.aborted) {
      first = performance.now();
      console.error('Interrupted: what was registered is removed. Once more ends it at once.');
      controller.abort();
    } else if (performance.now() - first > echoMs) {
      leave();
      process.kill(process.pid, name);
    }
  };
  const crash = (error: unknown): void => controller.abort(error);
  const leave = (): void => {
    for (const name of signals) process.off(name, hear);
    process.off('uncaughtException', crash);
  };
  for (const name of signals) process.on(name, hear);
  process.on('uncaughtException', crash);
  return { signal: controller.signal, [Symbol.dispose]: leave };
}
