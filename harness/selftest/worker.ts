import { lightenResponses } from '../reference/light-responses.ts';
import { perform } from './perform.ts';
import type { Trial } from './trial.ts';

lightenResponses();

/** Runs the trials that the parent process sends, one at a time, and sends back what they came to. */
process.on('message', (trial: Trial) => {
  perform(trial).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) =>
      process.send?.({ trial, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// Whoever asked is gone.
process.on('disconnect', () => process.kill(process.pid));
