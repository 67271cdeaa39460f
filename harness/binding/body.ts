import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import { mediaTypeOfFormat } from '../coap/content-format.ts';
import type { ResponsePacket } from './binding.ts';
import { parsed } from './shallow.ts';

/** What the bytes of an answer turn out to be. */
export interface ReadBody {
  /** Lower case, without parameters; empty when there is none. */
  readonly mediaType: string;
  readonly isEmpty: boolean;
  readonly text: string;
  readonly json?: Json;
  readonly object?: JsonObject;
  /** Why a body that says it is JSON is not. */
  readonly flaw?: string;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** The first header of that name, whatever its case. */
export const headerOf = ({ headers }: Pick<ResponsePacket, 'headers'>, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1];

/** The decoder takes a byte order mark away, which RFC 8259 forbids to send. */
const hasMark = ([first, second, third]: Uint8Array): boolean => first === 0xef && second === 0xbb && third === 0xbf;

/** The media type as it stands there, or as the Content-Format of CoAP names it. */
function mediaTypeOf(response: ResponsePacket): string {
  const format = response.code === undefined ? undefined : headerOf(response, 'content-format');
  return format === undefined ? (headerOf(response, 'content-type') ?? '') : mediaTypeOfFormat(Number(format));
}

/** Reads a body once: media type, text, JSON. */
export function readBody(response: ResponsePacket): ReadBody {
  const mediaType = mediaTypeOf(response).split(';')[0]?.trim().toLowerCase() ?? '';
  const isEmpty = response.body.length === 0;
  const claimsJson = /[/+]json$/.test(mediaType);
  if (isEmpty) return { mediaType, isEmpty, text: '' };
  if (response.isCut)
    return {
      mediaType,
      isEmpty,
      text: lenient.decode(response.body.slice(0, 200)),
      flaw: 'longer than any answer of this interface',
    };
  try {
    const text = strict.decode(response.body);
    const json = parsed(text);
    const flaw = claimsJson && hasMark(response.body) ? 'JSON after a byte order mark' : undefined;
    return { mediaType, isEmpty, text, json, ...(isJsonObject(json) && { object: json }), ...(flaw && { flaw }) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'not JSON' : 'not UTF-8';
    return { mediaType, isEmpty, text: lenient.decode(response.body), ...(claimsJson && { flaw: reason }) };
  }
}
