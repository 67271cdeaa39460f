import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';
import { examine } from '../selftest/examine.ts';
import { run, type RunEvent } from './run.ts';

const one = { only: ['REG/BV/minimal'], answerMs: 200 };

const pics = ({ pics: rows }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(({ item, value, source }) => [item, `${value}, ${source}`]));

test('an address where nothing listens is said to be one', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
  const config = await configOf({ name: 'conform.yaml', text: '' }, { target, ...one }, {});
  await using rig = await mountRig(config, { replay: (id) => id });
  const events: RunEvent[] = [];
  for await (const event of run(rig)) events.push(event);
  expect(events).toMatchObject([
    {
      kind: 'report',
      report: {
        exitCode: 3,
        results: [],
        sentence: `NOT USABLE: Nothing listens at ${target.slice(7)}. Start the server, or correct the port in target.url: it has to be the one that the server prints when it starts.`,
      },
    },
  ]);
});

// oxfmt-ignore
test.for([
  ['hang',       /^NOT USABLE: \S+ takes connections but does not answer: no complete answer within 200 ms\. See in its log/],
  ['close',      /^NOT USABLE: \S+ does not answer a plain registration: the connection was closed without an answer\. See in its log/],
  ['garbage',    /^NOT USABLE: \S+ does not speak HTTP: its first words are .*Correct the port in target\.url/],
  ['html',       /^NOT USABLE: \S+ answers a plain registration with a page of HTML \(200\)/],
  ['no-man',     /^NOT USABLE: \S+ refuses every request before it looks at it, .*\(403 .*Give the suite what a gateway has to show/],
  ['always-404', /^NOT USABLE: \S+ answers \S+ like a path that does not exist \(404 .*Correct the path in target\.url/],
  ['always-503', /^NOT USABLE: \S+ asks for patience again and again .*Lift the limit/],
] as const)('the null server %s cannot be tested', async ([id, sentence]) => {
  const report = await examine({ null: id }, one);
  expect([report.exitCode, report.sentence, report.results]).toEqual([3, expect.stringMatching(sentence), []]);
});

test('a server that finds every message malformed can be tested', async () => {
  const report = await examine({ null: 'always-400' }, one);
  expect([report.exitCode, report.observed[0]]).toEqual([
    1,
    expect.stringMatching(
      /^A plain registration is not accepted \(400 .*are the identities of the PIXIT those of the server\?$/,
    ),
  ]);
});

// oxfmt-ignore
test.for([
  ['the reference server',             {},                            'yes, observed', 'The look-up is offered.'],
  ['one without a look-up',            { variant: 'lookup-404' },     'no, observed',  'The look-up is not offered.'],
  ['one whose look-up has no profile', { variant: 'lookup-no-profile' }, 'yes, observed', 'The look-up is offered.'],
] as const satisfies readonly (readonly [string, Selection, string, string])[])('the look-up is found out: %s', async ([, selection, lookup, sentence]) => {
  const report = await examine(selection, one);
  expect([pics(report)['lookup'], report.observed.includes(sentence)]).toEqual([lookup, true]);
});

// oxfmt-ignore
test.for<readonly [string, Selection, string | undefined]>([
  ['any number', {},                                 undefined],
  ['four',       { variant: 'connections-four' },    'No more than 4 connections are'],
  ['one',        { variant: 'connections-in-turn' }, 'One connection is served after'],
])('how many connections are served at a time is found out: %s', async ([, selection, start]) => {
  const { observed, exitCode } = await examine(selection, one);
  const said = observed.find((line) => line.includes('connection'))?.split(' ').slice(0, start?.split(' ').length);
  expect([said?.join(' '), exitCode]).toEqual([start, 4]);
});

test('a de-registration that was asked for twice does not show whether the first registration was stored', async () => {
  const only = { only: ['WIRE/register/first'], pics: { messageDelivery: false } };
  const verdictOf = async (selection: Selection): Promise<unknown> => {
    const { results } = await examine(selection, only);
    return results.map(({ verdict }) => verdict);
  };
  expect(await verdictOf({ variant: 'lookup-404' })).toEqual(['pass']);
  expect(await verdictOf({ variant: 'blind-in-turn' })).toEqual(['none']);
});

test('a declared claim is not overruled by what is observed', async () => {
  const report = await examine({}, { ...one, pics: { lookup: false } });
  expect(pics(report)['lookup']).toBe('no, configuration');
});

test('a de-registration after which a UE is answered as before is doubted where no look-up shows it', async () => {
  const unseen = { only: ['DEREG/BV/minimal'], pics: { lookup: false, messageDelivery: false } };
  const verdictOf = async (selection: Selection): Promise<unknown> => {
    const { results, exitCode } = await examine(selection, unseen);
    return [exitCode, results.map(({ verdict, reason }) => [verdict, reason?.slice(0, 89)])];
  };
  const reason = 'no look-up is offered, and a UE that was de-registered is answered like one that is regis';
  expect(await verdictOf({ fault: 'removal-is-no-op' })).toEqual([4, [['inconc', reason]]]);
  expect(await verdictOf({})).toEqual([4, [['pass', undefined]]]);
});
