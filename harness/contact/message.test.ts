import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from '../reference/listen.ts';
import { type ReferenceOptions, startReference } from '../reference/reference.ts';
import { examined, problemOf } from './examination.ts';

/** A port that is free. */
async function freePort(): Promise<number> {
  const server = await listen(createServer(), 0);
  await server.close();
  return Number(new URL(server.url).port);
}

const [first, second] = ['mgw-1@msgin5g.example', 'mgw-2@msgin5g.example'];

interface Scene extends ReferenceOptions {
  /** What the configuration says of messages beside the Application Server and the gateway root. */
  readonly more?: string;
  readonly asServiceId?: string;
  /** Where the server delivers, if not where the suite listens. */
  readonly elsewhere?: string;
  /** The suite listens at another port than the gateway root says. */
  readonly listensElsewhere?: boolean;
}

/** What doctor finds at a server that delivers messages. */
async function doctored({ more = '', asServiceId = 'as-1@msgin5g.example', elsewhere, ...options }: Scene = {}) {
  const host = `http://127.0.0.1:${await freePort()}`;
  const gatewayRoots = new Map([
    [first, elsewhere ?? `${host}/north`],
    [second, `${host}/south`],
  ]);
  await using server = await startReference({ gatewayRoots, ...options });
  const listening = options.listensElsewhere ? `    listen: { port: ${await freePort()} }\n` : '';
  return await examined(
    server.url,
    `
pics: { messageDelivery: true }
pixit:
  delivery:
    asServiceId: ${asServiceId}
    gatewayRoot: ${host}/north
    secondGatewayRoot: ${host}/south
    waitMs: 300
${listening}${more}`,
  );
}

test('a message to the registered UE is seen to come, between registration and de-registration', async () => {
  const lines = await doctored();
  expect(lines.slice(-5).map(({ step, text }) => [step, text])).toEqual([
    ['registration', expect.anything()],
    ['look-up', expect.anything()],
    ['message', `a message for "ue-1@msgin5g.example" comes to its gateway "${first}"`],
    ['de-registration', expect.anything()],
    ['refusal', expect.anything()],
  ]);
});

// oxfmt-ignore
test.for([
  ['the name of the Application Server',         { asServiceId: 'stranger' },                    'configuration', /^The server takes no messages from the Application Server "stranger" \(403.*Correct pixit\.delivery\.asServiceId/],
  ['the address of the service',                 { more: '    apiRoot: http://127.0.0.1:1' },    'configuration', /^http:\/\/127\.0\.0\.1:1 is not reached as the Application Server: .*Correct pixit\.delivery\.apiRoot/],
  ['a service that is not there',                { gatewayRoots: undefined },                    'configuration', /^There is no deliver-as-message at http:.*\(404.*Correct pixit\.delivery\.apiRoot/],
  ['the gateway roots in the server',            { elsewhere: 'http://127.0.0.1:1/gateway' },    'configuration', /^Nothing ever came to http:\S+\/north, where .*DELY_FAILED.*See to it that the server delivers what is for this gateway to that address/],
  ['roots that lead past the suite',             { listensElsewhere: true },                     'configuration', /^Nothing ever came to http:\S+\/north of a message .*From here nothing listens at 127\.0\.0\.1:\d+ either\. Correct the gateway roots of pixit\.delivery, or `listen` beside them/],
  ['who mixes the gateways up',                  { fault: 'gateway-swapped' },                 'target',        /^a message for "ue-1@msgin5g\.example", which "mgw-1@msgin5g\.example" registered, comes to "mgw-2@msgin5g\.example"\. See where the server delivers/],
  ['a server that refuses the message',          { fault: 'route-never' },                       'target',        /^no message comes for "ue-1@msgin5g\.example", which is registered: the server answers with 404 .*UE_NOT_REGISTERED.*See in its log/],
  ['an authorization server that is not there',  { more: '    oauth2: { tokenEndpoint: http://127.0.0.1:1/token, clientId: as, clientSecret: canary }' }, 'configuration', /^no access token from http:\/\/127\.0\.0\.1:1\/token.* Correct pixit\.delivery\.oauth2\.tokenEndpoint/],
] as const satisfies readonly (readonly [string, Scene, string, RegExp])[])('blames %s', async ([, scene, blame, text]) => {
  const lines = await doctored(scene);
  expect(problemOf(lines)).toEqual(['message', blame, expect.stringMatching(text)]);
  expect(JSON.stringify(lines)).not.toContain('canary');
});
