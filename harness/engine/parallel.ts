/** Performs the work `width` at a time, taken in order when its turn comes, and yields each result as soon as it is there. */
export async function* inOrderOfCompletion<In, Out>(
  work: Iterable<In>,
  width: number,
  perform: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running = new Map<number, Promise<readonly [number, Out]>>();
  const items = work[Symbol.iterator]();
  let begun = 0;
  const start = (): boolean => {
    const { done, value } = items.next();
    if (done === true) return false;
    const at = begun++;
    running.set(
      at,
      perform(value).then((result) => [at, result] as const),
    );
    return true;
  };
  try {
    while (running.size < width && start());
    while (running.size > 0) {
      const [at, result] = await Promise.race(running.values());
      running.delete(at);
      start();
      yield result;
    }
  } finally {
    // What is under way is not left to itself when the work ends early.
    await Promise.allSettled(running.values());
  }
}
