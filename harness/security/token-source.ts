import { Inconclusive } from '../../suites/verdict.ts';

/** A token and how long it can be used. */
export interface Grant {
  readonly token: string;
  /** Undefined: nobody said. */
  readonly lifetimeMs?: number;
}

/** So much of a lifetime is left unused, so that no token expires on its way. */
const reserve = 0.2;

/** Hands out one token again and again, and fetches the next one before it expires. */
export class TokenSource {
  readonly #fetch: () => Promise<Grant>;
  readonly #keepSecret: (token: string) => void;
  readonly #now: () => number;
  #current: Promise<string> | undefined;
  #usableUntil = 0;

  constructor(fetch: () => Promise<Grant>, keepSecret: (token: string) => void, now = (): number => performance.now()) {
    this.#fetch = fetch;
    this.#keepSecret = keepSecret;
    this.#now = now;
  }

  /** Rejects with Inconclusive when there is no token to be had. */
  token(): Promise<string> {
    if (this.#current === undefined || this.#now() >= this.#usableUntil) this.#current = this.#renewed();
    return this.#current;
  }

  /** The server does not take this token any more; the next one is asked for, once, whoever notices it first. */
  async reject(token: string): Promise<void> {
    if ((await this.#current?.catch(() => undefined)) === token) this.#current = undefined;
  }

  async #renewed(): Promise<string> {
    this.#usableUntil = Infinity;
    try {
      const { token, lifetimeMs = Infinity } = await this.#fetch();
      this.#keepSecret(token);
      this.#usableUntil = this.#now() + lifetimeMs * (1 - reserve);
      return token;
    } catch (error) {
      this.#current = undefined;
      throw error instanceof Inconclusive
        ? error
        : new Inconclusive('configuration', `no access token: ${String(error)}`);
    }
  }
}
