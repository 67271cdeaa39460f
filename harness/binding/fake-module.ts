import type { Stimulus } from '../../suites/iut.ts';
import type { Binding, RequestPacket, ResponsePacket } from './binding.ts';
import { guarded } from './guarded-module.ts';

/** A request to ask a module for. */
export const stimulus: Stimulus = {
  operation: 'register',
  message: { ueServiceId: 'ue-1', mgwServiceId: 'gw-1', ueCredentialInformation: 'pass-1' },
  step: 'register "ue-1"',
};
/** Its UE. */
export const ue = { ueServiceId: 'ue-1', credential: 'pass-1' };
/** What is known of it. */
export const known = { gateway: 'gw-1' };
/** A text in bytes. */
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a module may write. */
export const packet: RequestPacket = { method: 'POST', path: '/ues', headers: [['X-A', 'b']], body: bytes('ue-1') };
/** What a server may answer. */
export const answer = (more: Partial<ResponsePacket> = {}): ResponsePacket => ({
  status: 200,
  reason: 'OK',
  headers: [['Content-Type', 'text/plain']],
  body: bytes('OK'),
  isCut: false,
  ...more,
});
/** What a module may read in it. */
export const right = { kind: 'accepted', text: '200 OK', signature: 'ok', checks: [] };

/** A module with members of any type, as a module without types may have them. */
export function moduleOf(members: Readonly<Record<string, unknown>>, secrets: readonly string[] = []) {
  const binding = { name: 'fake', encode: () => packet, decode: () => right, ...members } as unknown as Binding;
  return guarded({ name: './fake.ts', url: 'file:///x/fake.ts', binding, secrets: () => secrets });
}

/** Gives the same whatever it is asked. */
export const gives = (value: unknown) => () => value;
