import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { isIP } from 'node:net';
import type { Check } from '../../suites/iut.ts';
import type { Header, Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { codeOf, codeText, nameOfCode, statusOfCode } from '../coap/code.ts';
import { isCritical, isKnown, type Option, optionNumber, optionOf, shownOption } from '../coap/option.ts';
import { type Ask, blockOf, type Gathered, inBlocks, largest } from './coap-blocks.ts';
import { type Asked, Endpoint } from './coap-endpoint.ts';
import type { Heard } from './coap-pending.ts';
import { unconnected } from './loss.ts';
import { type Carriage, targetOf, type Transport } from './transport.ts';

/** The port where none is named (RFC 7252 clause 6.1). */
export const coapPort = 5683;

const unauthorized = 0x81;
const empty = new Uint8Array();

/** CoAP over UDP: confirmable requests, several under way at once, told apart by their tokens. */
export function coap(apiRoot: string): Transport {
  const ports = new Ports(new URL(apiRoot));
  return {
    async exchange(packet, carriage) {
      try {
        const sending = { asked: askedBy(apiRoot, packet), packet, carriage, ports };
        const isLong = sending.asked.payload.length > largest || ports.answersInBlocks;
        return await (isLong ? ports.alone(() => exchanged(sending)) : exchanged(sending));
      } catch (error) {
        const { message } = error as Error;
        return unconnected(error as NodeJS.ErrnoException) ?? { lost: 'refused', text: `no port (${message})` };
      }
    },
    async [Symbol.asyncDispose]() {
      ports.close();
      await Promise.resolve();
    },
  };
}

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
class Ports {
  readonly #url: URL;
  readonly #all = new Set<Endpoint>();
  #current: Promise<Endpoint> | undefined;
  #last: Promise<unknown> = Promise.resolve();
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

  /** One at a time: a server tells the blocks of one sender and resource apart by their numbers only (RFC 7959 clause 2.4). */
  async alone<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#last;
    const own = before.then(act, act);
    this.#last = own.catch(() => undefined);
    return own;
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

interface Sending {
  readonly ports: Ports;
  readonly asked: Asked;
  readonly packet: RequestPacket;
  readonly carriage: Carriage;
}

/** A request as CoAP has it: host, path and query are options too (RFC 7252 clause 6.4). */
function askedBy(apiRoot: string, packet: RequestPacket): Asked {
  const { hostname, pathname, search } = targetOf(apiRoot, packet);
  const isName = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
  const segments = pathname === '/' ? [] : pathname.slice(1).split('/');
  const parameters = search === '' ? [] : search.slice(1).split('&');
  const options: readonly Option[] = [
    ...(isName ? [optionOf('Uri-Host', hostname)] : []),
    ...segments.map((segment) => optionOf('Uri-Path', decodeURIComponent(segment))),
    ...parameters.map((parameter) => optionOf('Uri-Query', decodeURIComponent(parameter))),
    ...packet.headers.map(([name, value]) => optionOf(name, value)),
  ];
  return { code: codeOf(packet.method), options, payload: packet.body ?? empty };
}

async function exchanged({ ports, asked, packet, carriage }: Sending): Promise<ResponsePacket | Loss> {
  const endpoint = await ports.open();
  const until = performance.now() + carriage.deadlineMs;
  const left = (): number => Math.max(1, Math.ceil(until - performance.now()));
  const checks: Check[] = [];
  const ask: Ask = async (part) => {
    const heard = await endpoint.ask(part, left());
    if ('lost' in heard) return heard;
    checks.push(tokenCheck(heard), ...criticalChecks(heard));
    if (blockOf(heard.response, 'Block2')?.more === true) ports.answersInBlocks = true;
    return heard;
  };
  const first = await inBlocks(asked, ask);
  const echo = 'lost' in first ? undefined : echoOf(first);
  const heard = echo === undefined ? first : await inBlocks({ ...asked, options: [...asked.options, echo] }, ask);
  if ('lost' in heard) return heard;
  if (packet.isSentTwice !== true) return answerOf(heard, checks);
  const second = await endpoint.again(heard, Math.min(left(), copyMs));
  const datagrams = [...heard.datagrams, ...(second.datagrams ?? [])];
  return answerOf({ ...heard, datagrams }, [...checks, copyCheck(heard, second)]);
}

/** How long the answer to a copy is waited for; the original was answered already. */
const copyMs = 1500;

/** A server that wants to see whether the sender is there gives an Echo, and wants it back (RFC 9175 clause 2.3). */
const echoOf = ({ response: { code, options } }: Heard): Option | undefined =>
  code === unauthorized ? options.find(({ number }) => number === optionNumber['Echo']) : undefined;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A client that does not know a critical option has to reject the response (RFC 7252 clause 5.4.1). */
function criticalChecks({ response }: Heard): readonly Check[] {
  const unknown = response.options.find(({ number }) => isCritical(number) && !isKnown(number))?.number;
  if (unknown === undefined) return [];
  const expected = 'no critical option but those that a client knows';
  return [{ requirement: 'C-01', holds: false, expected, got: `the option ${unknown}` }];
}

function tokenCheck({ request, response }: Heard): Check {
  const [sent, got] = [hex(request.token), hex(response.token)];
  return { requirement: 'C-02', holds: sent === got, expected: `the token ${sent} of the request`, got: got || 'none' };
}

/** A copy may be answered as before, or only be acknowledged; another answer says that it was carried out as well. */
function copyCheck({ response }: Heard, second: Heard | Loss): Check {
  const text = (code: number): string => `${codeText(code)} ${nameOfCode(code)}`.trim();
  const expected = `${text(response.code)} for a copy of the message as well`;
  if ('lost' in second) {
    const moot = `a copy of the message got no answer of its own (${second.text})`;
    return { requirement: 'C-03', holds: true, expected, got: '', moot };
  }
  const isSame = second.response.code >> 5 === response.code >> 5;
  return { requirement: 'C-03', holds: isSame, expected, got: text(second.response.code) };
}

function answerOf({ response, payload, isCut, isRepeated, datagrams }: Gathered, checks: readonly Check[]) {
  const { code, options } = response;
  const headers: readonly Header[] = options.map(shownOption);
  return {
    status: statusOfCode(code),
    code: codeText(code),
    reason: nameOfCode(code),
    headers,
    body: payload,
    isCut,
    ...(isRepeated && { isRepeated }),
    datagrams,
    checks,
  } satisfies ResponsePacket;
}
