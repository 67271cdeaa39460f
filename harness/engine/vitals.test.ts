import { expect, test } from 'vitest';
import { builtIn } from '../binding/built-in.ts';
import { referencePixit } from '../reference/provisioning.ts';
import { type ReferenceOptions, startReference } from '../reference/reference.ts';
import { noSecurity } from '../security/security.ts';
import { wardrobeOf } from '../security/wardrobe.ts';
import { http1 } from '../transport/http1.ts';
import { Brake } from './brake.ts';
import { Discovery } from './discovery.ts';
import { Memory } from './memory.ts';
import { Traffic } from './traffic.ts';
import { vitalsOf } from './vitals.ts';
import type { World } from './world.ts';

/** These make every wait last to its deadline. */
const mute = new Set(['hang', 'half-answer']);

/** The vitals of a server of ours, and what was asked of it. */
async function listened(options: ReferenceOptions) {
  const server = await startReference(options);
  const transport = http1({ apiRoot: server.url, maxSockets: 4 });
  let asked = 0;
  const world = {
    apiRoot: server.url,
    binding: builtIn('sbi-json'),
    transport: {
      ...transport,
      exchange: (...call: Parameters<typeof transport.exchange>) => {
        asked += 1;
        return transport.exchange(...call);
      },
    },
    wardrobe: wardrobeOf({
      security: noSecurity,
      isTls: false,
      gateways: { gateway: referencePixit.gateway.mgwServiceId, 'second-gateway': undefined },
      keepSecret: () => undefined,
    }),
    brake: new Brake(),
    traffic: new Traffic(),
    discovery: new Discovery(referencePixit),
    curlWay: () => [],
    memory: new Memory(referencePixit.gateway.mgwServiceId, server.url),
    cast: { gateway: referencePixit.gateway, wrongCredential: referencePixit.wrongCredential },
    timers: { ...referencePixit.timers, answerMs: mute.has(options.null ?? '') ? 60 : 5000 },
  } as unknown as World;
  return {
    server,
    vitals: vitalsOf(world),
    stopwatch: world.traffic.stopwatch,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      await transport[Symbol.asyncDispose]();
      await server.close();
    },
  };
}

test.for<readonly [string, ReferenceOptions]>([
  ['a right server', {}],
  ['one that refuses everything', { null: 'no-man' }],
  ['one that answers with server errors', { null: 'always-500' }],
  ['one that knows no path', { null: 'always-404' }],
  ['one that never ends an answer', { null: 'half-answer' }],
])('any answer is a sign of life: %s', async ([, options]) => {
  await using heard = await listened(options);
  expect([await heard.vitals.isAlive(true), heard.vitals.end, heard.asked()]).toEqual([true, undefined, 1]);
});

test.for([
  ['hang', 'the server stopped answering: no complete answer within 60 ms'],
  ['close', 'the server stopped answering: the connection was closed without an answer'],
] as const)('a server that never answers is asked in several ways, and then never again: %s', async ([id, end]) => {
  await using heard = await listened({ null: id });
  expect([await heard.vitals.isAlive(true), heard.vitals.end]).toEqual([false, end]);
  const asked = heard.asked();
  expect(asked).toBeGreaterThanOrEqual(6);
  expect([await heard.vitals.isAlive(true), heard.asked()]).toEqual([false, asked]);
});

test('a server that went away is dead', async () => {
  await using heard = await listened({});
  expect(await heard.vitals.isAlive(true)).toBe(true);
  await heard.server.close();
  expect([await heard.vitals.isAlive(true), heard.vitals.end]).toEqual([
    false,
    expect.stringMatching(/no connection|reset|closed/),
  ]);
});

test('a server that lives and leaves eight questions unanswered to their deadline costs too much time to go on', async () => {
  await using heard = await listened({});
  for (let question = 1; question < 8; question++)
    expect([await heard.vitals.isAlive(true), heard.vitals.end]).toEqual([true, undefined]);
  expect([await heard.vitals.isAlive(true), heard.vitals.end]).toEqual([true, 'the server left 8 requests unanswered']);
  // Whoever asked meanwhile met no dead server.
  expect(await heard.vitals.isAlive(true)).toBe(true);
});

test.for([
  [0, 60, 'the server left 8 requests unanswered'],
  [1, 60, undefined],
  [0, 5, undefined],
] as const)('where %i had an answer, eight requests in vain for %i ms each', async ([answered, ms, end]) => {
  await using heard = await listened({ null: 'half-answer' });
  for (let nth = 0; nth < 8; nth++) heard.stopwatch.note('register', undefined, ms);
  for (let nth = 0; nth < answered; nth++) heard.stopwatch.note('register', 1);
  expect([await heard.vitals.isAlive(true), heard.vitals.end]).toEqual([true, end]);
});

test('a server that ends connections at once costs no time, however often it does', async () => {
  await using heard = await listened({});
  for (let question = 1; question <= 20; question++)
    expect([await heard.vitals.isAlive(false), heard.vitals.end]).toEqual([true, undefined]);
});

test('signs of life register nobody', async () => {
  await using heard = await listened({ null: 'hang' });
  await heard.vitals.isAlive(true);
  await using right = await listened({});
  await right.vitals.isAlive(true);
  const found = await fetch(`${right.server.url}/msgs-ueregistration/v1/registrations?ue-svc-id=is-anybody-there`);
  expect(await found.json()).toEqual([]);
});
