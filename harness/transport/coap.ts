import { isIP } from 'node:net';
import type { Check } from '../../suites/iut.ts';
import type { Header, Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { codeOf, codeText, nameOfCode, statusOfCode } from '../coap/code.ts';
import { isCritical, isKnown, type Option, optionNumber, optionOf, shownOption } from '../coap/option.ts';
import { type Ask, blockOf, type Gathered, inBlocks, largest } from './coap-blocks.ts';
import type { Asked } from './coap-endpoint.ts';
import type { Heard } from './coap-pending.ts';
import { Ports } from './coap-ports.ts';
import { abandoned, unconnected } from './loss.ts';
import { type Carriage, isLoss, targetOf, type Transport } from './transport.ts';

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
        const act = (): ReturnType<typeof exchanged> => exchanged(sending);
        let answer = await (isLong ? ports.alone(act) : ports.beside(act));
        const isRepeated = answer === abandoned;
        while (answer === abandoned) answer = await ports.alone(act);
        return isRepeated && !isLoss(answer) ? { ...answer, isRepeated } : answer;
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

/** Abandoned where the rest of an answer cannot be asked for, beside others that it could be mistaken for. */
async function exchanged({
  ports,
  asked,
  packet,
  carriage,
}: Sending): Promise<ResponsePacket | Loss | typeof abandoned> {
  const endpoint = await ports.open();
  const until = performance.now() + carriage.deadlineMs;
  const left = (): number => Math.max(1, Math.ceil(until - performance.now()));
  const checks: Check[] = [];
  let isCrossed = false;
  const ask: Ask = async (part) => {
    const heard = await endpoint.ask(part, left());
    if ('lost' in heard) return heard;
    checks.push(tokenCheck(heard), ...criticalChecks(heard));
    if (blockOf(heard.response, 'Block2')?.more !== true) return heard;
    ports.answersInBlocks = true;
    isCrossed = ports.isShared;
    return isCrossed ? crossed : heard;
  };
  const first = await inBlocks(asked, ask);
  const echo = 'lost' in first ? undefined : echoOf(first);
  const heard = echo === undefined ? first : await inBlocks({ ...asked, options: [...asked.options, echo] }, ask);
  if (isCrossed) return abandoned;
  if ('lost' in heard) return heard;
  if (packet.isSentTwice !== true) return answerOf(heard, checks);
  const second = await endpoint.again(heard, Math.min(left(), copyMs));
  const datagrams = [...heard.datagrams, ...(second.datagrams ?? [])];
  return answerOf({ ...heard, datagrams }, [...checks, copyCheck(heard, second)]);
}

const crossed: Loss = { lost: 'incomplete', text: 'an answer in blocks beside another one' };

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
  return {
    requirement: 'C-02',
    holds: sent === got,
    expected: sent === '' ? 'no token, as the request had none' : `the token ${sent} of the request`,
    got: got || 'none',
  };
}

/**
 * A copy is answered as the message was; where the answer came in a message of its own, the acknowledgement alone will do. Another
 * answer says that it was carried out as well.
 */
function copyCheck({ response }: Heard, second: Heard | Loss): Check {
  const text = (code: number): string => `${codeText(code)} ${nameOfCode(code)}`.trim();
  const expected = `${text(response.code)} for a copy of the message as well`;
  if ('lost' in second) {
    if (response.type === 'ACK') return { requirement: 'C-03', holds: false, expected, got: second.text };
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
