import type { Header, ResponsePacket } from '../binding/binding.ts';
import { uncoded } from './coded.ts';
import { bodyLimit } from './loss.ts';

/** What came of an answer so far. */
export class Answer {
  /** Undefined until its head came. */
  status: number | undefined;
  #headers: readonly Header[] = [];
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  begin(status: number, raw: readonly string[]): void {
    this.status = status;
    this.#headers = pairs(raw).filter(([name]) => !name.startsWith(':'));
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  get isCut(): boolean {
    return this.#size > bodyLimit;
  }

  /** Whether there is an answer with as many bytes as it announced, if it did. */
  get isWhole(): boolean {
    const announced = this.#headers.find(([name]) => name === 'content-length')?.[1];
    return this.status !== undefined && (announced === undefined || Number(announced) === this.#size);
  }

  /** The answer without the codings of its body; HTTP/2 has no reason phrase. */
  packet(version: string, reason = ''): ResponsePacket {
    const body = Buffer.concat(this.#chunks);
    return uncoded({ status: this.status ?? 0, reason, headers: this.#headers, body, isCut: this.isCut, version });
  }
}

const pairs = (raw: readonly string[]): readonly Header[] =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? ''] as const);
