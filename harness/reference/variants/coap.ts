import { setTimeout } from 'node:timers/promises';
import { codeOf } from '../../coap/code.ts';
import { emptyMessage, type Message } from '../../coap/message.ts';
import { optionOf } from '../../coap/option.ts';
import type { Deviation } from '../behaviour.ts';
import {
  acknowledgement,
  delivers,
  habits,
  isRefusal,
  responses,
  separate,
  withCode,
  withFormat,
  withOptions,
  withoutOption,
  withPayload,
} from '../coap-edit.ts';
import { type CoapReply, hasOption, strictHabits } from '../coap-habit.ts';
import { Refusal } from '../refusal.ts';
import type { Variant } from './variant.ts';

const binding = 'coap-json';

/** An empty acknowledgement first, and the response after a while. */
const later = (ms: number, type: 'CON' | 'NON' = 'CON'): Deviation['change'] =>
  delivers(async (reply) => {
    reply.send(acknowledgement(reply));
    await setTimeout(ms);
    reply.send(separate(reply, type));
  });

const responseFirst = delivers((reply) => {
  reply.send(separate(reply));
  reply.send(acknowledgement(reply));
});

/** The network, or a server that is not sure, may send a response more than once. */
const twice = delivers((reply) => {
  reply.send(acknowledgement(reply));
  const own = separate(reply);
  reply.send(own);
  reply.send(own);
});

const inWords = (response: Message): Message =>
  withoutOption('Content-Format')(withPayload(() => 'It cannot be done.')(response));

const rejects = ({ request, response, send }: CoapReply): void =>
  send(response.code === codeOf('4.02') ? emptyMessage('RST', request.id) : response);

/** Wants to see first whether the sender is there (RFC 9175). */
const demandsEcho: Deviation['change'] = habits({
  checkOptions: (request) => {
    if (!hasOption(request, 'Echo')) throw new Refusal(401, { detail: 'Echo first.' });
    strictHabits.checkOptions(request);
  },
  deliver: ({ request, response, send }) =>
    send(
      hasOption(request, 'Echo')
        ? response
        : { ...response, options: [optionOf('Echo', 'are-you-there')], payload: new Uint8Array() },
    ),
});

const noBlocks = habits({
  checkOptions: (request) => {
    if (hasOption(request, 'Block1')) throw new Refusal(402, { detail: 'Blocks are not known.' });
    strictHabits.checkOptions(request);
  },
});

/** Each n-th response does not arrive at once, so that the request comes again. */
const loses =
  (n: number): Deviation['change'] =>
  () => {
    let count = 0;
    const deliver = async ({ response, send }: CoapReply): Promise<void> => {
      count += 1;
      if (count % n === 0) await setTimeout(2200);
      send(response);
    };
    return { coap: { deliver } };
  };

/** Choices of CoAP, and of JSON over it. */
// oxfmt-ignore
export const coap: readonly Variant[] = [
  { id: 'coap-separate',         binding, title: 'an empty acknowledgement, and a confirmable response after 5 ms',      change: later(5) },
  { id: 'coap-separate-non',     binding, title: 'an empty acknowledgement, and a response that wants none',             change: later(0, 'NON') },
  { id: 'coap-slow',             binding, title: 'an empty acknowledgement, and the response after 60 ms',               change: later(60) },
  { id: 'coap-response-first',   binding, title: 'a response in a message of its own before the acknowledgement',        change: responseFirst },
  { id: 'coap-response-twice',   binding, title: 'every response twice',                                                 change: twice },
  { id: 'coap-non',              binding, title: 'a response that wants no acknowledgement, and gives none',             change: delivers((reply) => reply.send(separate(reply, 'NON'))) },
  { id: 'coap-blocks',           binding, title: 'answers in blocks of 32 bytes',                                        change: habits({ blockSize: 32 }) },
  { id: 'coap-no-blocks',        binding, title: 'does not know of blocks',                                              change: noBlocks },
  { id: 'coap-lossy',            binding, title: 'answers each 700th request late, without an acknowledgement before',                                             change: loses(700) },
  { id: 'coap-echo',             binding, title: '4.01 with Echo for every request without one',                         change: demandsEcho },
  { id: 'coap-plain-words',      binding, title: 'rejections in plain words',                                            change: responses(inWords, isRefusal) },
  { id: 'coap-refusal-bare',     binding, title: 'rejections that are a code alone',                                     change: responses((response) => withPayload(() => '')(withoutOption('Content-Format')(response)), isRefusal) },
  { id: 'coap-reset',            binding, title: 'a Reset for a critical option that it does not know',                  change: delivers(rejects) },
  { id: 'coap-bad-request',      binding, title: '4.00 for whatever it refuses of its own accord',                       change: responses(withCode('4.00'), ({ code }) => [codeOf('4.03'), codeOf('4.04'), codeOf('4.15')].includes(code)) },
  { id: 'coap-forbidden',        binding, title: '4.03 for whatever it refuses but methods and options',                 change: responses(withCode('4.03'), ({ code }) => [codeOf('4.00'), codeOf('4.04'), codeOf('4.15')].includes(code)) },
  { id: 'coap-changed',          binding, title: '2.04 for a new registration, too',                                     change: responses(withCode('2.04'), ({ code }) => code === codeOf('2.01')) },
  { id: 'coap-format-unnamed',   binding, title: 'payloads without Content-Format',                                      change: responses(withoutOption('Content-Format')) },
  { id: 'coap-problem-format',   binding, title: 'Content-Format 65000 for problem descriptions',                        change: responses(withFormat(65_000), isRefusal) },
  { id: 'coap-options',          binding, title: 'elective options that nobody asked for',                               change: responses(withOptions(optionOf('ETag', 'x1'), optionOf('Max-Age', '0'), optionOf('65000', 'x'))) },
];
