import { picsQuestions } from '../../spec/pics.ts';
import type { PicsItem, PicsQuestion } from '../../spec/pics.ts';
import { releases } from '../../spec/release.ts';
import { defaultBinding, defaultRelease, httpVersions, reportFormats, runDefaults } from './defaults.ts';
import { deliverySchema } from './schema-delivery.ts';
import { integer, patterns, pixitSchema, text } from './schema-pixit.ts';
import { oauth2Schema, securitySchema, tlsSchema } from './schema-security.ts';

/** PICS items that follow from another entry, and which, so that the file cannot contradict itself. */
export const derivedItems = {
  credentialIe: 'release',
  bodyLimit: 'pixit.maxBodyBytes: true exactly when that is given',
  profileCarried: 'the binding',
  registrationResource: 'the binding',
  coap: 'the binding',
} as const satisfies Partial<Record<PicsItem, string>>;

const claims = Object.entries<PicsQuestion>(picsQuestions)
  .filter(([item]) => !Object.hasOwn(derivedItems, item))
  .map(([item, { question, fallback }]) => [
    item,
    {
      description: `${question}.${fallback === 'auto' && !question.includes('auto:') ? ' auto: as observed before the run.' : ''}`,
      enum: fallback === 'auto' ? [true, false, 'auto'] : [true, false],
      default: fallback,
    },
  ]);

const selection = { type: 'array', items: text('A purpose, a group of purposes or a requirement.') } as const;

/** The section `run` of conform.yaml. */
export const runSchema = {
  description: 'How the run goes, not what is tested. The command line overrides it.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    seed: { ...integer('Where generated values start from.', [0, 2_147_483_647]), default: runDefaults.seed },
    runs: { ...integer('Generated cases per property-based purpose.', [1, 1_000_000]), default: runDefaults.runs },
    shrinks: {
      ...integer('Further cases, at most, to make the counterexample of a failure smaller.', [0, 1_000_000]),
      default: runDefaults.shrinks,
    },
    concurrency: { ...integer('Purposes in flight at once.', [1, 1024]), default: runDefaults.concurrency },
    strict: {
      description: 'Whether an unmet `should` fails the run too.',
      type: 'boolean',
      default: runDefaults.strict,
    },
    only: { ...selection, description: 'What to run; empty: everything that applies.' },
    skip: { ...selection, description: 'What to leave out; the report says so.' },
    corpus: text('Folder of the cases that former runs failed on, seen from the current folder; asked again first.'),
    baseline: text(
      'File of the known deviations, seen from the current folder: they stay, and the gate lets them pass.',
    ),
    out: { ...text('Folder of the reports, seen from the current folder.'), default: runDefaults.out },
    report: {
      description: 'Formats of the report; ndjson grows while the run goes on, github goes to stdout.',
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { description: 'One format.', enum: reportFormats },
      default: runDefaults.report,
    },
  },
} as const;

/** The entry `target.rate` of conform.yaml. */
export const rateSchema = integer(
  'Requests per second, at most, evenly spaced over the whole run. Absent: as fast as the server answers.',
  [1, 100_000],
);

/** JSON Schema (2020-12) of conform.yaml. */
export const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'conform.yaml',
  description:
    'Configuration of msgin5g-conformance. Any text may contain ${NAME} or ${NAME:-fallback} from the environment.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    target: {
      description: 'The server under test.',
      type: ['object', 'null'],
      additionalProperties: false,
      dependentRequired: { isTestSystem: ['url'] },
      properties: {
        url: {
          ...text(
            'API root, http, https or coap, without query and fragment. Absent: the embedded reference server is started.',
          ),
          pattern: patterns.url,
        },
        isTestSystem: {
          description:
            'True: nobody depends on the server behind this URL, so it may be tested although its address is neither loopback nor private.',
          type: 'boolean',
          default: false,
        },
        rate: rateSchema,
        connections: integer(
          'Connections that the server takes at a time over HTTP/1.1, kept ones included. Absent: as many as are wanted, or one where preflight finds that it serves one after another.',
          [1, 10_000],
        ),
        binding: {
          ...text(
            'How messages travel: the name of a binding, or the path of its file, seen from this file. For a coap URL coap-json unless given.',
          ),
          default: defaultBinding,
        },
        http: {
          description:
            'The version of HTTP. auto: 1.1 for http URLs, what ALPN gives for https URLs. 2 for an http URL: with prior knowledge (h2c).',
          // Without quotes YAML takes a version for a number.
          enum: [...httpVersions, 1.1, 2],
          default: httpVersions[0],
        },
        tls: tlsSchema,
        oauth2: oauth2Schema,
      },
    },
    release: {
      description: 'The release set; it also says whether UE credential information is a mandatory IE.',
      enum: Object.keys(releases),
      default: defaultRelease,
    },
    pics: {
      description:
        'The implementation conformance statement (PICS): what the server claims. credentialIe follows from `release`, bodyLimit from `pixit.maxBodyBytes`, profileCarried, registrationResource and coap from the binding; none of them is accepted here.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: Object.fromEntries(claims) as Readonly<Record<string, object>>,
    },
    pixit: {
      ...pixitSchema,
      properties: { ...pixitSchema.properties, delivery: deliverySchema, security: securitySchema },
    },
    run: runSchema,
  },
} as const;
