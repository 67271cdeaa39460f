import { describe, expect, test } from 'vitest';
import { faults } from '../reference/faults/index.ts';
import { brokenPromises } from './promise.ts';
import type { Alarm, Trial, TrialOutcome } from './trial.ts';

const fault = faults.find(({ id }) => id === 'removal-is-no-op') as (typeof faults)[number];
const alarm = (purpose: string, requirement: string, verdict: Alarm['verdict'] = 'fail', level = 'shall'): Alarm => ({
  purpose,
  requirement,
  verdict,
  level,
  text: 'as it was',
});
const caught = fault.caughtBy.map((purpose) => alarm(purpose, fault.requirement));
const variant = { kind: 'variant', id: 'slow' } as const;
const right = { kind: 'reference', id: 'reference' } as const;

const broken = (trial: Pick<Trial, 'kind' | 'id' | 'disturbance' | 'only'>, rest: Partial<TrialOutcome> = {}) =>
  brokenPromises({
    trial: { seed: 1, ...trial },
    exitCode: 0,
    sentence: 'CONFORMANT: well',
    alarms: [],
    ran: [],
    level: 'shall',
    durationMs: 1,
    ...rest,
  });

describe('of a server with a fault it is promised', () => {
  const trial = { kind: 'fault', id: fault.id } as const;

  test('that each purpose named for it fails on the requirement that it breaks', () => {
    expect(broken(trial, { exitCode: 1, alarms: caught })).toEqual([]);
    expect(broken(trial, { exitCode: 1, alarms: caught.slice(1) })).toEqual([
      `${fault.caughtBy[0]} does not fail on ${fault.requirement}`,
    ]);
    const other = [alarm(fault.caughtBy[0] ?? '', 'R-70'), ...caught.slice(1)];
    expect(broken(trial, { exitCode: 1, alarms: other })[0]).toContain('but ends with fail');
  });

  test('that the level of the requirement decides the exit code', () => {
    expect(broken(trial, { exitCode: 0, alarms: caught })[0]).toMatch(/^exit code 0 in place of 1/);
    expect(broken(trial, { exitCode: 1, level: 'should', alarms: caught })[0]).toMatch(/^exit code 1 in place of 0/);
  });

  test('that nothing goes wrong in the suite itself', () => {
    expect(broken(trial, { exitCode: 1, alarms: [...caught, alarm('X', 'R-01', 'error')] })).toHaveLength(1);
  });

  test('that the catalogue knows it', () => {
    expect(broken({ kind: 'fault', id: 'none-such' })).toHaveLength(1);
  });
});

test('a hard fault may strike any purpose of the whole suite, and those named for it where they are alone', () => {
  const hard = { kind: 'fault', id: 'groups-lose-last' } as const;
  const other = { exitCode: 1, alarms: [alarm('REG/BV/profile/pairwise', 'R-05')] };
  expect(broken(hard, other)).toEqual([]);
  expect(broken({ ...hard, only: ['REG/BO/*'] }, other)[0]).toMatch(/^none of .*REG\/BO\/parallel-distinct.* fails$/);
  expect(broken(hard, { exitCode: 1, alarms: [] })).toHaveLength(1);
});

test('a narrow fault may not make others fail', () => {
  const narrow = faults.find(({ id }) => id === 'register-ue-id-missing') as (typeof faults)[number];
  const alarms = narrow.caughtBy.map((purpose) => alarm(purpose, narrow.requirement));
  const outcome = { exitCode: 1, alarms: [...alarms, alarm('REG/BV/minimal', 'R-07')] };
  expect(broken({ kind: 'fault', id: narrow.id }, outcome)[0]).toContain('REG/BV/minimal');
});

test('a right but unusual server is conformant, and no shall stays open', () => {
  expect(broken(variant, { alarms: [alarm('X', 'R-36', 'fail', 'should')] })).toEqual([]);
  expect(broken(variant, { alarms: [alarm('X', 'R-01', 'inconc')] })).toHaveLength(1);
  expect(broken(variant, { exitCode: 4 })).toHaveLength(1);
});

test('a server that does nothing sensible gets its exit code, its sentence and its violations', () => {
  const html = { exitCode: 3, sentence: 'NOT USABLE: something else' };
  expect(broken({ kind: 'null', id: 'html' }, html)[0]).toContain('does not match');
  expect(broken({ kind: 'null', id: 'echo' }, { exitCode: 1, sentence: 'NOT CONFORMANT: x' })).toContain(
    'is not found to violate R-30',
  );
  expect(broken({ kind: 'null', id: 'none-such' })[0]).toContain('no expected verdict');
});

test('the strict server never fails; over a bad network it may stay inconclusive', () => {
  const lost = { exitCode: 4, alarms: [alarm('X', 'R-01', 'inconc')] };
  expect(broken({ ...right, disturbance: 'resets' }, lost)).toEqual([]);
  expect(broken(right, lost)).toHaveLength(1);
  expect(broken({ ...right, disturbance: 'resets' }, { alarms: [alarm('X', 'R-01')] })).toHaveLength(1);
});
