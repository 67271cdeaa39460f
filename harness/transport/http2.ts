import type { ClientHttp2Session } from 'node:http2';
import { type Line, lineTo } from './line.ts';
import { abandoned } from './loss.ts';
import { oneTurn } from './one-turn.ts';
import { type Sending, streamOf } from './stream.ts';
import { isLoss, pathBelow, type Tls, type Transport } from './transport.ts';

/** HTTP/2, over TCP with prior knowledge or over TLS: one connection that carries all exchanges as streams, and one for each label. */
export function http2(apiRoot: string, tls: Tls = {}): Transport {
  const lines = new Lines(new URL(apiRoot).origin, tls);
  const pathOf = pathBelow(apiRoot);
  return {
    async exchange(packet, carriage) {
      await oneTurn();
      const sending = { path: pathOf(packet), packet, carriage };
      const first = await (carriage.connection === 'own' ? lines.alone(sending) : lines.together(sending));
      if (first !== abandoned) return first;
      // The server did not look at the request, or ended an idle connection: it is sent once more, on a connection of its own.
      const second = await lines.alone(sending);
      if (second !== abandoned) return isLoss(second) ? second : { ...second, isRepeated: true };
      const text = 'the server refused the stream, on a new connection too (REFUSED_STREAM or GOAWAY)';
      return { lost: 'reset', text };
    },
    async [Symbol.asyncDispose]() {
      lines.end();
      await Promise.resolve();
    },
  };
}

/** The connections of one transport. */
class Lines {
  readonly #origin: string;
  readonly #tls: Tls;
  readonly #byLabel = new Map<string, Line>();
  readonly #sessions = new Set<ClientHttp2Session>();

  constructor(origin: string, tls: Tls) {
    this.#origin = origin;
    this.#tls = tls;
  }

  async alone(sending: Sending): ReturnType<typeof streamOf> {
    const line = this.#dial();
    const result = await streamOf(line, sending);
    line.session.close();
    return result;
  }

  async together(sending: Sending): ReturnType<typeof streamOf> {
    const { connection } = sending.carriage;
    const line = this.#labelled(connection);
    const result = await streamOf(line, sending);
    // Nothing new is entrusted to a connection that left a stream without an answer; others may still get theirs.
    if (result !== abandoned && isLoss(result) && this.#byLabel.get(connection) === line) {
      this.#byLabel.delete(connection);
      line.session.close();
    }
    return result;
  }

  end(): void {
    for (const session of this.#sessions) session.destroy();
  }

  #labelled(label: string): Line {
    const known = this.#byLabel.get(label);
    if (known?.isOpen === true) return known;
    const line = this.#dial();
    this.#byLabel.set(label, line);
    return line;
  }

  #dial(): Line {
    const line = lineTo(this.#origin, this.#tls);
    this.#sessions.add(line.session);
    line.session.once('close', () => this.#sessions.delete(line.session));
    return line;
  }
}
