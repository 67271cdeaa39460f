/** More than a busy event loop makes of a timer; later than that, this process did not run. */
const asleepMs = 100;
const renewals = 3;

/**
 * Calls when so many milliseconds have passed without an answer; returns what calls it off. Where this process was not
 * given the time to look for the answer, the wait begins anew: that is no fault of the server.
 */
export function deadline(ms: number, expire: () => void): () => void {
  let left = renewals;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const due = performance.now() + ms;
    timer = setTimeout(() => {
      if (performance.now() - due < asleepMs || left === 0) return expire();
      left -= 1;
      wait();
    }, ms);
  };
  wait();
  return () => clearTimeout(timer);
}
