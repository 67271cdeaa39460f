import { chmod, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { UsageError } from '../usage-error.ts';
import type { Pki } from './pki.ts';
import { referenceTokens, securedPics } from './protection.ts';
import { referenceDelivery, referencePixit } from './provisioning.ts';

/** What an outfit is made of. */
export interface Outfit {
  readonly pki: Pki;
  /** Where the server delivers messages, by gateway. */
  readonly gatewayRoots?: ReadonlyMap<string, string> | undefined;
}

/** Writes what a gateway needs to talk to a secured reference server into a folder: keys, certificates and a conform.yaml. */
export async function writeOutfit(folder: string, url: string, { pki, gatewayRoots }: Outfit): Promise<void> {
  const files: Readonly<Record<string, string>> = {
    'ca.pem': pki.ca,
    'gateway.pem': pki.gateway.cert,
    'gateway.key': pki.gateway.key,
    'second.pem': pki.secondGateway.cert,
    'second.key': pki.secondGateway.key,
    'foreign.pem': pki.foreign.cert,
    'foreign.key': pki.foreign.key,
    'expired.pem': pki.expired.cert,
    'expired.key': pki.expired.key,
    'token.key': pki.tokenKey,
    'as.pem': pki.applicationServer.cert,
    'as.key': pki.applicationServer.key,
    'conform.yaml': configFor(url, gatewayRoots),
  };
  try {
    await makeFolder(resolve(folder));
    for (const [name, text] of Object.entries(files)) await writePrivate(join(folder, name), text);
  } catch (error) {
    throw new UsageError([
      `--tls: ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}); name another folder`,
    ]);
  }
}

async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  // The mode above counts for new files only.
  await chmod(path, 0o600);
}

/** A configuration that claims everything the secured reference server does. */
function configFor(url: string, gatewayRoots: Outfit['gatewayRoots']): string {
  const claims = [...Object.keys(securedPics), ...(gatewayRoots ? ['messageDelivery'] : [])].map(
    (item) => `  ${item}: true\n`,
  );
  const { alg, kid, issuer, audience, scope } = referenceTokens;
  return `target:
  url: ${url}
  tls: { ca: ca.pem, cert: gateway.pem, key: gateway.key }
pics:
${claims.join('')}pixit:
  gateway: { mgwServiceId: ${referencePixit.gateway.mgwServiceId}, kind: ${referencePixit.gateway.kind} }
  security:
    secondGateway: { cert: second.pem, key: second.key }
    foreignCertificate: { cert: foreign.pem, key: foreign.key }
    expiredCertificate: { cert: expired.pem, key: expired.key }
    testKey: { key: token.key, alg: ${alg}, kid: ${kid}, issuer: '${issuer}', audience: ${audience}, scope: ${scope} }
${gatewayRoots === undefined ? '' : deliveryFor(gatewayRoots)}`;
}

function deliveryFor(gatewayRoots: ReadonlyMap<string, string>): string {
  const [first, second] = [referencePixit.gateway, referencePixit.secondGateway].map((gateway) =>
    gatewayRoots.get(gateway?.mgwServiceId ?? ''),
  );
  return `  delivery:
    asServiceId: ${referenceDelivery.asServiceId}
    gatewayRoot: ${first}
${second === undefined ? '' : `    secondGatewayRoot: ${second}\n`}    tls: { cert: as.pem, key: as.key }
`;
}
