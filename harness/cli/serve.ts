import { once } from 'node:events';
import { join } from 'node:path';
import { builtInNames } from '../binding/built-in.ts';
import { oneOf } from '../config/phrase.ts';
import { faultOfHttpUrl, withoutTrailingSlash } from '../config/url.ts';
import { faults } from '../reference/faults/index.ts';
import { lightenResponses } from '../reference/light-responses.ts';
import { nullServers } from '../reference/null/index.ts';
import { writeOutfit } from '../reference/outfit.ts';
import { guardOf, referencePki } from '../reference/protection.ts';
import { referencePixit } from '../reference/provisioning.ts';
import { startReference } from '../reference/reference.ts';
import { variants } from '../reference/variants/index.ts';
import { UsageError } from '../usage-error.ts';
import type { ServeOptions } from './program.ts';

/** Serves the reference server until SIGINT or SIGTERM, or lists what it can be made to do. */
export async function serveCommand({ list = false, port, binding, http, tls, ...rest }: ServeOptions): Promise<void> {
  if (list) {
    for (const [kind, rows] of Object.entries({ fault: faults, variant: variants, null: nullServers }))
      for (const { id, title } of rows) console.log(`--${kind} ${id}  ${title}`);
    return;
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError([`--port: expected an integer from 0 to 65535, got ${JSON.stringify(port)}`]);
  if (http !== undefined && http !== '1.1' && http !== '2')
    throw new UsageError([`--http: expected 1.1 or 2, got ${JSON.stringify(http)}`]);
  if (binding !== undefined && !(builtInNames as readonly string[]).includes(binding))
    throw new UsageError([`--binding: expected ${oneOf(builtInNames)}, got ${JSON.stringify(binding)}`]);
  const { gatewayRoot, secondGatewayRoot, ...selection } = rest;
  const gatewayRoots = rootsOf({ gatewayRoot, secondGatewayRoot });
  const pki = tls === undefined ? undefined : referencePki();
  const guard = pki && guardOf(pki);
  lightenResponses();
  await using server = await startReference({ ...selection, binding, http, guard, gatewayRoots, port: Number(port) });
  if (pki !== undefined && tls !== undefined) await writeOutfit(tls, server.url, { pki, gatewayRoots });
  console.log(`The reference server listens at ${server.url}`);
  if (tls !== undefined) console.log(`run --config ${join(tls, 'conform.yaml')} reaches it`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Where messages go, by gateway; undefined where none is said. */
function rootsOf({
  gatewayRoot,
  secondGatewayRoot,
}: Pick<ServeOptions, 'gatewayRoot' | 'secondGatewayRoot'>): ReadonlyMap<string, string> | undefined {
  const { gateway, secondGateway } = referencePixit;
  const given = [
    ['--gateway-root', gateway, gatewayRoot],
    ['--second-gateway-root', secondGateway, secondGatewayRoot],
  ] as const;
  const wrong = given.filter(([, , root]) => root !== undefined && faultOfHttpUrl(root) !== undefined);
  if (gatewayRoot === undefined && secondGatewayRoot !== undefined)
    throw new UsageError(['--second-gateway-root: expected --gateway-root beside it']);
  if (wrong.length > 0)
    throw new UsageError(
      wrong.map(([option, , root = '']) => `${option}: ${faultOfHttpUrl(root)}, got ${JSON.stringify(root)}`),
    );
  const roots = given.flatMap(([, known, root]) =>
    known === undefined || root === undefined ? [] : [[known.mgwServiceId, withoutTrailingSlash(root)] as const],
  );
  return roots.length === 0 ? undefined : new Map(roots);
}
