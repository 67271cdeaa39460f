import type { Datagram, Loss } from '../binding/binding.ts';
import { codeText, nameOfCode } from '../coap/code.ts';
import type { Message } from '../coap/message.ts';
import { type Block, blockIn, bytesOf, bytesOfBlock, type Option, optionNumber } from '../coap/option.ts';
import type { Asked } from './coap-endpoint.ts';
import type { Heard } from './coap-pending.ts';
import { bodyLimit } from './loss.ts';

/** What fits into one message without thought of the network (RFC 7252 clause 4.6). */
export const largest = 1024;
const [continues, tooLarge] = [0x5f, 0x8d];

/** Asks one message and waits for its response. */
export type Ask = (asked: Asked) => Promise<Heard | Loss>;

/** The answer to a request, put together from its blocks. */
export interface Gathered extends Heard {
  readonly payload: Uint8Array;
  readonly isCut: boolean;
}

/** Sends a request in blocks where it is long, and fetches the rest of an answer that comes in blocks (RFC 7959). */
export async function inBlocks(asked: Asked, ask: Ask): Promise<Gathered | Loss> {
  const first = asked.payload.length > largest ? await uploaded(asked, ask) : await ask(asked);
  return 'lost' in first ? first : gathered(asked, first, ask);
}

const optionIn = ({ options }: Message, name: string): Uint8Array | undefined =>
  options.find(({ number }) => number === optionNumber[name])?.value;

/** The block of a message that travels in several, where it does. */
export const blockOf = (message: Message, name: 'Block1' | 'Block2'): Block | undefined => {
  const value = optionIn(message, name);
  return value === undefined ? undefined : blockIn(value);
};

/** A request in blocks, as large as the server wants them; whole, where it does not know of blocks. */
async function uploaded(asked: Asked, ask: Ask): Promise<Heard | Loss> {
  const { payload, options } = asked;
  const datagrams: Datagram[] = [];
  let size = largest;
  for (let at = 0; ;) {
    const more = at + size < payload.length;
    const extra: readonly Option[] = [
      { number: optionNumber['Block1'] ?? 0, value: bytesOfBlock({ num: at / size, more, size }) },
      ...(at === 0 ? [{ number: optionNumber['Size1'] ?? 0, value: bytesOf(payload.length) }] : []),
    ];
    const heard = await ask({ ...asked, options: [...options, ...extra], payload: payload.subarray(at, at + size) });
    datagrams.push(...(heard.datagrams ?? []));
    if ('lost' in heard) return { ...heard, datagrams };
    const { code } = heard.response;
    const block = blockOf(heard.response, 'Block1');
    // Who knows of blocks says so in every response to one.
    if (at === 0 && block === undefined && code !== tooLarge) return ask(asked);
    const wanted = block?.size ?? size;
    const isSmaller = wanted < size;
    if (at === 0 && isSmaller && code === tooLarge) size = wanted;
    else if (code !== continues || !more) return { ...heard, datagrams };
    else {
      at += size;
      // What was sent is a whole number of the smaller blocks, too.
      if (isSmaller) size = wanted;
    }
  }
}

/** The whole answer; asked for block by block where the first response says that there is more. */
async function gathered(asked: Asked, first: Heard, ask: Ask): Promise<Gathered | Loss> {
  const { code } = first.response;
  const tag = shownTag(first.response);
  const datagrams = [...first.datagrams];
  const parts: Uint8Array[] = [first.response.payload];
  let size = first.response.payload.length;
  let block = blockOf(first.response, 'Block2');
  const stopped = (why: string): Loss => ({
    lost: 'incomplete',
    text: `the answer (${codeText(code)}) stopped in the middle of its blocks (${why})`,
    datagrams,
  });
  while (block?.more === true && size <= bodyLimit) {
    const num: number = block.num + 1;
    if (size !== num * block.size) return stopped(`block ${block.num} has not the ${block.size} bytes of its size`);
    const value = bytesOfBlock({ num, more: false, size: block.size });
    const heard = await ask({
      ...asked,
      options: [...asked.options.filter(isOfFollowUp), { number: optionNumber['Block2'] ?? 0, value }],
      payload: new Uint8Array(),
    });
    datagrams.push(...(heard.datagrams ?? []));
    if ('lost' in heard) return stopped(heard.text);
    const { response } = heard;
    block = blockOf(response, 'Block2');
    if (response.code !== code || block?.num !== num || shownTag(response) !== tag)
      return stopped(
        `block ${num} was answered with ${`${codeText(response.code)} ${nameOfCode(response.code)}`.trim()}`,
      );
    parts.push(response.payload);
    size += response.payload.length;
  }
  return { ...first, datagrams, payload: Buffer.concat(parts), isCut: size > bodyLimit };
}

/** The blocks that follow are asked for without a payload, and without what describes one. */
const isOfFollowUp = ({ number }: Option): boolean => number !== optionNumber['Content-Format'];

const shownTag = (message: Message): string => Buffer.from(optionIn(message, 'ETag') ?? []).toString('hex');
