import type { ResponsePacket } from '../binding/binding.ts';
import { headerOf } from '../binding/body.ts';
import { bodyLimit } from './loss.ts';

/** Loaded by the first answer that needs it. */
const zlib = () => process.getBuiltinModule('node:zlib');

type Decoder = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

/** RFC 9110 clause 8.4.1.2 means zlib by `deflate`; some send it without its frame. */
const inflate: Decoder = (bytes, options) =>
  ((bytes[0] ?? 0) % 16 === 8 ? zlib().inflateSync : zlib().inflateRawSync)(bytes, options);

const decoders = new Map<string, Decoder>([
  ['identity', (bytes) => bytes],
  ['gzip', (bytes, options) => zlib().gunzipSync(bytes, options)],
  ['x-gzip', (bytes, options) => zlib().gunzipSync(bytes, options)],
  ['deflate', inflate],
  ['br', (bytes, options) => zlib().brotliDecompressSync(bytes, options)],
  ['zstd', (bytes, options) => zlib().zstdDecompressSync(bytes, options)],
]);

/**
 * The answer with the content codings of its body undone (RFC 9110 clause 8.4): a server may use one that nobody ruled out. Bytes
 * that are not coded as they say, or in a way that is not known, stay as they are; what is too long without its coding is cut.
 */
export function uncoded(answer: ResponsePacket): ResponsePacket {
  const codings = headerOf(answer, 'content-encoding');
  if (codings === undefined || answer.isCut || answer.body.length === 0) return answer;
  let { body } = answer;
  try {
    for (const coding of codings.toLowerCase().split(',').toReversed()) {
      const decode = decoders.get(coding.trim());
      if (decode === undefined) return answer;
      body = decode(body, { maxOutputLength: bodyLimit });
    }
    return { ...answer, body };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? { ...answer, isCut: true } : answer;
  }
}
