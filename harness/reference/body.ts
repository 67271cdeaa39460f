import type { Call, JsonObject } from './behaviour.ts';
import { isObject } from './profile.ts';
import { referenceBodyLimit } from './provisioning.ts';
import { Refusal } from './refusal.ts';

/** Beyond this a body is no longer read to its end just to keep the connection usable. */
const discardLimit = 64 * referenceBodyLimit;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The request body; a larger one than allowed is read to its end, but not kept, so that the connection stays usable. */
export async function readBody({ request }: Call): Promise<Uint8Array> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) <= referenceBodyLimit) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size <= referenceBodyLimit) chunks.push(value);
    else chunks.length = 0;
    if (size > discardLimit) throw tooLarge({ connection: 'close' });
  }
  if (size > referenceBodyLimit) throw tooLarge({});
  return Buffer.concat(chunks);
}

function tooLarge(headers: Readonly<Record<string, string>>): Refusal {
  return new Refusal(413, { detail: `The body is larger than ${referenceBodyLimit} bytes.`, headers });
}

/** The JSON object in a body (RFC 8259: UTF-8). */
export function parse(bytes: Uint8Array): JsonObject {
  const value = valueOf(bytes);
  if (!isObject(value)) throw invalidFormat('The body is not a JSON object.');
  return value;
}

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    throw invalidFormat('The body is not JSON in UTF-8.');
  }
}

function invalidFormat(detail: string): Refusal {
  return new Refusal(400, { cause: 'INVALID_MSG_FORMAT', detail });
}
