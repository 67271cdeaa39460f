import type { Body, Exchange } from '../../reports/report.ts';
import type { Datagram, Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { described } from '../coap/message.ts';
import { isLoss } from '../transport/transport.ts';
import { coapClientOf } from './coap-client.ts';
import { curlOf } from './curl.ts';

/** One exchange as it went over the wire; made readable only when it becomes evidence. */
export interface ExchangeRecord {
  readonly step: string;
  readonly url: string;
  readonly packet: RequestPacket;
  readonly answer: ResponsePacket | Loss;
  /** When the request went out, in milliseconds since 1970. */
  readonly startedMs: number;
  readonly durationMs: number;
  /** What curl needs to go the same way. */
  readonly curlOptions?: readonly string[];
  /** Whether its body came in two parts. */
  readonly isParted?: true;
  /** Where the server sent the request: the gateway of the suite that answered. */
  readonly receivedBy?: string;
}

const inOnePiece = '# sent in two parts; curl sends it in one piece, the replay as it was\n';
const shownBytes = 65_536;
const shownDigits = 1500;

/** The evidence of an exchange: bytes as sent and received, secrets blotted out. */
export function exchangeOf(record: ExchangeRecord, hide: (text: string) => string): Exchange {
  const { step, packet, answer, startedMs, durationMs, receivedBy } = record;
  const url = hide(record.url);
  const by = receivedBy === undefined ? undefined : hide(receivedBy);
  const headers = packet.headers.map(([name, value]) => [name, hide(value)] as const);
  const body = packet.body === undefined ? undefined : bodyOf(packet.body, hide, false);
  const request = { method: packet.method, url, headers, ...(body && { body }) };
  return {
    step: hide(step),
    request,
    ...(isLoss(answer) ? { error: answer.text } : { response: responseOf(answer, hide) }),
    startedAt: new Date(startedMs).toISOString(),
    durationMs,
    ...(by !== undefined && { receivedBy: by }),
    ...(answer.datagrams && { datagrams: answer.datagrams.map((datagram) => shownDatagram(datagram, hide)) }),
    curl:
      by !== undefined
        ? `# the server sent it to ${by}`
        : url.startsWith('coap:')
          ? coapClientOf(request)
          : (record.isParted === true ? inOnePiece : '') + curlOf(request, record.curlOptions),
  };
}

/** Bytes that hold a secret are not shown, since digits cannot be blotted out. */
function shownDatagram({ direction, bytes }: Datagram, hide: (text: string) => string): string {
  const text = Buffer.from(bytes).toString('utf8');
  const shown = Buffer.from(bytes.subarray(0, shownDigits)).toString('hex') + (bytes.length > shownDigits ? '…' : '');
  const digits = hide(text) === text ? shown : 'bytes with a secret';
  return `${direction} ${described(bytes)}: ${digits}`;
}

function responseOf(answer: ResponsePacket, hide: (text: string) => string): NonNullable<Exchange['response']> {
  const date = answer.headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  return {
    ...(answer.version !== undefined && { version: answer.version }),
    status: answer.status,
    ...(answer.code !== undefined && { code: answer.code }),
    reason: hide(answer.reason),
    headers: answer.headers
      .filter(([name]) => name.toLowerCase() !== 'date')
      .map(([name, value]) => [name, hide(value)] as const),
    ...(date !== undefined && { date }),
    ...(answer.body.length > 0 && { body: bodyOf(answer.body, hide, answer.isCut) }),
  };
}

function bodyOf(bytes: Uint8Array, hide: (text: string) => string, isCut: boolean): Body {
  const shown = bytes.subarray(0, shownBytes);
  const cut = isCut || shown.length < bytes.length;
  const buffer = Buffer.from(shown.buffer, shown.byteOffset, shown.byteLength);
  const text = buffer.toString('utf8');
  const isText = cut || Buffer.from(text, 'utf8').equals(buffer);
  return { ...(isText ? { text: hide(text) } : { base64: buffer.toString('base64') }), bytes: bytes.length, cut };
}
