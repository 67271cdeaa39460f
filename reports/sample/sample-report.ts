import { boundsMs, type Latency, latencyOf, type Operation } from '../latency.ts';
import type { Exchange, Report, RequirementRow, Result, Verdict } from '../report.ts';

/** Text as a hostile server would answer it: markup, script, terminal escapes, reordering and invisible characters. */
export const hostile =
  '</script><img src=x onerror=alert(1)> "\' style="x" ]]> | `code` **bold** \u001b[31mred\u001b[0m \u202egnp.exe \u0000 \u200b \ufffe \ud800 \r\nEND https://evil.example/ @team';

const url = 'http://10.0.0.7:8080/msgs-ueregistration/v1/registrations';
const valid = '{"ueSvcId":"ue-17@msgin5g.example","mgwSvcId":"mgw-1@msgin5g.example","ueCredInfo":"[redacted]"}';

function bodyOf(text: string): { readonly text: string; readonly bytes: number; readonly cut: boolean } {
  return { text, bytes: text.length, cut: false };
}

/** An exchange that registers a UE: what was sent, and a JSON answer. */
export function exchangeOf(step: string, status: number, answer: string): Exchange {
  const headers = [['Content-Type', status < 400 ? 'application/json' : 'application/problem+json']] as const;
  return {
    step,
    request: { method: 'POST', url, headers: [['Content-Type', 'application/json']], body: bodyOf(valid) },
    response: {
      status,
      reason: status < 300 ? 'Created' : 'Bad Request',
      headers,
      date: 'Sun, 22 Nov 2026 10:00:00 GMT',
      body: bodyOf(answer),
    },
    durationMs: 4.25,
    curl: `curl -sS -i -X POST '${url}' -H 'Content-Type: application/json' --data-binary '${valid}'`,
  };
}

/** A successful answer. */
export const created = '{"ueSvcId":"ue-17@msgin5g.example","result":"SUCCESS"}';
/** An answer with the profile of TS 29.500. */
export const problem =
  '{"status":400,"cause":"MANDATORY_IE_MISSING","invalidParams":[{"param":"/ueSvcId","reason":"missing"}]}';

/** A result that passes, with what the caller changes. */
export function resultOf(purpose: string, changes: Partial<Result> = {}): Result {
  return {
    purpose,
    title: 'A minimal registration is accepted',
    level: 'shall',
    layer: 'procedure',
    provisional: false,
    requirements: ['R-01'],
    verdict: 'pass',
    met: { 'R-01': 1 },
    attempts: 1,
    exchangeCount: 1,
    durationMs: 6.5,
    exchanges: [exchangeOf('register', 201, created)],
    replay: `npx msgin5g-conformance run --url ${url.slice(0, 20)} --only '${purpose}' --seed 42`,
    ...changes,
  };
}

/** A requirement that is met, with what the caller changes. */
export function requirementOf(id: string, changes: Partial<RequirementRow> = {}): RequirementRow {
  return {
    id,
    clause: 'TS 23.554 8.2.3',
    level: 'shall',
    layer: 'procedure',
    mark: 'V',
    text: 'A complete request of an authorised gateway is answered with a successful registration response.',
    standing: 'met',
    checks: 1,
    evidence: ['REG/BV/minimal'],
    ...changes,
  };
}

const tally = (results: readonly Result[], verdict: Verdict): number =>
  results.filter((r) => r.verdict === verdict).length;

/** A bell of 61 answers about a bound. */
const bellOf = (operation: Operation, about: number, unanswered = 0): Latency =>
  latencyOf({
    operation,
    unanswered,
    maxMs: 40.5,
    buckets: [1, 4, 12, 25, 11, 5, 2, 1].map((count, at) => ({ upToMs: boundsMs[about + at] ?? 0, count })),
  });

const sampleLatencies = [
  bellOf('register', 50),
  bellOf('deregister', 46, 2),
  latencyOf({ operation: 'look up', unanswered: 3, maxMs: 0, buckets: [] }),
];

/** A report around the results, with what the caller changes. */
export function reportOf(results: readonly Result[], changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    suite: { name: 'msgin5g-conformance', version: '0.1.0' },
    verdict: 'CONFORMANT',
    exitCode: 0,
    sentence: `CONFORMANT: all ${results.length} purposes passed and every applicable shall requirement was met.`,
    target: url.slice(0, 20),
    binding: 'sbi-json',
    release: 'rel-17',
    seed: 42,
    runs: 100,
    strict: false,
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 1234.5,
    exchangeCount: results.length,
    traffic: { throttled: 0, waits: 0, waitedMs: 0 },
    latencies: sampleLatencies,
    counts: {
      pass: tally(results, 'pass'),
      inconc: tally(results, 'inconc'),
      fail: tally(results, 'fail'),
      error: tally(results, 'error'),
      none: tally(results, 'none'),
    },
    selection: { only: [], skip: [], leftOut: [] },
    pics: [
      {
        item: 'lookup',
        question: 'The look-up of stored registrations is offered',
        declared: 'auto',
        value: 'true',
        source: 'observed',
      },
    ],
    discovered: [
      {
        behaviour: 'An equal registration of a registered UE',
        observed: ['accepted (200)', 'redirected (303)'],
        requirement: 'R-60',
        standing: 'met',
      },
    ],
    observed: ['The look-up answers 200.', 'The server speaks HTTP/1.1.'],
    unclaimed: [],
    requirements: [requirementOf('R-01')],
    results,
    ...changes,
  };
}
