const text = (description: string): object => ({ description, type: 'string', minLength: 1, maxLength: 2000 });

const entry = {
  description: 'One deviation that is accepted. It stays a deviation: only the gate lets it pass.',
  type: 'object',
  additionalProperties: false,
  properties: {
    purpose: text('The purpose, by its id.'),
    requirement: text('The requirement that it fails on; alone: whichever purpose fails on it.'),
    verdict: { description: 'The verdict that is accepted, and no other.', enum: ['fail', 'inconc'] },
    kind: {
      description:
        'debt: going to be mended, until `expires`. decision: meant so, see `reference`. flaky: comes and goes, until `expires`; never counts as a pass.',
      enum: ['debt', 'decision', 'flaky'],
    },
    reason: text('Why it is accepted.'),
    owner: text('Who answers for it.'),
    expires: {
      description: 'The last day on which it is accepted.',
      type: 'string',
      pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
      title: 'a day such as 2027-03-31',
    },
    reference: text('Where the decision is written down.'),
    issue: text('Where it is followed up.'),
  },
  required: ['verdict', 'kind', 'reason', 'owner'],
} as const;

/** JSON Schema (2020-12) of a baseline. */
export const baselineSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'baseline.yaml',
  description: 'Known deviations of one implementation, which the gate of msgin5g-conformance lets pass.',
  type: 'object',
  additionalProperties: false,
  properties: {
    entries: { description: 'The known deviations.', type: ['array', 'null'], items: entry },
  },
  required: ['entries'],
} as const;
