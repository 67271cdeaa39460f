import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { privateKeyOf } from '../security/jwt.ts';
import { valueAt } from './pointer.ts';
import type { Fault } from './rule.ts';

/** Every entry that names a file, with what has to be in it. */
const places: Readonly<Record<string, 'certificates' | 'key'>> = {
  '/target/tls/ca': 'certificates',
  '/target/tls/cert': 'certificates',
  '/target/tls/key': 'key',
  '/pixit/security/secondGateway/cert': 'certificates',
  '/pixit/security/secondGateway/key': 'key',
  '/pixit/security/foreignCertificate/cert': 'certificates',
  '/pixit/security/foreignCertificate/key': 'key',
  '/pixit/security/expiredCertificate/cert': 'certificates',
  '/pixit/security/expiredCertificate/key': 'key',
  '/pixit/security/testKey/key': 'key',
  '/pixit/delivery/tls/cert': 'certificates',
  '/pixit/delivery/tls/key': 'key',
};

/** The files that a configuration names: their texts by pointer, and what is wrong with them. */
export interface NamedFiles {
  readonly texts: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
}

/** Reads the files, seen from a folder, and looks into them. */
export async function filesOf(root: unknown, folder: string): Promise<NamedFiles> {
  const texts = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [pointer, kind] of Object.entries(places)) {
    const path = valueAt(root, pointer);
    if (typeof path !== 'string' || path === '') continue;
    const expected = kind === 'key' ? 'expected a file with a private key' : 'expected a file with PEM certificates';
    const text = await readFile(resolve(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => error);
    const got = text instanceof Error ? unreadable(text, path) : wrongIn(kind, text, passphraseOf(root, pointer));
    if (typeof text === 'string' && got === undefined) texts.set(pointer, text);
    if (got !== undefined) faults.push({ pointer, expected, got });
  }
  return { texts, faults: [...faults, ...strangers(texts, root)] };
}

const unreadable = ({ code }: NodeJS.ErrnoException, path: string): string =>
  code === 'ENOENT' ? `no such file: ${JSON.stringify(path)}` : `one that cannot be read (${code})`;

function wrongIn(kind: 'certificates' | 'key', text: string, passphrase: string | undefined): string | undefined {
  if (kind === 'key') return wrongKey(text, passphrase);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) return 'no PEM certificate in it';
  return certificates.every(isCertificate) ? undefined : 'a certificate in it that cannot be read';
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}

/** Nothing of the key itself goes into a message. */
function wrongKey(text: string, passphrase: string | undefined): string | undefined {
  const isEncrypted = /ENCRYPTED/.test(text);
  if (isEncrypted && passphrase === undefined) return 'an encrypted one without a passphrase';
  try {
    privateKeyOf(text, passphrase);
    return undefined;
  } catch {
    return isEncrypted ? 'one that the passphrase does not open' : 'no PEM private key and no JWK in it';
  }
}

const neighbour = (pointer: string, name: string): string => pointer.replace(/[^/]+$/, name);

function passphraseOf(root: unknown, pointer: string): string | undefined {
  const passphrase = valueAt(root, neighbour(pointer, 'passphrase'));
  return typeof passphrase === 'string' ? passphrase : undefined;
}

/** Keys that do not belong to the certificate beside them, and certificates and keys that are alone. */
function strangers(texts: ReadonlyMap<string, string>, root: unknown): readonly Fault[] {
  const named = (pointer: string): boolean => valueAt(root, pointer) !== undefined;
  return Object.keys(places).flatMap((pointer): readonly Fault[] => {
    if (!pointer.endsWith('/cert')) return [];
    const key = neighbour(pointer, 'key');
    if (named(pointer) !== named(key))
      return [
        { pointer: named(pointer) ? pointer : key, expected: 'expected cert and key together', got: 'one of them' },
      ];
    const [certificate, secret] = [texts.get(pointer), texts.get(key)];
    if (certificate === undefined || secret === undefined) return [];
    const isPair = new X509Certificate(certificate).checkPrivateKey(privateKeyOf(secret, passphraseOf(root, key)));
    return isPair
      ? []
      : [{ pointer: key, expected: 'expected the private key of the certificate', got: 'another one' }];
  });
}
