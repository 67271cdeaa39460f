import type { Change, Difference } from '../difference.ts';
import { utc, verdict } from './report-schema.ts';
import { id, list, objectOf, ref, type Schema, text } from './schema.ts';

const change = objectOf<Change>('What became of one purpose.', {
  purpose: id('Permanent id of the test purpose.'),
  title: text('The purpose as a sentence.'),
  before: text('How it ended in the old run, or why it did not run.'),
  after: text('The same for the new run.'),
});

const side = objectOf<Difference['old']>('One of the two runs.', {
  label: text('What the report is called by.'),
  verdict,
  sentence: id('The verdict as a sentence.'),
  target: text('API root of the implementation under test.'),
  startedAt: utc,
});

const changesOf = (kind: keyof Difference['changes']): Schema =>
  list(ref('change', 'One purpose.'), `Purposes with: ${kind}.`);

const difference = objectOf<Difference>('What changed from one run to another.', {
  schemaVersion: {
    type: 'integer',
    const: 1,
    description: 'Changes when a reader of the former version would misread.',
  },
  old: ref('side', 'The run before.'),
  new: ref('side', 'The run after.'),
  warnings: list(text('A sentence.'), 'Why the two may differ for other reasons than the implementation.'),
  changes: objectOf<Difference['changes']>('Purposes by what became of them; the first two are for the worse.', {
    'new failure': changesOf('new failure'),
    'no longer tested': changesOf('no longer tested'),
    'changed reason': changesOf('changed reason'),
    fixed: changesOf('fixed'),
    'newly tested': changesOf('newly tested'),
  }),
});

/** The published JSON Schema (2020-12) of difference.json. */
export const differenceSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:msgin5g-conformance:difference:1',
  title: 'Difference of two conformance reports',
  ...difference,
  $defs: { change, side },
};
