import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { harOf, type Recorded } from './har.ts';
import type { Exchange } from './report.ts';
import { created, exchangeOf } from './sample/sample-report.ts';
import { samples } from './sample/samples.ts';

const text = { type: 'string' } as const;
const size = { type: 'integer', minimum: -1 } as const;
const time = { type: 'number', minimum: 0 } as const;

/** An object that has these members; as HAR 1.2 has it, others begin with an underscore. */
const has = (
  properties: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
): object => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  patternProperties: { '^_': {} },
  additionalProperties: false,
});
const list = (items: object): object => ({ type: 'array', items });
const pairs = list(has({ name: text, value: text }));
const message = { httpVersion: text, cookies: list({}), headers: pairs, headersSize: size, bodySize: size };

/** HAR 1.2, as far as the members that are written here go. */
const isHar = new Ajv2020({ strict: true, allErrors: true }).compile(
  has({
    log: has({
      version: { const: '1.2' },
      creator: has({ name: text, version: text }),
      entries: list(
        has(
          {
            startedDateTime: { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` },
            time,
            request: has(
              { method: text, url: text, queryString: pairs, ...message },
              { postData: has({ mimeType: text, text }) },
            ),
            response: has({
              status: { type: 'integer', minimum: 0 },
              statusText: text,
              content: has({ size, mimeType: text }, { text, encoding: { const: 'base64' } }),
              redirectURL: text,
              ...message,
            }),
            cache: has({}),
            timings: has({ send: time, wait: time, receive: time }),
          },
          { comment: text },
        ),
      ),
    }),
  }),
);

const entriesOf = (...exchanges: readonly Exchange[]) =>
  harOf(
    exchanges.map((exchange): Recorded => ({ exchange })),
    samples.mixed,
  ).log.entries;

describe('The archive', () => {
  test.for(Object.entries(samples))('of the %s sample is HAR 1.2 and has every exchange', ([, report]) => {
    const recorded = report.results.flatMap(({ purpose, exchanges }) =>
      exchanges.map((exchange) => ({ purpose, exchange })),
    );
    const har: unknown = JSON.parse(JSON.stringify(harOf(recorded, report)));
    isHar(har);
    expect(isHar.errors ?? []).toEqual([]);
    expect(har).toMatchObject({ log: { entries: recorded.map(({ purpose }) => ({ _purpose: purpose })) } });
  });

  test('says when an exchange began, and when the run did where that is not known', () => {
    const startedAt = '2026-01-02T03:04:05.678Z';
    const [known, unknown] = entriesOf(
      { ...exchangeOf('register', 201, created), startedAt },
      exchangeOf('register', 201, created),
    );
    expect([known?.startedDateTime, unknown?.startedDateTime]).toEqual([startedAt, samples.mixed.startedAt]);
  });

  test('has the body of the request, the media types, the parameters of the query and the Date header', () => {
    const { request, ...rest } = exchangeOf('look up', 200, '[]');
    const [entry] = entriesOf({ ...rest, request: { ...request, url: 'http://127.0.0.1/x?ue=a%2Bb' } });
    expect(entry?.request).toMatchObject({
      queryString: [{ name: 'ue', value: 'a+b' }],
      postData: { mimeType: 'application/json', text: request.body?.text },
    });
    expect(entry?.response.headers).toContainEqual({ name: 'Date', value: 'Sun, 22 Nov 2026 10:00:00 GMT' });
    expect(entry?.response.content).toEqual({ size: 2, mimeType: 'application/json', text: '[]' });
  });

  test('has bytes that are no text in base64', () => {
    const { request, response, ...rest } = exchangeOf('register', 201, created);
    const body = { base64: '/w==', bytes: 1, cut: false };
    const [entry] = entriesOf({ ...rest, request: { ...request, body }, response: { ...response!, body } });
    expect(entry?.request.postData).toMatchObject({ text: '/w==', _encoding: 'base64' });
    expect(entry?.response.content).toMatchObject({ text: '/w==', encoding: 'base64' });
  });

  test('has an exchange without an answer as status 0, with the reason', () => {
    const { response: _, ...rest } = exchangeOf('register', 201, created);
    expect(entriesOf({ ...rest, error: 'connection reset' })).toMatchObject([
      { response: { status: 0, bodySize: 0 }, _error: 'connection reset' },
    ]);
  });
});
