import { picsQuestions } from '../../spec/pics.ts';
import { requirement, requirements } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../usage-error.ts';

/** Explains a purpose or a requirement: what it is about, when it applies, and what belongs to it. */
export function explainCommand(id: string): void {
  const purpose = purposes.find((known) => known.id.toLowerCase() === id.toLowerCase());
  const rule = requirements.find((known) => known.id.toLowerCase() === id.toLowerCase());
  if (purpose !== undefined)
    console.log(
      [`${purpose.id}: ${purpose.title}.`, '', ...purpose.verifies.flatMap((verified) => [...about(verified), ''])]
        .join('\n')
        .trimEnd(),
    );
  else if (rule !== undefined) console.log([...about(rule.id), '', ...verifiedBy(rule.id)].join('\n'));
  else unknown(id);
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
    `${JSON.stringify(id)} names no purpose and no requirement${near === undefined ? '; `list` shows them all' : `; did you mean '${near}'?`}`,
  ]);
}
