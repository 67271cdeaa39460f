import type { Header } from './binding.ts';
import { secretsInHeader } from './literal-secrets.ts';

/** A module may make a new one for each request: the last ones are those that are shown. */
const most = 300;

/** The credentials of its own that a module puts into headers. */
export class PacketSecrets implements Iterable<string> {
  readonly #words = new Set<string>();

  /** Takes note of them; what carries the credential of the UE is no credential of the module. */
  note(headers: readonly Header[], credential: unknown): void {
    for (const word of headers.flatMap(secretsInHeader)) {
      if (carries(word, credential)) continue;
      this.#words.delete(word);
      this.#words.add(word);
      const [oldest = ''] = this.#words;
      if (this.#words.size > most) this.#words.delete(oldest);
    }
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words.values();
  }
}

/** Shorter ones stand in any word by chance. */
const telling = 4;

function carries(word: string, credential: unknown): boolean {
  if (typeof credential !== 'string' || credential === '') return false;
  const writings = [word, Buffer.from(word, 'base64').toString('utf8'), unescaped(word)];
  return writings.some((text) => (credential.length < telling ? text === credential : text.includes(credential)));
}

function unescaped(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
