import type { BadTokens, Certificate, Security, TestKey, TokenClient } from '../security/security.ts';

/** What a configuration says of security, paths and all. */
export interface SecurityFile {
  readonly tls?: TlsFile | null;
  readonly oauth2?: TokenClient | null;
  readonly security?: {
    readonly secondGateway?:
      | (Partial<Certificate> & { readonly clientId?: string; readonly clientSecret?: string })
      | null;
    readonly foreignCertificate?: Certificate | null;
    readonly expiredCertificate?: Certificate | null;
    readonly testKey?: TestKey | null;
    readonly badTokens?: BadTokens | null;
  } | null;
}

interface TlsFile extends Partial<Certificate> {
  readonly ca?: string;
  readonly servername?: string;
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/** The same with the texts of the files in place of their paths, which `seen` makes those from the current folder. */
export function completeSecurity(
  { tls, oauth2, security }: SecurityFile,
  texts: ReadonlyMap<string, string>,
  seen: (path: string) => string,
): Security {
  const pair = (given: Partial<Certificate> | null | undefined, place: string): Certificate | undefined =>
    pairOf(given, place, { texts, seen });
  const { secondGateway: second, testKey, badTokens } = security ?? {};
  const ca = texts.get('/target/tls/ca');
  const certificate = pair(tls, '/target/tls');
  const secondCertificate = pair(second, '/pixit/security/secondGateway');
  const foreignCertificate = pair(security?.foreignCertificate, '/pixit/security/foreignCertificate');
  const expiredCertificate = pair(security?.expiredCertificate, '/pixit/security/expiredCertificate');
  const { clientId, clientSecret } = second ?? {};
  const secondClient = oauth2 &&
    clientId !== undefined &&
    clientSecret !== undefined && { ...oauth2, clientId, clientSecret };
  const key = texts.get('/pixit/security/testKey/key');
  return {
    ...(ca !== undefined && { ca, caFile: seen(tls?.ca ?? '') }),
    ...(tls?.servername !== undefined && { servername: tls.servername }),
    ...(tls?.minVersion !== undefined && { minVersion: tls.minVersion }),
    gateway: { ...(certificate && { certificate }), ...(oauth2 && { client: oauth2 }) },
    secondGateway: {
      ...(secondCertificate && { certificate: secondCertificate }),
      ...(secondClient && { client: secondClient }),
    },
    ...(foreignCertificate && { foreignCertificate }),
    ...(expiredCertificate && { expiredCertificate }),
    ...(testKey && key !== undefined && { testKey: { ...testKey, key } }),
    badTokens: badTokens ?? {},
  };
}

/** A certificate with its key, where the files are there; `seen` says where they are seen from here. */
export function pairOf(
  given: Partial<Certificate> | null | undefined,
  place: string,
  { texts, seen }: { readonly texts: ReadonlyMap<string, string>; readonly seen: (path: string) => string },
): Certificate | undefined {
  const [cert, key] = [texts.get(`${place}/cert`), texts.get(`${place}/key`)];
  if (cert === undefined || key === undefined) return undefined;
  const files = { cert: seen(given?.cert ?? ''), key: seen(given?.key ?? '') };
  return { cert, key, files, ...(given?.passphrase !== undefined && { passphrase: given.passphrase }) };
}

/** What must not be shown, though the file may spell it out. */
export function secretsOf({ tls, oauth2, security }: SecurityFile): readonly string[] {
  const { secondGateway, foreignCertificate, expiredCertificate, badTokens } = security ?? {};
  const passphrases = [tls, secondGateway, foreignCertificate, expiredCertificate].map((given) => given?.passphrase);
  const all = [...passphrases, oauth2?.clientSecret, secondGateway?.clientSecret, ...Object.values(badTokens ?? {})];
  return all.filter((secret) => typeof secret === 'string');
}
