/** The binding has no way to say this; thrown while a request is built, and turned into the reason by the binding. */
export class Inexpressible extends Error {
  override readonly name = 'Inexpressible';
}

/** What `make` gives, or why the binding cannot say it. */
export function orReason<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof Inexpressible) return error.message;
    throw error;
  }
}
