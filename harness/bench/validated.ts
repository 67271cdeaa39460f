import { toDeregister, toRegister } from '../../suites/step.ts';
import { configOf } from '../config/config-of.ts';
import { Brake } from '../engine/brake.ts';
import { Discovery } from '../engine/discovery.ts';
import { worldOf } from '../engine/run.ts';
import { Session } from '../engine/session.ts';
import { settledPics } from '../engine/settled-pics.ts';
import { Traffic } from '../engine/traffic.ts';
import { mountRig } from '../rig.ts';
import type { Loop } from './bare.ts';

/** Our own way: encoded by the binding, decoded, every rule of the wire and of the specification checked, and on record. */
export async function validated(url: string, http: '1.1' | '2'): Promise<Loop> {
  const config = await configOf({ name: 'bench.yaml', text: '' }, { target: url, http }, {});
  const rig = await mountRig(config);
  const { pics } = settledPics(config, { lookup: false, freeIdentities: false });
  const world = worldOf(rig, pics, {
    log: { traffic: new Traffic(), discovery: new Discovery(config.pixit) },
    brake: new Brake(),
  });
  const lease = await world.pool.lease(0, 1);
  const session = new Session(world, { purpose: 'bench', index: 0, ues: lease.ues });
  const [ue] = lease.ues;
  if (ue === undefined) throw new Error('the pool is empty');
  return {
    async exchange(turn) {
      const outcome = await session.trySend(turn % 2 === 0 ? toRegister(session, ue) : toDeregister(ue));
      if (outcome.kind !== 'accepted') throw new Error(`the stub refused: ${outcome.text}`);
      // As a trial does it for every case that passes.
      if (turn % 16 === 15) session.courier.discard(0);
    },
    [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
  };
}
