import { textOf, type Html } from './markup.ts';

/** How much more a page may grow; `fits` takes the bytes of what fits, and refuses everything after the first that does not. */
export interface Budget {
  readonly fits: (part: Html) => boolean;
  readonly isSpent: () => boolean;
}

/** A budget of so many bytes. */
export function budgetOf(bytes: number): Budget {
  let left = bytes;
  const encoder = new TextEncoder();
  return {
    fits: (part) => {
      left -= encoder.encode(textOf(part)).length;
      return left >= 0;
    },
    isSpent: () => left < 0,
  };
}
