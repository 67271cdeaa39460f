/** Says that something went wrong on our side, with what is needed to find it. */
export function confess(error: unknown): void {
  console.error('This is an error of msgin5g-conformance itself; please report it with the following lines.');
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
