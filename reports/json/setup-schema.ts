import type { Setup } from '../report.ts';
import { list, objectOf, optional, record, text } from './schema.ts';

/** Schema of the configuration as used. */
export const setupSchema = objectOf<Setup>('The configuration as used; secrets are replaced.', {
  file: optional(text('The file that it was read from, as it was named.')),
  folder: optional(text('From the folder of this file to the one that the run began in: there its paths begin.')),
  lacks: list(text('What.'), 'What is not shown here, so that the file is needed to send the same again.'),
  values: record({ description: 'A section of conform.yaml.' }, 'In the form of conform.yaml.'),
});
