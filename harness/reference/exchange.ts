import type { Behaviour, Call } from './behaviour.ts';
import { admit } from './guard.ts';
import { queryOf } from './query.ts';
import { refusalOf } from './refusal.ts';

/** Takes a request through the steps and answers it, whatever happens. */
export async function exchange(call: Call, behaviour: Behaviour): Promise<Response> {
  let current = call;
  try {
    const gateway = admit(call, behaviour);
    current = gateway === undefined ? call : { ...call, gateway };
    behaviour.checkQuery(current);
    if (current.operation === 'lookup') return lookUp(current, behaviour);
    behaviour.checkMediaType(current);
    const bytes = await behaviour.readBody(current);
    current = { ...current, message: behaviour.parse(bytes, current) };
    behaviour.judge(behaviour.inspect(current), current);
    return await perform(current, behaviour);
  } catch (error) {
    return behaviour.write(behaviour.refuse(refusalOf(error), current), current);
  }
}

function lookUp(call: Call, behaviour: Behaviour): Response {
  const ueSvcId = queryOf(call.request).get('ue-svc-id') ?? '';
  return behaviour.write(behaviour.show(behaviour.find(behaviour.key(ueSvcId), call), call), call);
}

async function perform(call: Call, behaviour: Behaviour): Promise<Response> {
  const ies = behaviour.interpret(call);
  const ue = { ...ies, key: behaviour.key(ies.ueSvcId) };
  if (call.operation === 'register') {
    behaviour.admitGateway(ue, call);
    behaviour.checkGateway(ue, call);
  }
  await behaviour.authenticate(ue, call);
  behaviour.authorise(ue, call);
  if (call.operation === 'deregister') behaviour.checkOwner(ue, call);
  const effect = call.operation === 'register' ? behaviour.store(ue, call) : behaviour.remove(ue, call);
  return behaviour.write(behaviour.acknowledge(ue, effect, call), call);
}
