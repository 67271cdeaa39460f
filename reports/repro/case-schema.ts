import { exchangeSchemas } from '../json/exchange-schema.ts';
import { resultSchemas } from '../json/result-schema.ts';
import { count, flag, id, integer, list, objectOf, optional, ref, type Schema, text } from '../json/schema.ts';
import { setupSchema } from '../json/setup-schema.ts';
import type { Case } from './case.ts';

const whole = objectOf<Case>('One failure with all that is needed to ask for it again.', {
  schemaVersion: {
    type: 'integer',
    const: 1,
    description: 'Changes when a reader of the former version would misread.',
  },
  suite: objectOf<Case['suite']>('The suite that found it.', {
    name: id('Package name.'),
    version: id('Package version.'),
  }),
  purpose: id('Permanent id of the test purpose.'),
  title: text('The purpose as a sentence.'),
  failure: ref('failure', 'The check that failed.'),
  failsAlone: flag('False where it fails only beside other purposes.'),
  seed: integer('Seed of generated values.'),
  runs: count('Generated cases per property-based purpose.'),
  runExchanges: optional(count('Exchanges of the whole run that found it.')),
  path: optional({ ...text('Path of the one generated case that fails.'), pattern: String.raw`^\d+(:\d+)*$` }),
  value: optional({ description: 'The input of that case, where JSON can say it.' }),
  used: optional(ref('used', 'Where the failing attempt began.')),
  target: text('API root of the implementation under test.'),
  binding: id('Wire binding.'),
  release: text('Release set.'),
  setup: optional(ref('setup', 'The configuration as used.')),
  steps: list(ref('exchange', 'One exchange.'), 'What was sent and what came back, in order.'),
  decisive: optional(count('Place in steps, from 0, of the one that decides, where that is not the last.')),
});

const { failure, used } = resultSchemas;

/** The published JSON Schema (2020-12) of case.json. */
export const caseSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:msgin5g-conformance:case:1',
  title: 'Reproduction of a failure',
  ...whole,
  $defs: { failure, used, setup: setupSchema, ...exchangeSchemas },
};
