import { expect, test } from 'vitest';
import { picsQuestions } from '../../spec/pics.ts';
import type { Config } from '../config/config.ts';
import { referencePixit } from '../reference/provisioning.ts';
import { settledPics } from './settled-pics.ts';

const plain = { pics: {}, pixit: referencePixit, release: 'rel-17' } as const;
const nothing = { lookup: false, freeIdentities: false };
const everything = { lookup: true, freeIdentities: true };
const { secondGateway: _, ...oneGateway } = referencePixit;

/** An item as it is used, and where that comes from. */
function settled(
  item: keyof typeof picsQuestions,
  config: object = {},
  [observed, claims]: readonly [typeof nothing, Parameters<typeof settledPics>[2]?] = [nothing],
) {
  const { pics, rows } = settledPics({ ...plain, ...config } as unknown as Config, observed, claims);
  const { declared, value, source } = rows.find((row) => row.item === item) ?? {};
  return [pics[item], declared, value, source];
}

// oxfmt-ignore
test.for([
  ['a default',                           'errorProfile',   {},                                             [nothing],                            [true,  'yes',  'yes', 'default']],
  ['what the configuration says',         'errorProfile',   { pics: { errorProfile: false } },              [nothing],                            [false, 'no',   'no',  'configuration']],
  ['what the binding says',               'errorProfile',   {},                                             [nothing, { errorProfile: false }],   [false, 'no',   'no',  'binding']],
  ['the configuration over the binding',  'errorProfile',   { pics: { errorProfile: true } },               [nothing, { errorProfile: false }],   [true,  'yes',  'yes', 'configuration']],
  ['a look-up that preflight found',      'lookup',         {},                                             [everything],                         [true,  'auto', 'yes', 'observed']],
  ['a look-up that preflight missed',     'lookup',         {},                                             [nothing],                            [false, 'auto', 'no',  'observed']],
  ['a look-up that is denied',            'lookup',         { pics: { lookup: false } },                    [everything],                         [false, 'no',   'no',  'configuration']],
  ['a look-up that is claimed',           'lookup',         { pics: { lookup: true } },                     [nothing],                            [true,  'yes',  'yes', 'configuration']],
  ['free identities that were found',     'freeIdentities', {},                                             [everything],                         [true,  'auto', 'yes', 'observed']],
  ['two kinds of gateway: Legacy 3GPP',   'legacy3gpp',     {},                                             [nothing],                            [true,  'auto', 'yes', 'observed']],
  ['two kinds of gateway: Non-3GPP',      'non3gpp',        {},                                             [nothing],                            [true,  'auto', 'yes', 'observed']],
  ['one kind of gateway: Legacy 3GPP',    'legacy3gpp',     { pixit: oneGateway },                          [nothing],                            [false, 'auto', 'no',  'observed']],
  ['one kind of gateway: Non-3GPP',       'non3gpp',        { pixit: oneGateway },                          [nothing],                            [true,  'auto', 'yes', 'observed']],
  ['no way to know the gateway',          'implicit',       {},                                             [nothing],                            [true,  'auto', 'yes', 'observed']],
  ['client certificates',                 'implicit',       { pics: { mtls: true } },                       [nothing],                            [false, 'auto', 'no',  'observed']],
  ['access tokens',                       'implicit',       { pics: { oauth2: true } },                     [nothing],                            [false, 'auto', 'no',  'observed']],
  ['a claim of auto that nobody observes', 'strictQuery',   { pics: { strictQuery: 'auto' } },              [everything],                         [false, 'auto', 'no',  'observed']],
  ['release 17',                          'credentialIe',   {},                                             [nothing],                            [true,  'yes',  'yes', 'configuration']],
  ['release 18',                          'credentialIe',   { release: 'rel-18' },                          [nothing],                            [false, 'no',   'no',  'configuration']],
  ['release 18 over what is claimed',     'credentialIe',   { release: 'rel-18', pics: { credentialIe: true } }, [nothing],                       [false, 'no',   'no',  'configuration']],
] as const)('%s settles %s', ([, item, config, seen, expected]) => {
  expect(settled(item, config, seen)).toEqual(expected);
});

test('every item is settled, in the order of its questions', () => {
  const { pics, rows } = settledPics(plain as unknown as Config, nothing);
  expect(rows.map(({ item, question }) => [item, question])).toEqual(
    Object.entries(picsQuestions).map(([item, { question }]) => [item, question]),
  );
  expect(Object.keys(pics)).toEqual(Object.keys(picsQuestions));
  expect(rows.every((row) => !('holds' in row))).toBe(true);
});
