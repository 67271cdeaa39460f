import { expect, test } from 'vitest';
import { renderHtml } from './html/html.ts';
import { reportOf } from './sample/sample-report.ts';
import { trafficText } from './traffic.ts';

test.for([
  [{ throttled: 0, waits: 0, waitedMs: 0 }, undefined],
  [{ rate: 50, throttled: 0, waits: 0, waitedMs: 0 }, 'at most 50 requests per second'],
  [
    { throttled: 12, waits: 11, waitedMs: 3400 },
    'the server asked for patience 12 times (429, 503), 3.4 s were waited in all',
  ],
  [{ throttled: 1, waits: 0, waitedMs: 0 }, 'the server asked for patience once (429, 503), none was waited for'],
] as const)('reads %o as %s', ([traffic, text]) => {
  expect(trafficText(traffic)).toBe(text);
});

test('the page says how the server was asked', () => {
  const traffic = { rate: 7, throttled: 3, waits: 3, waitedMs: 3000 };
  const page = renderHtml(reportOf([], { traffic }))['index.html'];
  expect(page).toContain('at most 7 requests per second; the server asked for patience 3 times');
});
