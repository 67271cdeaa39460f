import fc from 'fast-check';

/** Generates as another arbitrary does, and shrinks by what `smaller` proposes, the boldest proposal first. */
export class Smaller<T> extends fc.Arbitrary<T> {
  readonly #inner: fc.Arbitrary<T>;
  readonly #smaller: (value: T) => Iterable<T>;

  constructor(inner: fc.Arbitrary<T>, smaller: (value: T) => Iterable<T>) {
    super();
    this.#inner = inner;
    this.#smaller = smaller;
  }

  override generate(random: fc.Random): fc.Value<T> {
    return new fc.Value(this.#inner.generate(random, undefined).value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return value !== undefined;
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(valuesOf(this.#smaller(value)));
  }
}

function* valuesOf<T>(items: Iterable<T>): Generator<fc.Value<T>, void> {
  for (const item of items) yield new fc.Value(item, undefined);
}

/** A list with a part left out: halves first, then quarters, down to single items, from the end on. */
export function* shorter<T>(items: readonly T[], least = 0): Generator<readonly T[]> {
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let end = items.length; end > 0; end -= size)
      if (items.length - size >= least) yield items.toSpliced(Math.max(0, end - size), Math.min(size, end));
}
