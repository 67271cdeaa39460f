import { setTimeout as pause } from 'node:timers/promises';
import { refuse, write } from '../answer.ts';
import type { Answer, Deviation } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';

/** What is said of a registration whose place another one took. */
export const replaced = {
  unknown: refuse(new Refusal(404, { cause: 'RESOURCE_NOT_FOUND', detail: 'There is no such registration.' })),
  gone: { status: 204, headers: {} },
} satisfies Readonly<Record<string, Answer>>;

/**
 * Each registration that is accepted is a resource of its own, which takes the place of the one before it; answers to what
 * is asked at the same time come in another order than that.
 */
export const renewed =
  (stale: Answer): Deviation['change'] =>
  (strict) => {
    const current = new Map<string, string>();
    let [count, serial] = [0, 0];
    return {
      around: async (request, next) => {
        const { pathname } = new URL(request.url);
        const turn = (count += 1);
        const [, path, number] = /^(.*\/registrations\/[^/]+)\.(\d+)$/.exec(pathname) ?? [];
        if (path === undefined) {
          const answer = await next(request);
          await pause(turn % 2 === 0 ? 4 : 1);
          return answer;
        }
        const now = current.get(path);
        if (now === undefined) return next(request);
        if (now !== number) return write(stale);
        return next(new Request(new URL(path, request.url), request));
      },
      acknowledge: (ue, effect, call) => {
        const answer = strict.acknowledge(ue, effect, call);
        const { location } = answer.headers;
        if (location === undefined) return answer;
        const number = String((serial += 1));
        current.set(location, number);
        return { ...answer, status: 201, headers: { ...answer.headers, location: `${location}.${number}` } };
      },
    };
  };
