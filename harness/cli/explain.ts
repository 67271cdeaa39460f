import { ambiguities } from '../../spec/ambiguity.ts';
import { picsQuestions } from '../../spec/pics.ts';
import { requirement, requirements } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../usage-error.ts';

/** Explains a purpose, a requirement, an ambiguity or a clause: what it is about, when it applies, and what belongs to it. */
export function explainCommand(id: string): void {
  const lines = [ofPurpose, ofRequirement, ofAmbiguity, ofClause]
    .map((explain) => explain(id))
    .find(({ length }) => length > 0);
  if (lines === undefined) unknown(id);
  else console.log(lines.join('\n').trimEnd());
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function ofPurpose(id: string): readonly string[] {
  const purpose = purposes.find((known) => isSame(known.id, id));
  if (purpose === undefined) return [];
  return [`${purpose.id}: ${purpose.title}.`, '', ...purpose.verifies.flatMap((verified) => [...about(verified), ''])];
}

function ofRequirement(id: string): readonly string[] {
  const rule = requirements.find((known) => isSame(known.id, id));
  return rule === undefined ? [] : [...about(rule.id), '', ...verifiedBy(rule.id)];
}

function ofAmbiguity(id: string): readonly string[] {
  const note = ambiguities[id.toUpperCase()];
  if (note === undefined) return [];
  const touched = requirements.filter(({ ambiguity = '' }) => new RegExp(`\\b${id}\\b`, 'i').test(ambiguity));
  return [`${id.toUpperCase()}: ${note}.`, '', ...touched.flatMap((rule) => [...about(rule.id), ''])];
}

function ofClause(clause: string): readonly string[] {
  const own = requirements.filter((rule) => isSame(rule.clause, clause) || rule.clause.startsWith(`${clause} `));
  return own.flatMap((rule) => [...about(rule.id), '']);
}

function about(id: Parameters<typeof requirement>[0]): readonly string[] {
  const {
    clause,
    level,
    layer,
    mark,
    text,
    condition = [],
    shallWhen,
    untestable,
    ambiguity,
    conditional = false,
  } = requirement(id);
  return [
    `${id}  ${text}`,
    `      ${clause}; ${level}${shallWhen === undefined ? '' : ` (shall where the PICS claims ${shallWhen})`}, ${layer} layer, ${marks[mark]}`,
    ...condition.map((term) =>
      `      Applies only if ${term.startsWith('!') ? 'not' : ''} claimed: ${picsQuestions[term.replace(/^!/, '') as keyof typeof picsQuestions].question}`.replace(
        'if  ',
        'if ',
      ),
    ),
    ...(conditional ? ['      Judged only where an answer gives occasion for it'] : []),
    ...(untestable === undefined ? [] : [`      Untestable: ${untestable}`]),
    ...(ambiguity === undefined ? [] : [`      Open: ${ambiguity}`]),
  ];
}

const marks = {
  V: 'read in a published text',
  I: 'inferred from a published text',
  U: 'unconfirmed, never gates',
} as const;

function verifiedBy(id: string): readonly string[] {
  const own = purposes.filter(({ verifies }) => (verifies as readonly string[]).includes(id));
  return own.length === 0 ? [] : ['Verified by', ...own.map((purpose) => `  ${purpose.id}  ${purpose.title}`)];
}

function unknown(id: string): never {
  const near = nearest(id, [...purposes.map((known) => known.id), ...requirements.map((known) => known.id)]);
  throw new UsageError([
    `${JSON.stringify(id)} names no purpose, requirement, ambiguity or clause${near === undefined ? '; `list` shows them all' : `; did you mean '${near}'?`}`,
  ]);
}
