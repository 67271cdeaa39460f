import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { complaints, located } from '../corpus/located.ts';
import { UsageError } from '../usage-error.ts';

/** What is read of an entry of an HTTP archive. */
export interface CapturedEntry {
  readonly request: CapturedMessage & {
    readonly method: string;
    readonly url: string;
    readonly postData?: { readonly text?: string; readonly _encoding?: string };
  };
  readonly response: CapturedMessage & {
    readonly status: number;
    readonly statusText?: string;
    readonly content?: { readonly text?: string; readonly encoding?: string; readonly size?: number };
  };
}

interface CapturedMessage {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

const text = { type: 'string' } as const;
const headers = {
  type: 'array',
  items: { type: 'object', properties: { name: text, value: text }, required: ['name', 'value'] },
} as const;
const schema = {
  type: 'object',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      required: ['entries'],
      properties: {
        entries: {
          type: 'array',
          items: {
            type: 'object',
            required: ['request', 'response'],
            properties: {
              request: {
                type: 'object',
                required: ['method', 'url', 'headers'],
                properties: { method: text, url: text, headers, postData: { type: 'object', properties: { text } } },
              },
              response: {
                type: 'object',
                required: ['status', 'headers'],
                properties: {
                  status: { type: 'integer' },
                  headers,
                  content: { type: 'object', properties: { text, encoding: text } },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;

/** The entries of an HTTP archive; throws UsageError with the place of every mistake. */
export async function readHar(file: string): Promise<readonly CapturedEntry[]> {
  const content = await readFile(resolve(file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError([
      `${file}: ${error.code === 'ENOENT' ? 'no such file' : `cannot be read (${error.code})`}; name a HAR file`,
    ]);
  });
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const isHar = new Ajv2020({ strict: true, allErrors: true }).compile<{
    readonly log: { readonly entries: readonly CapturedEntry[] };
  }>(schema);
  const value = parsed(content.replace(/^\u{FEFF}/u, ''));
  if (isHar(value)) return value.log.entries;
  // Places are looked for only where something is wrong: an archive may be large.
  const source = located(content);
  if (source.fault === undefined) throw new UsageError(complaints(file, source, isHar.errors ?? []));
  const { position, text: fault } = source.fault;
  throw new UsageError([`${file}:${position.line}:${position.col}: ${fault}`]);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
