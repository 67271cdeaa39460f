import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Listening } from '../reference/listen.ts';
import { writeOutfit } from '../reference/outfit.ts';
import type { Pki } from '../reference/pki.ts';
import { guardOf, referencePki } from '../reference/protection.ts';
import { type ReferenceOptions, startReference } from '../reference/reference.ts';
import { type Authority, startAuthority } from '../security/authority.ts';
import { doctorCommand } from './doctor.ts';
import type { DoctorOptions } from './program.ts';

/** What doctor prints, and its exit code. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

/** A change of a configuration. */
export type Edit = (text: string) => string;

export const put =
  (from: string | RegExp, to: string): Edit =>
  (text) =>
    text.replace(from, to);

/** Runs doctor with a configuration. */
export async function doctored(text: string, options: DoctorOptions = {}): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'doctored-'));
  try {
    await writeFile(join(folder, 'conform.yaml'), text);
    return await calledIn(folder, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function calledIn(folder: string, options: DoctorOptions = {}): Promise<Ended> {
  const lines: string[] = [];
  const code = await doctorCommand({ config: join(folder, 'conform.yaml'), ...options }, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

/** A PKI, a real authorization server, and servers that ask for certificates and tokens. */
export interface Practice extends AsyncDisposable {
  readonly pki: Pki;
  readonly authority: Authority;
  readonly guarded: (more?: Partial<ReferenceOptions>) => Promise<Listening>;
  readonly tokenGuarded: () => Promise<Listening>;
  /** Runs doctor with the configuration that belongs to such a server, edited. */
  readonly doctored: (url: string, edit?: Edit) => Promise<Ended>;
  /** Takes tokens from the authorization server. */
  readonly withClient: (change?: object) => Edit;
}

/** Opens a practice; every key in it is new. */
export async function openPractice(): Promise<Practice> {
  const [folder, pki] = [await mkdtemp(join(tmpdir(), 'practice-')), referencePki()];
  const authority = await startAuthority(pki);
  return {
    pki,
    authority,
    guarded: (more = {}) => startReference({ guard: guardOf(pki), ...more }),
    tokenGuarded: () => startReference({ guard: { ...guardOf(pki), tokens: authority.tokens } }),
    async doctored(url, edit = (text) => text) {
      await writeOutfit(folder, url, { pki });
      const file = join(folder, 'conform.yaml');
      await writeFile(file, edit(await readFile(file, 'utf8')));
      return calledIn(folder);
    },
    withClient: (change = {}) =>
      put(
        'key: gateway.key }',
        `key: gateway.key }\n  oauth2: ${JSON.stringify({ ...authority.clientOf('gateway'), ...change })}`,
      ),
    async [Symbol.asyncDispose]() {
      await authority.close();
      await rm(folder, { recursive: true });
    },
  };
}
