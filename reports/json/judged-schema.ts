import type { Breach, Judgement } from '../judged.ts';
import { layer, level } from './result-schema.ts';
import { count, id, list, objectOf, oneOf, ref, type Schema, text } from './schema.ts';

const breach = objectOf<Breach>('A rule that an answer broke, and where it was seen first.', {
  requirement: id('Permanent id of the requirement.'),
  clause: text('Where the requirement stands.'),
  level,
  layer,
  expected: text('What the answer should have been.'),
  got: text('What it was.'),
  file: text('The capture, as it was named.'),
  entry: { type: 'integer', minimum: 1, description: 'Number of the entry in the capture.' },
  times: { type: 'integer', minimum: 1, description: 'How many entries broke the rule.' },
});

const judgement = objectOf<Judgement>('What recorded traffic shows of the rules that hold for every answer.', {
  schemaVersion: {
    type: 'integer',
    const: 1,
    description: 'Changes when a reader of the former version would misread.',
  },
  verdict: oneOf(['CLEAN', 'BROKEN', 'NOTHING TO JUDGE'], 'BROKEN where an answer broke a shall.'),
  exitCode: count('Exit code of the command line.'),
  binding: id('The wire by which requests were recognised.'),
  entries: count('Entries of all captures.'),
  judged: count('Registrations and de-registrations among them.'),
  ignored: count('Entries of others, or without an answer.'),
  held: list(id('Permanent id of the requirement.'), 'Rules that every answer kept, as far as they applied.'),
  broken: list(ref('breach', 'One rule.'), 'Rules that an answer broke.'),
});

/** The published JSON Schema (2020-12) of judged.json. */
export const judgedSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:msgin5g-conformance:judged:1',
  title: 'Recorded traffic, judged',
  ...judgement,
  $defs: { breach },
};
