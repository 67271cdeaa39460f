import type { Binding } from './binding.ts';

/** A binding, and what must never be shown of it: what the environment put into it, and its own credentials, which may grow in number. */
export interface Loaded {
  readonly binding: Binding;
  readonly secrets: Iterable<string>;
}
