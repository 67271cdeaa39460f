import type { Json } from '../../fixtures/json.ts';

/** One kind of failure as it is kept for the next runs: which case shows it, and how it was found. */
export interface CorpusFile {
  readonly purpose: string;
  readonly requirement: string;
  /** The input as it is printed. */
  readonly input: string;
  /** The input itself, where JSON can say it; it outlives changes of the generator. */
  readonly value?: Json;
  readonly seed: number;
  readonly path: string;
  /** Version of the suite that found it. */
  readonly suite: string;
}

const text = { type: 'string', minLength: 1 } as const;

/** JSON Schema (2020-12) of a file; what `value` may be is up to its purpose. */
export const corpusSchema = {
  type: 'object',
  properties: {
    purpose: text,
    requirement: text,
    input: { type: 'string' },
    value: {},
    seed: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
    path: { type: 'string', pattern: '^\\d+(:\\d+)*$' },
    suite: text,
  },
  required: ['purpose', 'requirement', 'input', 'seed', 'path', 'suite'],
  additionalProperties: false,
} as const;
