/** Does something for every item, so many at a time, started in order. */
export async function atOnce<T>(
  width: number,
  items: readonly T[],
  body: (item: T, at: number) => Promise<void>,
): Promise<void> {
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of left) await body(item, at);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
