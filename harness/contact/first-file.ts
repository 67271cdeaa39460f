import { requirements } from '../../spec/requirements.ts';
import type { Purpose } from '../../suites/purpose.ts';
import { purposes } from '../../suites/purposes.ts';
import { configSchema, derivedItems } from '../config/schema.ts';
import { referencePixit } from '../reference/provisioning.ts';
import { type Answers, entriesOf } from './answers.ts';

interface Setting {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Setting>>;
}

const width = 110;

const head = `How msgin5g-conformance reaches and judges one MSGin5G Server. A line that begins with # and no space is a setting that is not used: take the # away to use it. Any text may take \${NAME} or \${NAME:-fallback} from the environment; such values never show in a report.`;

/** A commented conform.yaml: the answers as settings, and every other setting that there is, switched off, with what it means. */
export function firstFile(answers: Answers): string {
  const given: Readonly<Record<string, Readonly<Record<string, unknown>>>> = entriesOf(answers);
  const sections = Object.entries<Setting>(configSchema.properties).map(([name, setting]) => {
    const { properties } = setting;
    if (properties === undefined) return entry(name, setting, { indent: '', examples: {} });
    const rows = Object.entries(properties).map(([key, row]) =>
      entry(key, row, { indent: '  ', given: given[name] ?? {}, examples: examples[name] ?? {}, section: name }),
    );
    return [...prose(setting.description ?? '', ''), `${name}:`, ...rows.flat()];
  });
  return `${[prose(head, ''), ...sections].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What a setting could be, where it has no default. */
const examples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  target: {
    rate: 50,
    connections: 4,
    tls: { ca: 'ca.pem', cert: 'gateway.pem', key: 'gateway.key' },
    oauth2: {
      tokenEndpoint: 'https://as.example/token',
      clientId: 'gateway',
      clientSecret: '${CLIENT_SECRET}',
      scope: 'msgs-ueregistration',
    },
  },
  pixit: {
    ...referencePixit,
    maxBodyBytes: 1_048_576,
    delivery: {
      asServiceId: 'as-1@msgin5g.example',
      gatewayRoot: 'http://127.0.0.1:9100/gateway',
      secondGatewayRoot: 'http://127.0.0.1:9100/second',
    },
    security: { foreignCertificate: { cert: 'foreign.pem', key: 'foreign.key' } },
  },
  run: { only: [], skip: [], corpus: 'conform-corpus', baseline: 'baseline.yaml' },
};

interface Place {
  readonly indent: string;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly examples: Readonly<Record<string, unknown>>;
  readonly section?: string;
}

function entry(name: string, setting: Setting, { indent, given = {}, examples, section }: Place): readonly string[] {
  const inner = Object.entries(setting.properties ?? {}).filter(([, { default: value }]) => value !== undefined);
  const parts = inner.map(([key, { description }]) => `${key}: ${description?.replace(/\.$/, '') ?? ''}.`);
  const text = [setting.description ?? '', ...parts, ...without(section, name)].join(' ');
  const isGiven = Object.hasOwn(given, name);
  const value = isGiven ? given[name] : (examples[name] ?? setting.default ?? {});
  return [...prose(text, indent), `${indent}${isGiven ? '' : '#'}${name}: ${flow(value)}`];
}

/** What is not tested without it. */
function without(section: string | undefined, name: string): readonly string[] {
  const needing =
    section === 'pixit' ? shortened(purposes.filter(({ needs = [] }) => needs.some((need) => need === name))) : [];
  const items: readonly string[] = [
    ...(section === 'pics' ? [name] : []),
    ...Object.entries(derivedItems).flatMap(([item, from]) => (from.startsWith(`${section}.${name}:`) ? [item] : [])),
  ];
  const asking = items.flatMap((item) => [
    ...ruled(item, section === 'pics' ? 'Tested with true only' : 'Not tested without it'),
    ...ruled(`!${item}`, 'Tested with false only'),
  ]);
  return [...(needing.length === 0 ? [] : [`Not tested without it: ${needing.join(', ')}.`]), ...asking];
}

function ruled(term: string, label: string): readonly string[] {
  const asked = requirements.filter(({ condition = [] }) => condition.some((part) => part === term));
  return asked.length === 0 ? [] : [`${label}: ${asked.map(({ id }) => id).join(', ')}.`];
}

/** Purposes by id; a group that is there as a whole by its name. */
function shortened(needing: readonly Purpose[]): readonly string[] {
  const groupOf = ({ id }: Purpose): string => id.slice(0, id.lastIndexOf('/'));
  const groups = Map.groupBy(needing, groupOf);
  return [...groups].flatMap(([group, members]) => {
    const isWhole = purposes.filter((purpose) => groupOf(purpose) === group).length === members.length;
    return isWhole && members.length > 2 ? [`${group}/*`] : members.map(({ id }) => id);
  });
}

/** Comment lines of a bearable length. */
function prose(text: string, indent: string): readonly string[] {
  const lines = [''];
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + indent.length + 3 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `${indent}# ${line}`);
}

/** A value on one line, as people write YAML. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' &&
      /^[a-z][\w-]*$/i.test(value) &&
      !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value)
      ? value
      : JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${key}: ${flow(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
