import { expect, test, vi } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const noon = 'Fri, 27 Nov 2026 12:00:00 GMT';
const later = 'Fri, 27 Nov 2026 12:00:02 GMT';

// oxfmt-ignore
test.for([
  ['seconds',                               '3',     undefined,  3000],
  ['a date',                                later,   undefined,  2000],
  ['a date that is over',                   noon,    later,      0],
  ['a date by a clock that is ahead',       'Fri, 27 Nov 2026 13:00:01 GMT', 'Fri, 27 Nov 2026 13:00:00 GMT', 1000],
  ['a date beside one that cannot be read', later,   'noon',     2000],
  ['something else',                        'soon',  noon,       undefined],
] as const)('%s', ([, asked, now, ms]) => {
  vi.setSystemTime(noon);
  try {
    expect(retryAfterMs(asked, now)).toBe(ms);
  } finally {
    vi.useRealTimers();
  }
});
