import { expect, test } from 'vitest';
import { causes } from './cause.ts';

/** Causes that TS 29.500 Table 5.2.7.2-1 prints with the demand for invalidParams. */
const withInvalidParams = [
  'INVALID_QUERY_PARAM',
  'MANDATORY_QUERY_PARAM_INCORRECT',
  'OPTIONAL_QUERY_PARAM_INCORRECT',
  'MANDATORY_QUERY_PARAM_MISSING',
  'MANDATORY_IE_INCORRECT',
  'OPTIONAL_IE_INCORRECT',
  'MANDATORY_IE_MISSING',
  'MISSING_PARAMETER',
];

test('names are unique', () => {
  const names = causes.map(({ cause }) => cause);
  expect(new Set(names).size).toBe(names.length);
});

test.for(causes)('$cause needs invalidParams: $needsInvalidParams', ({ cause, needsInvalidParams }) => {
  expect(needsInvalidParams).toBe(withInvalidParams.includes(cause));
});

test.for(withInvalidParams.filter((cause) => cause.includes('_IE_')))('%s is in the table', (cause) => {
  expect(causes.map((row) => row.cause)).toContain(cause);
});

test.for(causes)('$cause has an error status, $status', ({ status }) => {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
});

test('the table is in the order of the status', () => {
  const statuses = causes.map(({ status }) => status);
  expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
});

test.for([
  ['MANDATORY_IE_MISSING', 'mandatory-missing'],
  ['MANDATORY_IE_INCORRECT', 'mandatory-incorrect'],
  ['OPTIONAL_IE_INCORRECT', 'optional-incorrect'],
  ['INVALID_MSG_FORMAT', 'format'],
  ['INVALID_QUERY_PARAM', 'query'],
  ['INVALID_API', 'api'],
  ['UNSPECIFIED_MSG_FAILURE', 'other'],
] as const)('%s speaks of a fault of class %s', ([name, fault]) => {
  expect(causes.find(({ cause }) => cause === name)?.fault).toBe(fault);
});
