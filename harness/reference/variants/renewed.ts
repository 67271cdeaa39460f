import { setTimeout as pause } from 'node:timers/promises';
import { refuse, write } from '../answer.ts';
import type { Deviation } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';

const gone = new Refusal(404, { cause: 'RESOURCE_NOT_FOUND', detail: 'There is no such registration.' });

/**
 * Each registration that is accepted is a resource of its own, which takes the place of the one before it; answers to what
 * is asked at the same time come in another order than that.
 */
export const renewed: Deviation['change'] = (strict) => {
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
      if (current.get(path) !== number) return write(refuse(gone));
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
