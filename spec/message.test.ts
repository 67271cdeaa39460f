import { expect, test } from 'vitest';
import { deregistrationRequest, deregistrationResponse } from './deregistration.ts';
import type { Ie, Message } from './message.ts';
import { registrationRequest, registrationResponse } from './registration.ts';

const tables: readonly Message[] = [
  registrationRequest,
  registrationResponse,
  deregistrationRequest,
  deregistrationResponse,
];

const rowsOf = (ies: readonly Ie[]): readonly Ie[] =>
  ies.flatMap((ie) => [ie, ...(ie.type.kind === 'object' ? rowsOf(ie.type.ies) : [])]);

const rows = tables.flatMap(({ ies }) => rowsOf(ies));

/** Which different things each key stands for. */
const grouped = (pairs: readonly (readonly [string, string])[]): readonly (readonly [string, readonly string[]])[] =>
  [...Map.groupBy(pairs, ([key]) => key)].map(([key, found]) => [key, [...new Set(found.map(([, value]) => value))]]);

test.for(tables)('an IE id of $clause is unique in its table, at every depth', ({ ies }) => {
  const ids = rowsOf(ies).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.for(grouped(rows.map(({ name, id }) => [name, id])))('the IE "%s" has one id in all tables', ([, ids]) => {
  expect(ids).toHaveLength(1);
});

test.for(grouped(rows.map(({ id, name }) => [id, name])))(
  'the IE id %s stands for one IE in all tables',
  ([id, names]) => {
    // Each response prints its own name for the one thing that an answer says.
    expect(names).toEqual(id === 'result' ? ['Registration result', 'De-registration result'] : [names[0]]);
  },
);

test('an IE has the same type in every table', () => {
  for (const [, types] of grouped(rows.map(({ id, type }) => [id, JSON.stringify(type)])))
    expect(types).toHaveLength(1);
});

test('the messages have ids of their own', () => {
  expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
});

// oxfmt-ignore
test.for([
  ['Table 8.2.3-1', registrationRequest,    ['UE Service ID M', 'MGW Service ID M', 'UE credential information M', 'Non-MSGin5G UE Profile O']],
  ['Table 8.2.1-4', registrationResponse,   ['UE Service ID M', 'Registration result M', 'Failure Cause O']],
  ['Table 8.2.4-1', deregistrationRequest,  ['UE Service ID M', 'UE credential information M']],
  ['Table 8.2.4-2', deregistrationResponse, ['UE Service ID M', 'De-registration result M', 'Failure Cause O']],
] as const)('%s has the rows of the document', ([clause, message, printed]) => {
  expect(message.clause).toBe(clause);
  expect(message.ies.map(({ name, presence }) => `${name} ${presence}`)).toEqual(printed);
});

test('nothing inside the profile is mandatory', () => {
  const mandatory = rowsOf(registrationRequest.ies.slice(3)).filter(({ presence }) => presence === 'M');
  expect(mandatory).toEqual([]);
});
