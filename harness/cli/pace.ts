import { progress } from './progress.ts';

/** How far something long has come. */
export interface Pace {
  /** One more is done. */
  step(name: string): void;
  end(): void;
  readonly seconds: number;
}

const everyMs = 60_000;

/** Says on standard error how much of `total` is done and how long the rest may take: at once on a terminal, in a log now and then. */
export function paceOf(total: number): Pace {
  const started = performance.now();
  let [done, said] = [0, started];
  return {
    get seconds() {
      return Math.round((performance.now() - started) / 1000);
    },
    step(name) {
      done += 1;
      const now = performance.now();
      const left = Math.round(((now - started) / done) * (total - done)) / 1000;
      const text = `[${done}/${total}]  about ${left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left`;
      progress(`${text}  ${name}`);
      if (process.stderr.isTTY || now - said < everyMs) return;
      said = now;
      process.stderr.write(`${text}\n`);
    },
    end: () => progress(''),
  };
}
