import { expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import type { Stimulus } from '../../suites/iut.ts';
import type { Binding } from '../binding/binding.ts';
import { configOf } from '../config/config-of.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';
import { run } from './run.ts';

/** The run of some purposes with a binding that cannot say everything that sbi-json can. */
async function runWithout(
  lacks: (stimulus: Stimulus) => boolean,
  only: readonly string[],
  { claims, ...selection }: Selection & Pick<Binding, 'claims'> = {},
): Promise<Report> {
  await using server = await startReference(selection);
  const config = await configOf({ name: 'conform.yaml', text: '' }, { target: server.url, only, runs: '10' }, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  const { binding: whole } = rig;
  const binding: Binding = {
    ...whole,
    ...(claims && { claims }),
    encode: (stimulus, known) => (lacks(stimulus) ? 'no words for it' : whole.encode(stimulus, known)),
  };
  for await (const event of run({ ...rig, binding })) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

const standingOf = ({ requirements }: Report, id: string): readonly unknown[] => {
  const { standing, reason } = requirements.find((row) => row.id === id) ?? {};
  return [standing, reason];
};

test('what the binding cannot say is not applicable, with the reason, and keeps nothing from being conformant', async () => {
  const report = await runWithout(
    ({ flaw }) => flaw?.ie[0] === 'ueCredentialInformation',
    ['DEREG/BI/credential/wrong', 'REG/BV/minimal'],
  );
  expect(report.results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['pass', undefined],
    ['none', 'not applicable: the binding cannot say it: no words for it'],
  ]);
  expect(standingOf(report, 'D-07')).toEqual(['not applicable', 'the binding cannot say it: no words for it']);
});

test('a property passes on the cases that the binding can say, and is not applicable where it can say none', async () => {
  const only = ['REG/BI/any-single-fault', 'DEREG/BI/any-single-fault'];
  const { results } = await runWithout(
    ({ operation, flaw }) => flaw !== undefined && (operation === 'deregister' || flaw.ie[0] === 'mgwServiceId'),
    only,
  );
  expect(results.map(({ verdict, inapplicable = false }) => [verdict, inapplicable])).toEqual([
    ['pass', false],
    ['none', true],
  ]);
});

test('a failure stays one where the binding has no words for the tidying up after it', async () => {
  const report = await runWithout(({ step }) => step === 'clean up', ['REG/BI/credential/wrong'], {
    fault: 'register-any-credential',
  });
  expect(report.results.map(({ failure }) => failure?.requirement)).toEqual(['S-08']);
});

test('a server is not usable where the binding has no words for a plain registration', async () => {
  const { sentence } = await runWithout(({ operation }) => operation === 'register', ['REG/BV/minimal']);
  expect(sentence).toMatch(
    /^NOT USABLE: Plain messages cannot be sent .* sbi-json: the binding cannot say it: no words for it\.$/,
  );
});

test('where no message carries a profile, what is about profiles is not applicable, and all else is tested without', async () => {
  const only = ['REG/BV/full', 'REG/BV/unknown-value', 'REG/BV/answer', 'REG/BO/equal-again', 'REG/BV/white-space'];
  const claims = { profileCarried: false, profileReadBack: false };
  const report = await runWithout(({ message }) => message['profile'] !== undefined, only, { claims });
  expect(report.results.map(({ purpose, verdict, reason }) => [purpose, verdict, reason])).toEqual([
    ['REG/BV/answer', 'pass', undefined],
    ['REG/BO/equal-again', 'pass', undefined],
    [
      'REG/BV/unknown-value',
      'none',
      'not applicable: the enumeration is a part of the profile, which no message carries',
    ],
    ['REG/BV/white-space', 'pass', undefined],
  ]);
  expect(standingOf(report, 'R-09')).toEqual([
    'not applicable',
    'PICS: Registrations carry the profile of the UE (set by the binding): no',
  ]);
});
