import { describe, test } from 'vitest';
import { nullServers } from '../reference/null/index.ts';
import { brief } from './brief.ts';
import { examine } from './examine.ts';

const silent = 'takes connections but does not answer';
const mute = 'does not answer a plain registration';

/** What is said of each server that does nothing sensible, and the requirements that it must be found to violate. */
// oxfmt-ignore
const verdicts: Readonly<Record<string, readonly [exitCode: number, sentence: RegExp, violated: readonly string[]]>> = {
  hang:          [3, new RegExp(`^NOT USABLE: .* ${silent}: no complete answer within`),                           []],
  reset:         [3, new RegExp(`^NOT USABLE: .* ${mute}: the connection was reset`),                              []],
  close:         [3, new RegExp(`^NOT USABLE: .* ${mute}: the connection was closed without an answer`),           []],
  'half-answer': [1, /^NOT CONFORMANT: /,                                                                          ['W-06']],
  endless:       [1, /^NOT CONFORMANT: /,                                                                          ['W-06']],
  huge:          [1, /^NOT CONFORMANT: /,                                                                          ['W-06']],
  garbage:       [3, /^NOT USABLE: .* does not speak HTTP/,                                                        []],
  'empty-200':   [1, /^NOT CONFORMANT: /,                                                                          ['R-18', 'R-30', 'S-08', 'D-02', 'D-03']],
  'empty-204':   [1, /^NOT CONFORMANT: /,                                                                          ['R-17', 'R-30', 'S-08', 'D-02', 'D-19']],
  'always-400':  [1, /^NOT CONFORMANT: /,                                                                          ['R-07', 'R-09', 'R-12']],
  'always-404':  [3, /^NOT USABLE: .* like a path that does not exist \(404 .*Correct the path in target\.url/,    []],
  'always-500':  [1, /^NOT CONFORMANT: /,                                                                          ['R-07', 'W-03', 'D-10']],
  'always-503':  [3, /^NOT USABLE: .* asks for patience again and again/,                                          []],
  html:          [3, /^NOT USABLE: .* with a page of HTML \(200\).*Correct host, port and path in target\.url/,      []],
  'yes-man':     [1, /^NOT CONFORMANT: /,                                                                          ['R-05', 'R-30', 'S-08', 'D-07']],
  'no-man':      [3, /^NOT USABLE: .* refuses every request before it looks at it.*what a gateway has to show/,    []],
  echo:          [1, /^NOT CONFORMANT: /,                                                                          ['R-30', 'S-08', 'W-02', 'D-02']],
};

/** These never answer, or not to the end. */
const slow = new Set(['hang', 'half-answer', 'endless']);

/** Each of its answers is 4 MiB before it is cut, so it gets a few questions only. */
const huge = ['REG/BV/minimal', 'REG/BI/ueServiceId/*', 'DEREG/BV/*', 'WIRE/*'];

describe.concurrent('a server that does nothing sensible', () => {
  test('has a row here', ({ expect }) => {
    expect(Object.keys(verdicts)).toEqual(nullServers.map(({ id }) => id));
  });

  test.for(nullServers)(
    '$id: it $title, and is never found conformant',
    { timeout: 60_000 },
    async ({ id }, { expect }) => {
      const [exitCode, sentence, violated] = verdicts[id] ?? [undefined, /^$/, []];
      const report = await examine(
        { null: id },
        { ...brief, ...(slow.has(id) && { answerMs: 250 }), ...(id === 'huge' && { only: huge }) },
      );
      expect([report.exitCode, report.sentence]).toEqual([exitCode, expect.stringMatching(sentence)]);
      const found = report.results.flatMap(({ failure }) => (failure === undefined ? [] : [failure.requirement]));
      expect(found).toEqual(expect.arrayContaining([...violated]));
      expect(report.counts.error).toBe(0);
    },
  );
});
