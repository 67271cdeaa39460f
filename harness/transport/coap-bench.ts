import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { RequestPacket } from '../binding/binding.ts';
import { codeOf } from '../coap/code.ts';
import { decode, encode, isMalformed, type Message } from '../coap/message.ts';
import { optionOf } from '../coap/option.ts';
import { coap } from './coap.ts';
import type { Transport } from './transport.ts';

const packet: RequestPacket = {
  method: 'POST',
  path: '/msgin5g',
  headers: [['Content-Format', '50']],
  body: Buffer.from('{}'),
};

type Send = (message: Message | Uint8Array) => void;

/** What a server does with a confirmable message; `nth` counts them, `port` is where it came from. */
export type React = (request: Message, send: Send, from: { readonly port: number; readonly nth: number }) => unknown;

/** A transport towards a raw UDP server that reacts to each request; what it hears that is no request is kept. */
export async function coapBench(react: React) {
  const socket = createSocket('udp4');
  const requests: Message[] = [];
  const others: Message[] = [];
  socket.on('message', (bytes, { port, address }) => {
    const message = decode(bytes);
    const send: Send = (next) => socket.send(next instanceof Uint8Array ? next : encode(next), port, address);
    if (isMalformed(message)) return;
    const isRequest = message.type === 'CON';
    (isRequest ? requests : others).push(message);
    if (isRequest) react(message, send, { port, nth: requests.length });
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const transport = coap(`coap://127.0.0.1:${socket.address().port}`);
  const exchange = (changed: Partial<RequestPacket> = {}, deadlineMs = 1000): ReturnType<Transport['exchange']> =>
    transport.exchange({ ...packet, ...changed }, { deadlineMs, connection: 'shared' });
  return {
    requests,
    others,
    exchange,
    async [Symbol.asyncDispose]() {
      await transport[Symbol.asyncDispose]();
      socket.close();
    },
  };
}

/** A piggybacked 2.01 with a JSON payload. */
export const created = (request: Message, payload = '{"a":1}'): Message => ({
  ...request,
  type: 'ACK',
  code: codeOf('2.01'),
  options: [optionOf('Content-Format', '50')],
  payload: Buffer.from(payload),
});
