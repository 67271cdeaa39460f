import { setTimeout as pause } from 'node:timers/promises';
import type { Behaviour, Deviation, UeRequest } from './behaviour.ts';

/** How long a step that should be atomic waits: long enough for a concurrent request to get in between. */
export const pauseMs = 3;

/** Requests for one UE from the first of them to the last. */
interface Crowd {
  size: number;
  peak: number;
}

/** Goes another way with requests that meet others of the same UE; each waits a moment for others to come. */
export function crowded(
  change: (strict: Behaviour, isMet: (ue: Pick<UeRequest, 'key'>) => boolean) => Partial<Behaviour>,
): Deviation['change'] {
  return (strict) => {
    const crowds = new Map<string, Crowd>();
    return {
      around: async (request, next) => {
        const key = await keyOf(request);
        const crowd = crowds.get(key) ?? { size: 0, peak: 0 };
        crowds.set(key, crowd);
        crowd.size += 1;
        crowd.peak = Math.max(crowd.peak, crowd.size);
        try {
          return await next(request);
        } finally {
          crowd.size -= 1;
          if (crowd.size === 0) crowds.delete(key);
        }
      },
      authenticate: async (ue, call) => {
        await strict.authenticate(ue, call);
        await pause(pauseMs);
      },
      ...change(strict, ({ key }) => (crowds.get(key)?.peak ?? 0) > 1),
    };
  };
}

async function keyOf(request: Request): Promise<string> {
  if (request.method !== 'POST') return '';
  return /"ueSvcId":"([^"]*)"/.exec(await request.clone().text())?.[1] ?? '';
}
