import type { LeftOut, Report, Result } from '../../reports/report.ts';
import { purposes } from '../../suites/purposes.ts';
import type { RunEvent } from '../engine/run.ts';
import { plainError } from './judgement.ts';

/** A run in progress, of which every part can be waited for on its own. */
export interface Proceedings {
  /** Resolves when the plan is known; rejects when the server cannot be tested. */
  readonly begun: Promise<void>;
  readonly report: Promise<Report>;
  /** The one result of a purpose, or why it does not run. */
  outcomeOf(purpose: string): Promise<Result | LeftOut>;
}

/** Follows a run to its end, whether or not anybody waits for it. */
export function follow(events: AsyncIterable<RunEvent>): Proceedings {
  const begun = deferred<void>();
  const report = deferred<Report>();
  const outcomes = new Map(purposes.map(({ id }) => [id, deferred<Result | LeftOut>()]));
  const settle = (event: RunEvent): void => {
    if (event.kind === 'planned') {
      for (const leftOut of event.leftOut) outcomes.get(leftOut.purpose)?.resolve(leftOut);
      begun.resolve();
    } else if (event.kind === 'result') outcomes.get(event.result.purpose)?.resolve(event.result);
    else if (event.kind === 'report') {
      begun.reject(plainError(event.report.sentence));
      report.resolve(event.report);
    }
  };
  const fail = (error: unknown): void => {
    for (const waiting of [begun, report, ...outcomes.values()]) waiting.reject(error);
  };
  void drain(events, settle).then(() => fail(new Error('the run ended without a result of it')), fail);
  return {
    begun: begun.promise,
    report: report.promise,
    outcomeOf: (purpose) =>
      outcomes.get(purpose)?.promise ?? Promise.reject(new Error(`${JSON.stringify(purpose)} names no purpose`)),
  };
}

async function drain(events: AsyncIterable<RunEvent>, settle: (event: RunEvent) => void): Promise<void> {
  for await (const event of events) settle(event);
}

/** Nobody need wait for it: a rejection that is not looked at is no unhandled one. */
function deferred<T>(): PromiseWithResolvers<T> {
  const waiting = Promise.withResolvers<T>();
  waiting.promise.catch(() => undefined);
  return waiting;
}
