import type { Behaviour } from './behaviour.ts';
import { type Listening, listen } from './listen.ts';
import { mount } from './mount.ts';
import { registrationIdOf } from './records.ts';
import { behaviourOf, type Selection } from './selection.ts';

/** A reference server that knows who is registered, and how many requests it served. */
export interface Census extends Listening {
  registered(): readonly string[];
  served(): number;
}

/** Starts a reference server on the loopback address that counts its guests; `onServed` hears the number of each request. */
export async function startCensus(
  selection: Selection = {},
  onServed: (count: number) => void = () => undefined,
): Promise<Census> {
  const guests = new Set<string>();
  let count = 0;
  const behaviour = behaviourOf(selection);
  const around: Behaviour['around'] = async (request, next) => {
    onServed(++count);
    const message: unknown = await request
      .clone()
      .json()
      .catch(() => undefined);
    const { ueSvcId = '' } = (message ?? {}) as { readonly ueSvcId?: string };
    const response = await (behaviour.around === undefined ? next(request) : behaviour.around(request, next));
    const { pathname } = new URL(request.url);
    const isRegistration = request.method === 'POST' && pathname.endsWith('/registrations');
    if (response.ok && isRegistration) guests.add(ueSvcId);
    else if (response.ok && request.method === 'POST') guests.delete(ueSvcId);
    else if (response.ok && request.method === 'DELETE')
      for (const guest of guests) if (pathname.endsWith(`/${registrationIdOf(guest)}`)) guests.delete(guest);
    return response;
  };
  const server = await listen(mount({ ...behaviour, around }), 0);
  return { ...server, registered: () => [...guests], served: () => count };
}
