import { expect, test } from 'vitest';
import { builtInForm } from './built-in.ts';
import { compiled } from './compile.ts';
import type { LookupForm } from './form.ts';

const ue = { ueServiceId: 'ue-1', credential: 'cred-1' };

/** What a look-up reads whose records are arrays. */
function read(part: Pick<LookupForm, 'records' | 'record'>, body: unknown) {
  const form = builtInForm('sbi-json');
  const { records: _, ...lookup } = form.lookup as LookupForm;
  const shows = { ueServiceId: '/0', mgwServiceId: '/1' };
  const binding = compiled({ ...form, lookup: { ...lookup, ...part, shows } });
  const response = { status: 200, reason: '', headers: [], body: Buffer.from(JSON.stringify(body)), isCut: false };
  return binding.lookup?.decode(ue, response).records;
}

// oxfmt-ignore
test.for([
  ['a list of arrays',          { records: '' },       [['ue-1', 'mgw-1']],               [{ ueServiceId: 'ue-1', mgwServiceId: 'mgw-1' }]],
  ['no array in a list',        { records: '' },       [],                                []],
  ['objects in place of arrays', { records: '' },      [{ ue: 'ue-1' }],                  undefined],
  ['one array',                 { record: '/found' },  { found: ['ue-1', 'mgw-1'] },      [{ ueServiceId: 'ue-1', mgwServiceId: 'mgw-1' }]],
  ['an object in its place',    { record: '/found' },  { found: { ue: 'ue-1' } },         undefined],
  ['nothing in its place',      { record: '/found' },  {},                                []],
] as const)('%s', ([, part, body, records]) => {
  expect(read(part, body)).toEqual(records);
});
