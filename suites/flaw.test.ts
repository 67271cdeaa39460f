import { expect, test } from 'vitest';
import { mutantsOf } from '../fixtures/mutant.ts';
import { deregistrationRequest } from '../spec/deregistration.ts';
import { registrationRequest } from '../spec/registration.ts';
import { flawOf, wrongCredential, wrongValue } from './flaw.ts';

const mutants = [...mutantsOf(registrationRequest), ...mutantsOf(deregistrationRequest)];
const named = (id: string) => {
  const found = mutants.find((mutant) => mutant.id === id);
  if (found === undefined) throw new TypeError(`no mutant ${id}`);
  return found;
};

const time = 'profile.communicationAvailability.scheduledCommunicationTime.timeOfDayStart';

// oxfmt-ignore
test.for([
  ['ueServiceId/omitted',             ['mandatory-missing', 'mandatory-incorrect', 'format', 'other']],
  ['ueServiceId/null',                ['mandatory-missing', 'mandatory-incorrect', 'format', 'other']],
  ['ueServiceId/empty',               ['mandatory-missing', 'mandatory-incorrect', 'format', 'other']],
  ['ueServiceId/number',              ['mandatory-incorrect', 'format', 'other']],
  ['mgwServiceId/omitted',            ['mandatory-missing', 'mandatory-incorrect', 'format', 'other']],
  ['ueCredentialInformation/array',   ['mandatory-incorrect', 'format', 'other']],
  ['profile/string',                  ['optional-incorrect', 'format', 'other']],
  ['profile/null',                    ['optional-incorrect', 'format', 'other']],
  [`${time}/hour-24`,                 ['optional-incorrect', 'format', 'other']],
] as const)('%s may be called %j', ([id, reads]) => {
  expect(flawOf(named(id)).reads).toEqual(reads);
});

test('every mutant is malformed and its flaw points at its IE', () => {
  for (const mutant of mutants) expect(flawOf(mutant)).toMatchObject({ ie: mutant.path, isMalformed: true });
});

test('no mutant of a mandatory IE may be called optional, and the reverse', () => {
  for (const mutant of mutants) {
    const { reads } = flawOf(mutant);
    const called = [reads.some((fault) => fault.startsWith('mandatory')), reads.includes('optional-incorrect')];
    const isMandatory = mutant.ie.presence === 'M';
    expect([mutant.id, ...called]).toEqual([mutant.id, isMandatory, !isMandatory]);
  }
});

test('only an IE that is not there, null or empty may be called missing', () => {
  const missing = mutants.filter((mutant) => flawOf(mutant).reads.includes('mandatory-missing'));
  expect(new Set(missing.map(({ label }) => label))).toEqual(new Set(['omitted', 'null', 'empty']));
});

test('a value that is not honoured is neither absent nor malformed', () => {
  expect(wrongValue('ueCredentialInformation')).toEqual({
    ie: ['ueCredentialInformation'],
    reads: ['mandatory-incorrect', 'other'],
    isMalformed: false,
  });
});

test.for([
  ['cred-2', false],
  ['Y3JlZC0x==', false],
  ['', true],
  ['cred-1\u0000x', true],
  ['cred-1 ', true],
  ["' OR '1'='1", true],
  ['x'.repeat(129), true],
] as const)('the wrong credential %j may be called malformed: %s', ([credential, mayBe]) => {
  const { ie, isMalformed, reads } = wrongCredential(credential);
  expect([ie, isMalformed, reads.includes('format')]).toEqual([['ueCredentialInformation'], false, mayBe]);
});
