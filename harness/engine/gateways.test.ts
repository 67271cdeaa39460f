import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { toDeregister, toRegister } from '../../suites/step.ts';
import { startBasicRest } from '../binding/foreign/basic-rest.ts';
import { configText } from '../binding/foreign/provisioning.ts';
import { configOf } from '../config/config-of.ts';
import { mountRig } from '../rig.ts';
import { Brake } from './brake.ts';
import { Courier } from './courier.ts';
import { Discovery } from './discovery.ts';
import { worldOf } from './run.ts';
import { settledPics } from './settled-pics.ts';
import { Traffic } from './traffic.ts';

const ue = { ueServiceId: 'dev-1', credential: 'pass-1' };
const binding = fileURLToPath(new URL('../binding/examples/basic-rest.yaml', import.meta.url));

/** A UE that gw-south registered, of which the answers made believe that it was gw-north, as they may where requests meet. */
async function mistaken() {
  const server = await startBasicRest();
  const config = await configOf({ name: 'conform.yaml', text: configText(binding) }, { target: server.url }, {});
  const rig = await mountRig(config);
  const { pics } = settledPics(config, { lookup: true, freeIdentities: false }, rig.binding.claims);
  const log = { traffic: new Traffic(undefined), discovery: new Discovery(config.pixit) };
  const world = worldOf(rig, pics, { log, brake: new Brake() });
  const courier = new Courier(world);
  for (const gateway of ['gw-north', 'gw-south']) await courier.send(toRegister(world, ue, { gateway }));
  world.memory.turn(ue.ueServiceId, 'gw-north');
  return {
    world,
    courier,
    async [Symbol.asyncDispose]() {
      await rig[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('a look-up of one gateway asks about every gateway that was named for the UE, and what follows goes to the right one', async () => {
  await using scene = await mistaken();
  const { world, courier } = scene;
  const { result } = await courier.lookUp(ue);
  expect(result?.records).toEqual([{ ueServiceId: 'dev-1', mgwServiceId: 'gw-south' }]);
  expect(world.memory.of(ue.ueServiceId).gateway).toBe('gw-south');
  const { outcome } = await courier.send(toDeregister(ue));
  expect([outcome.kind, outcome.by]).toEqual(['accepted', 'gw-south']);
});

test('a de-registration says for which gateway it was refused, and a clean-up tries the other one', async () => {
  await using scene = await mistaken();
  const { outcome } = await scene.courier.send(toDeregister(ue));
  expect([outcome.kind, outcome.by]).toEqual(['rejected', 'gw-north']);
  expect((await scene.courier.remove(ue, 'clean up'))?.kind).toBe('accepted');
  expect((await scene.courier.lookUp(ue)).result?.records).toEqual([]);
});

test('what no gateway registered is refused in the name of each, and the first stays the likeliest', async () => {
  await using scene = await mistaken();
  await scene.courier.remove(ue, 'clean up');
  scene.world.memory.turn(ue.ueServiceId, 'gw-north');
  expect((await scene.courier.remove(ue, 'clean up again'))?.kind).toBe('rejected');
  expect(scene.world.memory.gatewaysOf(ue.ueServiceId)).toEqual(['gw-north', 'gw-south']);
});
