import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { codeOf, codeOfStatus, kindOfCode, nameOfCode } from '../coap/code.ts';
import { decode, emptyMessage, encode, isMalformed, type Message } from '../coap/message.ts';
import { blockIn, bytesOfBlock, optionNumber } from '../coap/option.ts';
import { UsageError } from '../usage-error.ts';
import { refuse, write } from './answer.ts';
import type { Behaviour, JsonObject } from './behaviour.ts';
import { type CoapHabits, strictHabits } from './coap-habit.ts';
import { headOf, optionsIn, requestOf } from './coap-translate.ts';
import { type Handler, handlerOf } from './handler.ts';
import type { Listening } from './listen.ts';
import { refusalOf } from './refusal.ts';

/** The reference server over CoAP, on the loopback address; rejects with a UsageError when the port is taken. */
export async function listenCoap(behaviour: Behaviour, port: number): Promise<Listening> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1_048_576 });
  const server = new CoapServer(socket, behaviour);
  socket.on('message', (bytes, from) => void server.heard(bytes, from));
  socket.bind(port, '127.0.0.1');
  try {
    await once(socket, 'listening');
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError([`reference server: port ${port} cannot be used (${message}); choose another one`]);
  }
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    server.end();
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  };
  return { url: `coap://127.0.0.1:${socket.address().port}`, close, [Symbol.asyncDispose]: close };
}

/** So many copies are told apart from new messages. */
const remembered = 10_000;
const empty = new Uint8Array();

type Content = Pick<Message, 'code' | 'options' | 'payload'>;

class CoapServer {
  readonly #socket: Socket;
  readonly #handler: Handler;
  readonly #habits: CoapHabits;
  /** What was sent for a confirmable request, by its sender and id; nothing yet while it is carried out. */
  readonly #sent = new Map<string, Uint8Array[]>();
  /** Payloads that come in blocks, and answers that are fetched in blocks, by sender. */
  readonly #coming = new Map<string, Uint8Array>();
  readonly #going = new Map<string, Content>();
  #isOpen = true;
  #lastId = 0;

  constructor(socket: Socket, behaviour: Behaviour) {
    this.#socket = socket;
    this.#handler = handlerOf(behaviour);
    this.#habits = { ...strictHabits, ...behaviour.coap };
  }

  end(): void {
    this.#isOpen = false;
  }

  async heard(bytes: Uint8Array, from: RemoteInfo): Promise<void> {
    const message = decode(bytes);
    const sender = `${from.address}:${from.port}`;
    const send = (next: Uint8Array): void => {
      if (this.#isOpen) this.#socket.send(next, from.port, from.address);
    };
    if (isMalformed(message) || kindOfCode(message.code) !== 'request') {
      const head = isMalformed(message) ? message.head : message;
      if (head?.type === 'CON') send(encode(emptyMessage('RST', head.id)));
      return;
    }
    const copies = this.#sent.get(`${sender}/${message.id}`);
    if (copies !== undefined && this.#habits.knowsCopies) return copies.forEach(send);
    const own: Uint8Array[] = [];
    this.#sent.set(`${sender}/${message.id}`, own);
    for (const key of this.#sent.keys()) if (this.#sent.size > remembered) this.#sent.delete(key);
    await this.#habits.deliver({
      request: message,
      response: await this.#responseTo(message, sender),
      newId: () => (this.#lastId = (this.#lastId + 1) & 0xffff),
      send: (next) => {
        const written = next instanceof Uint8Array ? next : encode(next);
        own.push(written);
        send(written);
      },
    });
  }

  async #responseTo(request: Message, sender: string): Promise<Message> {
    const { id, token, type } = request;
    return { type: type === 'CON' ? 'ACK' : 'NON', id, token, ...(await this.#contentFor(request, sender)) };
  }

  async #contentFor(request: Message, sender: string): Promise<Content> {
    try {
      this.#habits.checkOptions(request);
    } catch (error) {
      return contentOf(refused(error));
    }
    const [block2] = optionsIn(request, 'Block2').map(blockIn);
    const [block1] = optionsIn(request, 'Block1');
    if (block2 !== undefined && block2.num > 0) {
      const going = this.#going.get(sender);
      return going === undefined ? codeAlone('4.08') : blocked(going, block2.num, block2.size);
    }
    if (block1 === undefined) return this.#begun(await this.#answer(request), sender);
    const option = { number: optionNumber['Block1'] ?? 0, value: block1 };
    const whole = this.#collected(request, block1, sender);
    const content = typeof whole === 'string' ? codeAlone(whole) : await this.#answer({ ...request, payload: whole });
    return this.#begun({ ...content, options: [...content.options, option] }, sender);
  }

  /** The payload so far, or the code that says how it goes on. */
  #collected({ payload }: Message, option: Uint8Array, sender: string): Uint8Array | string {
    const { num, more, size } = blockIn(option);
    const before = num === 0 ? empty : this.#coming.get(sender);
    if (before?.length !== num * size) return '4.08';
    const sum = Buffer.concat([before, payload]);
    this.#coming.set(sender, sum);
    return more ? '2.31' : sum;
  }

  async #answer(request: Message): Promise<Content> {
    try {
      return await contentOf(await this.#handler(requestOf(this.#habits.understand(request))));
    } catch (error) {
      return contentOf(refused(error));
    }
  }

  /** The first block, where the payload takes several; the others are fetched. */
  #begun(content: Content, sender: string): Content {
    const { blockSize } = this.#habits;
    if (content.payload.length <= blockSize) return content;
    this.#going.set(sender, content);
    return blocked(content, 0, blockSize);
  }
}

const codeAlone = (code: string): Content => ({ code: codeOf(code), options: [], payload: empty });

const contentOf = async (answer: Response): Promise<Content> => ({
  ...headOf(answer),
  payload: new Uint8Array(await answer.arrayBuffer()),
});

/** A refusal, with a title for the code, where HTTP has another word for the number. */
function refused(error: unknown): Response {
  const answer = refuse(refusalOf(error));
  const title = nameOfCode(codeOfStatus(answer.status));
  return write({ ...answer, body: { ...(answer.body as JsonObject), title } });
}

function blocked(content: Content, num: number, size: number): Content {
  const more = (num + 1) * size < content.payload.length;
  const block = { number: optionNumber['Block2'] ?? 0, value: bytesOfBlock({ num, more, size }) };
  const payload = content.payload.subarray(num * size, (num + 1) * size);
  return { ...content, options: [...content.options, block], payload };
}
