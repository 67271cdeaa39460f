/** Performs the work `width` at a time, started in order, and yields each result as soon as it is there. */
export async function* inOrderOfCompletion<In, Out>(
  work: readonly In[],
  width: number,
  perform: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running = new Map<number, Promise<readonly [number, Out]>>();
  let next = 0;
  const start = (): void => {
    const at = next++;
    running.set(
      at,
      perform(work[at] as In).then((result) => [at, result] as const),
    );
  };
  while (next < Math.min(width, work.length)) start();
  while (running.size > 0) {
    const [at, result] = await Promise.race(running.values());
    running.delete(at);
    if (next < work.length) start();
    yield result;
  }
}
