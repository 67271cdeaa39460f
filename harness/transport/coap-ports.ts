import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { Endpoint } from './coap-endpoint.ts';

/** The port where none is named (RFC 7252 clause 6.1). */
export const coapPort = 5683;

/** A port that is connected to the server of a URL. */
export async function dialUdp({ hostname, port }: URL): Promise<Socket> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const { address, family } = await lookup(host);
  const socket = createSocket({ type: family === 6 ? 'udp6' : 'udp4', recvBufferSize: 1_048_576 });
  socket.connect(Number(port || coapPort), address);
  await once(socket, 'connect');
  return socket;
}

/** One port, and another one when its message ids are used up. */
export class Ports {
  readonly #url: URL;
  readonly #all = new Set<Endpoint>();
  #current: Promise<Endpoint> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #underWay = new Set<Promise<unknown>>();
  /** Whether an answer came in blocks. */
  answersInBlocks = false;

  constructor(url: URL) {
    this.#url = url;
  }

  async open(): Promise<Endpoint> {
    const current = await (this.#current ??= this.#dial());
    if (!current.isSpent) return current;
    for (const old of this.#all)
      if (old.isSpent && old.isIdle) {
        old.close();
        this.#all.delete(old);
      }
    return (this.#current = this.#dial());
  }

  /** Several at a time. */
  async beside<T>(act: () => Promise<T>): Promise<T> {
    const own = act();
    this.#underWay.add(own);
    try {
      return await own;
    } finally {
      this.#underWay.delete(own);
    }
  }

  /** One at a time: a server tells the blocks of one sender and resource apart by their numbers only (RFC 7959 clause 2.4). */
  async alone<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#last;
    const own = before.then(async () => {
      // What began before anybody knew may be answered in blocks, too.
      if (this.answersInBlocks) await Promise.allSettled(this.#underWay);
      return this.beside(act);
    });
    this.#last = own.catch(() => undefined);
    return own;
  }

  /** Whether the blocks of an answer could be taken for those of another one. */
  get isShared(): boolean {
    return this.#underWay.size > 1;
  }

  async #dial(): Promise<Endpoint> {
    try {
      const endpoint = new Endpoint(await dialUdp(this.#url));
      this.#all.add(endpoint);
      return endpoint;
    } catch (error) {
      this.#current = undefined;
      throw error;
    }
  }

  close(): void {
    for (const endpoint of this.#all) endpoint.close();
    this.#all.clear();
  }
}
