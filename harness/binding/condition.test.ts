import { expect, test } from 'vitest';
import { readBody } from './body.ts';
import { conditionOf } from './condition.ts';
import type { ConditionForm } from './form.ts';

const response = {
  status: 403,
  reason: '',
  headers: [['x-error', '403-7']] as const,
  body: Buffer.from('{"code":4031,"ok":false,"text":"no"}'),
  isCut: false,
};

// oxfmt-ignore
test.for<readonly [ConditionForm, boolean]>([
  [{ equals: { 'header X-Error': '403-7' } },            true],
  [{ equals: { 'header X-Error': '403-8' } },            false],
  [{ equals: { 'header X-Other': '403-7' } },            false],
  [{ matches: { 'header X-Error': '^403-' } },           true],
  [{ matches: { 'header X-Error': '^404-' } },           false],
  [{ equals: { '/code': 4031 } },                        true],
  [{ equals: { '/code': '4031' } },                      false],
  [{ matches: { '/code': '^403' } },                     true],
  [{ matches: { '/code': '^404' } },                     false],
  [{ matches: { '/ok': 'false' } },                      false],
])('%j fits: %j', ([form, fits]) => {
  expect(conditionOf(form)({ response, body: readBody(response) })).toBe(fits);
});
