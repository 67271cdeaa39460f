let turn: Promise<void> | undefined;

/**
 * Resolves once all answers that are there have been read. What is sent then leaves in one go: a server that sleeps is
 * woken once for all of it, and each time it is woken costs as much as sending does.
 */
export const oneTurn = (): Promise<void> =>
  (turn ??= new Promise<void>((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  }));
