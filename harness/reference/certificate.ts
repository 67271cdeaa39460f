import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Certificate } from '../security/security.ts';

/** One value of DER (X.690) with its tag. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const yes = der(0x01, Buffer.from([0xff]));

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = identifier('550403');

const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))));

/** UTCTime, which holds until 2049. */
const time = (at: Date): Buffer => der(0x17, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

const extension = (hex: string, value: Uint8Array): Buffer => sequence(identifier(hex), yes, der(0x04, value));
const forAuthorities = [extension('551d13', sequence(yes)), extension('551d0f', der(0x03, Buffer.from([0x01, 0x06])))];
const forLoopback = [
  extension('551d11', sequence(der(0x87, Buffer.from([127, 0, 0, 1])), der(0x82, Buffer.from('localhost')))),
];

/** A name with its keys. */
export interface Party {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const partyOf = (name: string): Party => ({ name, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) });

/** Who is told to be who, by whom, and as what. */
export interface Statement {
  readonly subject: Party;
  readonly issuer: Party;
  readonly use: 'authority' | 'loopback-server' | 'client';
  readonly from: Date;
  readonly to: Date;
}

/** An X.509 certificate (RFC 5280) with the key of its subject. */
export function certificateOf({ subject, issuer, use, from, to }: Statement): Certificate {
  const extensions = { authority: forAuthorities, 'loopback-server': forLoopback, client: [] }[use];
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([0x01]), randomBytes(15)),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time(from), time(to)),
    nameOf(subject.name),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [der(0xa3, sequence(...extensions))]),
  );
  const signature = sign('sha256', toBeSigned, issuer.privateKey);
  const whole = sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return { cert: pem(whole), key: keyOf(subject) };
}

export const keyOf = ({ privateKey }: Party): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
