/** Frames of HTTP/2 by hand (RFC 9113 clause 4.1), for what no library would send. */
function frame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
}

/** A header without indexing and Huffman coding (RFC 7541 clause 6.2.2); both texts shorter than 127 bytes. */
export const field = (name: string, value: string): Buffer =>
  Buffer.concat([Buffer.from([0, name.length]), Buffer.from(name), Buffer.from([value.length]), Buffer.from(value)]);

/** `:status: 200` from the static table. */
export const ok = Buffer.from([0x88]);

export const settings = frame(4, 0, 0, Buffer.alloc(0));
export const headers = (stream: number, fields: readonly Uint8Array[], endStream = false): Buffer =>
  frame(1, endStream ? 5 : 4, stream, Buffer.concat(fields));
export const data = (stream: number, text: string, endStream = true): Buffer =>
  frame(0, endStream ? 1 : 0, stream, Buffer.from(text));
export const rstStream = (stream: number, code: number): Buffer => frame(3, 0, stream, numbers(code));
export const goAway = (lastStream: number, code: number): Buffer => frame(7, 0, 0, numbers(lastStream, code));

/** An endless header section: HEADERS that is never the end of the headers, and CONTINUATION after CONTINUATION. */
export function headerFlood(stream: number, frames: number): Buffer {
  const fields = Buffer.concat(Array.from({ length: 140 }, (_, at) => field(`x-${at}`, 'y'.repeat(100))));
  const more = Array.from({ length: frames }, () => frame(9, 0, stream, fields));
  return Buffer.concat([frame(1, 0, stream, ok), ...more]);
}
