import { harOf } from '../har.ts';
import type { Report, Result } from '../report.ts';
import { type Case, caseOf } from './case.ts';
import { curlScript } from './curl-script.ts';
import { differenceText } from './difference.ts';
import { bodyName, numberOf } from './file-name.ts';
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
  const messages = steps.flatMap(({ request, response }, place): readonly (readonly [string, Uint8Array])[] => [
    [`${numberOf(place)}-request.http`, requestMessage(request)],
    ...(request.body === undefined ? [] : [[bodyName(place), bodyBytes(request.body)] as const]),
    ...(response === undefined ? [] : [[`${numberOf(place)}-response.http`, responseMessage(response)] as const]),
  ]);
  return {
    'README.md': readmeOf(found, result, report),
    'case.json': json(found),
    'curl.sh': curlScript(found),
    'diff.txt': differenceText(found),
    'exchange.har': json(harOf(recorded, report)),
    ...Object.fromEntries(messages),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
