import { expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import { type CodingForm, codingOf } from './coding.ts';

const days = { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6 };

// oxfmt-ignore
test.for<readonly [string, CodingForm, Json, Json]>([
  ['daysOfWeek',                     days,             [1, 7],           [0, 6]],
  ['daysOfWeek',                     days,             8,                8],
  ['periodicTime',                   'number-as-text', 60,               '60'],
  ['periodicTime',                   'number-as-text', 'text',           'text'],
  ['ueCredentialInformation',        'base64',         'a:ü',            'YTrDvA=='],
  ['ueCredentialInformation',        'base64',         42,               42],
  ['timeOfDayStart',                 'HH:MM',          '08:30:00Z',      '08:30'],
  ['storeAndForwardIndication',      { true: 'Y', false: 'N' }, true,    'Y'],
  ['periodicCommunicationIndicator', { ON_DEMAND: 'D' }, '',              ''],
])('%s as %j: %j travels as %j, and comes back', ([ie, form, value, wire]) => {
  const { toWire, fromWire } = codingOf(ie, form);
  expect(toWire(value)).toEqual(wire);
  expect(fromWire(wire)).toEqual(value);
});

// oxfmt-ignore
test.for<readonly [string, CodingForm, Json, string]>([
  ['daysOfWeek',                     days,             [0],              'on this wire 0 stands for daysOfWeek 1'],
  ['daysOfWeek',                     { 1: 'MONDAY' },  ['MONDAY'],       'on this wire "MONDAY" stands for daysOfWeek 1'],
  ['periodicCommunicationIndicator', { PERIODICALLY: true }, true,       'on this wire true stands for periodicCommunicationIndicator "PERIODICALLY"'],
  ['periodicCommunicationIndicator', { ON_DEMAND: 'D' }, 'X_UNKNOWN',   'this wire has no code for periodicCommunicationIndicator "X_UNKNOWN"'],
  ['periodicTime',                   'number-as-text', '60',             'on this wire "60" stands for periodicTime 60'],
  ['ueCredentialInformation',        'base64',         '\ud800',         'base64 carries Unicode, which ueCredentialInformation is not here'],
])('%s as %j: a wrong %j that is right on the wire cannot be said', ([ie, form, value, reason]) => {
  expect(() => codingOf(ie, form).toWire(value)).toThrow(reason);
});
