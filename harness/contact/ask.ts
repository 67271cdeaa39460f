import { createInterface } from 'node:readline/promises';
import { UsageError } from '../usage-error.ts';
import type { Ask } from './interview.ts';

/** Puts questions on one stream and reads the answers from another, line by line, those typed ahead included; throws a UsageError at the end of the input. */
export function askOn(streams: {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}): { readonly ask: Ask } & Disposable {
  const terminal = createInterface(streams);
  const lines = terminal[Symbol.asyncIterator]();
  return {
    async ask(text) {
      terminal.setPrompt(text);
      terminal.prompt();
      const { done, value } = await lines.next();
      if (done === true) throw new UsageError(['init: ended before the last answer; nothing is written']);
      return value;
    },
    [Symbol.dispose]: () => terminal.close(),
  };
}
