import type { Exchange } from '../../reports/report.ts';
import { locationOf } from '../../reports/repro/borrowed.ts';
import { exchangeOf } from '../engine/record.ts';
import type { Rig } from '../engine/run.ts';
import type { Transport } from '../transport/transport.ts';

/** Notes every request that goes out, so that those of then can be found among them. */
export class Sent {
  readonly transport: Transport;
  readonly #exchanges: Exchange[] = [];
  readonly #apiRoot: string;

  constructor({ transport, target, hide }: Pick<Rig, 'transport' | 'target' | 'hide'>) {
    this.#apiRoot = target.apiRoot;
    this.transport = {
      exchange: async (packet, carriage) => {
        const answer = await transport.exchange(packet, carriage);
        const record = { step: '', url: target.apiRoot + packet.path, packet, answer, startedMs: 0, durationMs: 0 };
        this.#exchanges.push(exchangeOf(record, hide));
        return answer;
      },
      [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
    };
  }

  /** How many requests went out. */
  get total(): number {
    return this.#exchanges.length;
  }

  /** How many of these requests went out: method, path and body, but for what a server had named. */
  count(steps: readonly Exchange[], target: string): number {
    const sent = keysOf(this.#exchanges, this.#apiRoot);
    return keysOf(steps, target).filter((key) => {
      const place = sent.indexOf(key);
      if (place >= 0) sent.splice(place, 1);
      return place >= 0;
    }).length;
  }
}

/** What makes two requests the same; a resource that an answer named is one, whatever its name. */
function keysOf(steps: readonly Exchange[], target: string): string[] {
  const named: string[] = [];
  return steps.map((step) => {
    const { method, url, body } = step.request;
    const isNamed = named.includes(url);
    const where = isNamed ? 'a resource that an answer named' : url.startsWith(target) ? url.slice(target.length) : url;
    const location = locationOf(step);
    if (location !== undefined) named.push(location);
    return JSON.stringify([method, where, body?.text ?? body?.base64 ?? '']);
  });
}
