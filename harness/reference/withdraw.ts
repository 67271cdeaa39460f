import { locationOf } from './answer.ts';
import type { Answer, Behaviour, Call, Registration } from './behaviour.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** De-registers by the resource of a registration: the path names the UE, and there is neither a body nor a credential. */
export async function withdraw(call: Call, behaviour: Behaviour): Promise<Response> {
  try {
    behaviour.checkQuery(call);
    const { ueSvcId, mgwSvcId } = named(call);
    const ue = { key: behaviour.key(ueSvcId), ueSvcId, mgwSvcId, ueCredInfo: '' };
    const effect = behaviour.remove(ue, call);
    return behaviour.write(withoutBody(behaviour.acknowledge(ue, effect, call)), call);
  } catch (error) {
    return behaviour.write(behaviour.refuse(refusalOf(error), call), call);
  }
}

function named({ request, registry }: Call): Registration {
  const { pathname } = new URL(request.url);
  const found = registry.values().find(({ ueSvcId }) => locationOf(ueSvcId) === pathname);
  if (found !== undefined) return found;
  throw new Refusal(404, { cause: 'RESOURCE_NOT_FOUND', detail: 'There is no such registration.' });
}

/** A plain success needs no body. */
const withoutBody = (answer: Answer): Answer => (answer.status === 200 ? { status: 204, headers: {} } : answer);
