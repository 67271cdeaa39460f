import { describe, expect, test } from 'vitest';
import { qualityLines } from '../../reports/quality.ts';
import { faults } from '../reference/faults/index.ts';
import { cardOf } from './card.ts';
import type { Alarm, Trial, TrialOutcome } from './trial.ts';

const fault = faults.find(({ id }) => id === 'removal-is-no-op') as (typeof faults)[number];

const outcome = (trial: Partial<Trial>, rest: Partial<TrialOutcome> = {}): TrialOutcome => ({
  trial: { kind: 'reference', id: 'reference', seed: 1, ...trial },
  exitCode: 0,
  sentence: '',
  alarms: [],
  ran: [],
  level: 'shall',
  durationMs: 1,
  ...rest,
});

const failed = (purpose: string, requirement: string, level = 'shall') => [
  { purpose, requirement, level, verdict: 'fail', text: '' } as const,
];
const lost: Alarm = { purpose: 'X', verdict: 'inconc', level: 'shall', text: 'no answer' };
const card = (...outcomes: readonly TrialOutcome[]) => cardOf(outcomes, 'quick', '0.0.0');

describe('the quality card', () => {
  test('counts a fault as detected for its reason only when a purpose fails on the requirement it breaks', () => {
    const trial = { kind: 'fault', id: fault.id } as const;
    const caught = fault.caughtBy.flatMap((purpose) => failed(purpose, fault.requirement));
    expect(card(outcome(trial, { exitCode: 1, alarms: caught })).faults).toMatchObject({
      detected: 1,
      forStatedReason: 1,
      byNamedPurposes: 1,
    });
    expect(card(outcome(trial, { exitCode: 1, alarms: failed('REG/BV/minimal', 'R-07') })).faults).toMatchObject({
      detected: 1,
      forStatedReason: 0,
      otherReason: [fault.id],
    });
    expect(card(outcome(trial)).faults).toMatchObject({ detected: 0, shallDetected: 0, undetected: [fault.id] });
  });

  test('takes a failed shall on a legal variant for a false alarm, and a should not', () => {
    const trial = { kind: 'variant', id: 'slow' } as const;
    expect(card(outcome(trial, { alarms: failed('X', 'R-36', 'should') })).variants).toMatchObject({
      falseAlarms: 0,
      falseAlarmRateBelow: 1,
    });
    expect(card(outcome(trial, { exitCode: 1, alarms: failed('X', 'R-01') })).variants).toMatchObject({
      falseAlarms: 1,
      alarmed: ['slow'],
    });
  });

  test('bounds the rate of false alarms by the rule of three', () => {
    const outcomes = Array.from({ length: 300 }, (_, seed) => outcome({ kind: 'variant', id: 'slow', seed }));
    expect(card(...outcomes).variants).toMatchObject({ runs: 300, total: 1, falseAlarmRateBelow: 0.01 });
  });

  test('counts a degenerate server that comes out green against the suite', () => {
    const outcomes = [outcome({ kind: 'null', id: 'hang' }, { exitCode: 3 }), outcome({ kind: 'null', id: 'echo' })];
    expect(card(...outcomes).degenerate).toEqual({ total: 2, neverGreen: 1, exitCodes: { echo: 0, hang: 3 } });
  });

  test('says which hard faults are found in too few of their seeds', () => {
    const trial = (id: string, seed: number) => ({ kind: 'fault', id, seed, runs: 100 }) as const;
    const seeds = Array.from({ length: 20 }, (_, at) => at + 1);
    const { hard } = card(
      ...seeds.map((seed) => outcome(trial('swept-later', seed), { alarms: seed > 1 ? failed('X', 'R-01') : [] })),
      ...seeds.map((seed) => outcome(trial('update-lost', seed), { alarms: seed > 2 ? failed('X', 'R-01') : [] })),
    );
    expect(hard).toEqual({ total: 2, runs: 40, found: 37, seldom: ['update-lost'] });
    expect(card(outcome(trial('swept-later', 1)))).not.toHaveProperty('hard');
  });

  test('keeps seeds, orders and bad weather apart', () => {
    const { stability } = card(
      outcome({}),
      outcome({ isShuffled: true }, { alarms: failed('X', 'R-01') }),
      outcome({ disturbance: 'jitter' }),
      outcome({ disturbance: 'resets' }, { exitCode: 4, alarms: [lost] }),
    );
    expect(stability).toEqual({
      seeds: { runs: 1, wrongFails: 0, inconclusive: 0, conformant: 1 },
      orders: { runs: 1, wrongFails: 1, inconclusive: 0, conformant: 1 },
      jitter: { runs: 1, wrongFails: 0, inconclusive: 0, conformant: 1 },
      resets: { runs: 1, wrongFails: 0, inconclusive: 1, conformant: 0 },
    });
  });

  test('names purposes that faced a fault and catch nothing, and those that alone catch something', () => {
    const ran = ['DEREG/BV/minimal', 'REG/BV/minimal'];
    const { purposes } = card(
      outcome({ kind: 'fault', id: fault.id }, { exitCode: 1, ran, alarms: failed('DEREG/BV/minimal', 'D-02') }),
    );
    expect(purposes).toEqual({ total: 2, onlyCatcher: 1, catchNothing: [{ purpose: 'REG/BV/minimal' }] });
  });

  test('says nothing of purposes that met only what they are named for', ({ expect }) => {
    const named = outcome({ kind: 'fault', id: fault.id, only: ['DEREG/BV/minimal'] }, { exitCode: 1 });
    expect(card(named)).not.toHaveProperty('purposes');
    expect(qualityLines(card(named)).map(([what]) => what)).not.toContain('Purposes that catch none');
  });

  test('tells runs of the whole suite from those of a part', () => {
    const whole = { kind: 'fault', id: fault.id } as const;
    expect(card(outcome(whole)).faults.wholeSuite).toBe(1);
    expect(card(outcome({ ...whole, isBrief: true })).faults.wholeSuite).toBe(0);
  });

  test('names every trial that came to something else than promised', () => {
    const right = outcome({ kind: 'variant', id: 'slow' });
    expect(card(right).broken).toEqual([]);
    expect(card(right, outcome({ kind: 'variant', id: 'slow', seed: 3 }, { exitCode: 4 })).broken).toEqual([
      'variant/slow/seed-3',
    ]);
  });

  test('reads as lines of what was measured and the result', () => {
    const lines = new Map(qualityLines(card(outcome({ kind: 'variant', id: 'slow' }))));
    expect(lines.get('False alarms on right but unusual servers')).toBe(
      '0 in 1 runs of 1 servers; the rate is below 100.00 % (95 % confidence)',
    );
  });
});
