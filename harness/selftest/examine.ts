import type { Report } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import { configOf } from '../config/config-of.ts';
import type { Overrides } from '../config/override.ts';
import { run } from '../engine/run.ts';
import { referenceBodyLimit } from '../reference/provisioning.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';

/** How a server is examined, where not as usual. */
export interface Examination extends Overrides {
  readonly pics?: Partial<Pics>;
  /** How long an answer is waited for. */
  readonly answerMs?: number;
}

/** Starts a server of ours, runs the suite against it over sockets, and gives the report. */
export async function examine(selection: Selection, examination: Examination = {}): Promise<Report> {
  const { pics = {}, answerMs = 500, ...overrides } = examination;
  await using server = await startReference(selection);
  const base = await configOf({ name: 'conform.yaml', text: '' }, { target: server.url, runs: '5', ...overrides }, {});
  const timers = { ...base.pixit.timers, answerMs };
  await using rig = await mountRig(
    {
      ...base,
      pics: { ...base.pics, bodyLimit: true, ...pics },
      pixit: { ...base.pixit, maxBodyBytes: referenceBodyLimit, timers },
    },
    { replay: (purpose) => `run --only ${purpose}` },
  );
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}
