import { statusLine } from './exchange-text.ts';
import type { Body, Exchange, Header } from './report.ts';

/** An HTTP archive (HAR 1.2) as far as the suite writes it. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
  };
}

/** One exchange of an archive; names that begin with `_` are the suite's own, as the format allows. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly comment: string;
  readonly _purpose?: string;
  /** Why no complete answer came. */
  readonly _error?: string;
}

interface HarMessage {
  readonly httpVersion: string;
  readonly cookies: readonly never[];
  readonly headers: readonly Pair[];
  readonly headersSize: number;
  readonly bodySize: number;
}

interface HarRequest extends HarMessage {
  readonly method: string;
  readonly url: string;
  readonly queryString: readonly Pair[];
  readonly postData?: { readonly mimeType: string; readonly text: string; readonly _encoding?: 'base64' };
}

interface HarResponse extends HarMessage {
  readonly status: number;
  readonly statusText: string;
  readonly content: {
    readonly size: number;
    readonly mimeType: string;
    readonly text?: string;
    readonly encoding?: 'base64';
  };
  readonly redirectURL: string;
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** An exchange, and the purpose that it belongs to. */
export interface Recorded {
  readonly purpose?: string;
  readonly exchange: Exchange;
}

/** Who made an archive, and when the first of its exchanges can have begun. */
export interface Origin {
  readonly suite: { readonly name: string; readonly version: string };
  readonly startedAt: string;
}

/** The exchanges as an HTTP archive, in the order given. */
export function harOf(recorded: readonly Recorded[], { suite, startedAt }: Origin): Har {
  const { name, version } = suite;
  return {
    log: { version: '1.2', creator: { name, version }, entries: recorded.map((one) => entryOf(one, startedAt)) },
  };
}

function entryOf({ purpose, exchange }: Recorded, startedAt: string): HarEntry {
  const { step, durationMs, error } = exchange;
  return {
    startedDateTime: exchange.startedAt ?? startedAt,
    time: durationMs,
    request: requestOf(exchange.request, exchange.response?.version),
    response: responseOf(exchange.response),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: step,
    ...(purpose !== undefined && { _purpose: purpose }),
    ...(error !== undefined && { _error: error }),
  };
}

/** The sizes of heads are not known, and the version of HTTP where an answer came only. */
const messageOf = (version: string | undefined) =>
  ({ httpVersion: version === undefined ? 'unknown' : `HTTP/${version}`, cookies: [], headersSize: -1 }) as const;

function requestOf({ method, url, headers, body }: Exchange['request'], version: string | undefined): HarRequest {
  return {
    method,
    url,
    ...messageOf(version),
    headers: headers.map(pairOf),
    queryString: queryOf(url),
    bodySize: body?.bytes ?? 0,
    ...(body && {
      postData: {
        mimeType: valueOf(headers, 'content-type'),
        text: body.text ?? body.base64 ?? '',
        ...(body.text === undefined && { _encoding: 'base64' as const }),
      },
    }),
  };
}

/** Without an answer the status is 0, as browsers write it. */
function responseOf(response: Exchange['response']): HarResponse {
  const { status = 0, headers = [], version, date, body } = response ?? {};
  const all = date === undefined ? headers : [...headers, ['Date', date] as const];
  return {
    status,
    statusText: response?.code === undefined ? (response?.reason ?? '') : statusLine(response),
    ...messageOf(version),
    headers: all.map(pairOf),
    content: { size: body?.bytes ?? 0, mimeType: valueOf(headers, 'content-type'), ...contentOf(body) },
    redirectURL: valueOf(headers, 'location'),
    bodySize: body?.bytes ?? 0,
  };
}

function contentOf(body: Body | undefined): Pick<HarResponse['content'], 'text' | 'encoding'> {
  if (body?.text !== undefined) return { text: body.text };
  return body?.base64 === undefined ? {} : { text: body.base64, encoding: 'base64' };
}

const pairOf = ([name, value]: Header): Pair => ({ name, value });

const valueOf = (headers: readonly Header[], wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';

function queryOf(url: string): readonly Pair[] {
  if (!URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}
