import { gatingIn, sentenceOf } from '../gating.ts';
import { jsonText } from '../json-text.ts';
import type { Report, Result } from '../report.ts';
import { visibleLine } from '../visible.ts';
import { messageOf } from './message.ts';
import { ruleOf } from './rule.ts';
import { webOf } from './web.ts';

/** Results need a place in the repository of whoever uploads them; this is what they have there. */
const place = { uri: 'conform.yaml' } as const;

type Gates = (result: Result) => boolean;

/** What the gate holds against the run is an error, any other deviation a warning, and a note where nothing confirms the requirement. */
const levelOf = (result: Result, gates: Gates): 'error' | 'warning' | 'note' =>
  gates(result) ? 'error' : result.provisional ? 'note' : 'warning';

function resultOf(result: Result, { gates, rules }: { readonly gates: Gates; readonly rules: readonly string[] }) {
  const { purpose, title, failure, replay, exchanges } = result;
  const requirement = failure?.requirement ?? '';
  const ruleIndex = rules.indexOf(requirement);
  const decisive = exchanges[result.decisive ?? exchanges.length - 1];
  return {
    ruleId: requirement,
    ...(ruleIndex >= 0 && { ruleIndex }),
    kind: 'fail',
    level: levelOf(result, gates),
    message: messageOf(`${title}: ${sentenceOf(result)}`),
    locations: [
      {
        physicalLocation: { artifactLocation: place, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: purpose, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'purposeAndRequirement/v1': `${purpose} ${requirement}` },
    ...(decisive && webOf(decisive)),
    properties: {
      purpose,
      replay: visibleLine(replay),
      ...(failure && { clause: failure.clause, layer: failure.layer }),
    },
  };
}

/** What came to no verdict is no result: it is told of the run itself. */
const notificationOf = (result: Result, gates: Gates) => ({
  level: result.verdict === 'error' || gates(result) ? 'error' : 'note',
  message: messageOf(`${result.purpose}: ${result.verdict}: ${sentenceOf(result)}`),
});

function invocationOf(report: Report, gates: Gates) {
  const { startedAt, durationMs, exitCode, sentence, verdict, results } = report;
  const open = results.filter((result) => result.verdict === 'inconc' || result.verdict === 'error');
  return {
    executionSuccessful: verdict !== 'ERROR' && verdict !== 'NOT USABLE',
    exitCode,
    exitCodeDescription: visibleLine(sentence),
    startTimeUtc: startedAt,
    endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    toolExecutionNotifications: open.map((result) => notificationOf(result, gates)),
  };
}

/** results.sarif, SARIF 2.1.0: a requirement is a rule, and a failed purpose a result of it. */
export function renderSarif(report: Report): Readonly<Record<string, string>> {
  const { suite, binding, release, seed, verdict, requirements, results } = report;
  const gates = gatingIn(report);
  const rules = requirements.map(({ id }) => id);
  const failed = results.filter((result) => result.verdict === 'fail');
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: suite.name, semanticVersion: suite.version, rules: requirements.map(ruleOf) } },
        automationDetails: { id: `${suite.name}/${binding}/${release}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [invocationOf(report, gates)],
        results: failed.map((result) => resultOf(result, { gates, rules })),
        properties: { verdict, target: visibleLine(report.target), binding, release, seed },
      },
    ],
  };
  return { 'results.sarif': `${jsonText(sarif, 2)}\n` };
}
