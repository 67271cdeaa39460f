/** How the servers of this folder are provisioned. */
export const gateways: readonly string[] = ['gw-north', 'gw-south'];

/** The secret of a UE; undefined where nobody provisioned it. */
export function secretOf(ue: string): string | undefined {
  const [, number] = /^dev-([1-9]\d{0,2})$/.exec(ue) ?? [];
  if (number !== undefined) return `pass-${number}`;
  if (ue.startsWith('any-')) return 'pass-any';
  return ue === 'dev-barred' ? 'pass-barred' : undefined;
}

export const isBarred = (ue: string): boolean => ue === 'dev-barred';

/** The same as a configuration of the suite. */
export const configText = (binding: string): string => `
target: { binding: ${JSON.stringify(binding)} }
pixit:
  gateway: { mgwServiceId: gw-north, kind: n3g }
  secondGateway: { mgwServiceId: gw-south, kind: l3g }
  unknownGateway: gw-nowhere
  ues: { ueServiceId: 'dev-{n}', credential: 'pass-{n}', from: 1, to: 999 }
  unauthorisedUe: { ueServiceId: dev-barred, credential: pass-barred }
  unknownUe: { ueServiceId: nobody, credential: pass-nobody }
  wrongCredential: not-a-pass
  freeUe: { ueServiceId: 'any-{any}', credential: pass-any }
`;
