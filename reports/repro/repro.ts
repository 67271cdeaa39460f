import { harOf } from '../har.ts';
import { jsonText } from '../json-text.ts';
import type { Exchange, Report, Result } from '../report.ts';
import { type Case, caseOf } from './case.ts';
import { coapScript, datagramsText } from './coap-script.ts';
import { curlScript } from './curl-script.ts';
import { differenceText } from './difference.ts';
import { bodyName, isCoap, isCoapUrl, numberOf, requestName } from './file-name.ts';
import { bodyBytes, requestMessage, responseMessage } from './message.ts';
import { findable, reproName } from './name.ts';
import { readmeOf } from './readme.ts';

/** Files by path, as text or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** `repro/<purpose>/…` for every failure of a report, exploration included: all that is needed to see it again. */
export function renderRepro(report: Report): Files {
  const results = [...report.results, ...(report.exploration?.finds ?? []).map(({ result }) => result)];
  const named = new Map<string, Result>();
  for (const result of results) {
    const name = reproName({ purpose: result.purpose, ...seedOf(result) }, report.seed);
    if (!named.has(name)) named.set(name, result);
  }
  return Object.fromEntries(
    [...named].flatMap(([name, result]) => {
      const found = caseOf(result, report);
      return found === undefined
        ? []
        : Object.entries(filesOf(found, result, report)).map(
            ([file, data]) => [`repro/${name}/${file}`, data] as const,
          );
    }),
  );
}

const seedOf = (result: Result): { readonly seed?: number } => {
  const found = findable(result);
  return found === undefined ? {} : { seed: found.seed };
};

function filesOf(found: Case, result: Result, report: Report): Files {
  const { steps, failure, purpose } = found;
  const recorded = steps.map((exchange) => ({ purpose: failure.seenIn ?? purpose, exchange }));
  return {
    'README.md': readmeOf(found, result, report),
    'case.json': json(found),
    'diff.txt': differenceText(found),
    ...(isCoap(steps)
      ? { 'coap-client.sh': coapScript(found) }
      : { 'curl.sh': curlScript(found), 'exchange.har': json(harOf(recorded, report)) }),
    ...Object.fromEntries(steps.flatMap(messagesOf)),
  };
}

/** What was sent and what came, byte by byte, in the notation of its protocol. */
function messagesOf(exchange: Exchange, place: number): readonly (readonly [string, string | Uint8Array])[] {
  const { request, response } = exchange;
  const name = requestName(place, request.url);
  const body = request.body === undefined ? [] : [[bodyName(place), bodyBytes(request.body)] as const];
  if (isCoapUrl(request.url)) return [[name, datagramsText(exchange)], ...body];
  return [
    [name, requestMessage(request)],
    ...body,
    ...(response === undefined ? [] : [[`${numberOf(place)}-response.http`, responseMessage(response)] as const]),
  ];
}

const json = (value: unknown): string => `${jsonText(value, 2)}\n`;
