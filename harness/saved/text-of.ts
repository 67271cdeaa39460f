import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';

const MiB = 1024 * 1024;

/** The text of a file that a person named, or a UsageError that says what is wrong with the file. */
export async function textOf(file: string, { mostMiB, remedy }: { readonly mostMiB: number; readonly remedy: string }) {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(resolve(file)) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostMiB * MiB) throw new UsageError([`${file}: larger than ${mostMiB} MiB; ${remedy}`]);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError([`${file}: ${faultOf(error as NodeJS.ErrnoException)}; ${remedy}`]);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\u{FEFF}/u, '');
}

function faultOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'a folder';
  return `cannot be read (${code ?? message})`;
}
