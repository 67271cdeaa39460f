import type { Report } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import type { ReleaseId } from '../../spec/release.ts';
import { configOf } from '../config/config-of.ts';
import { runDefaults } from '../config/defaults.ts';
import type { Overrides } from '../config/override.ts';
import { run } from '../engine/run.ts';
import type { Deviation } from '../reference/behaviour.ts';
import { applicationServerOf, guardOf, referencePki, securedPics, securityOf } from '../reference/protection.ts';
import { referenceBodyLimit, referenceDelivery } from '../reference/provisioning.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { mountRig } from '../rig.ts';
import { luckOf, startProxy, type Weather } from './proxy.ts';

/** Bad weather between the suite and the server. */
export type Disturbance = 'jitter' | 'resets';

/** How long a message is waited for that may never come. */
const waitMs = 2000;

const weather: Readonly<Record<Disturbance, Omit<Weather, 'seed'>>> = {
  jitter: { jitterMs: 20, resets: 0 },
  resets: { jitterMs: 0, resets: 0.01 },
};

/** How a server is examined, where not as usual. */
export interface Examination extends Overrides {
  readonly pics?: Partial<Pics>;
  readonly release?: ReleaseId;
  readonly disturbance?: Disturbance;
  /** The seed of another order of the purposes. */
  readonly shuffle?: number;
  /** How long an answer is waited for. */
  readonly answerMs?: number;
  readonly settleMs?: number;
  /** How many further cases may make a counterexample smaller. */
  readonly shrinks?: number;
  /** How the server is reached, where not by HTTP/1.1 in plain text. */
  readonly mounting?: Deviation['mounting'];
}

/** Starts a server of ours, runs the suite against it over sockets, and gives the report. */
export async function examine(selection: Selection, examination: Examination = {}): Promise<Report> {
  const { pics = {}, release, answerMs = 3000, settleMs = 0, mounting = {}, ...rest } = examination;
  const { disturbance, shuffle, shrinks = runDefaults.shrinks, ...overrides } = rest;
  const pki = mounting.isSecured === true ? referencePki() : undefined;
  const guard = pki && guardOf(pki);
  const { binding } = overrides;
  const gatewayRoots = new Map<string, string>();
  await using server = await startReference({ ...selection, http: mounting.http, binding, guard, gatewayRoots });
  const seed = Number(overrides.seed ?? 1);
  await using proxy = disturbance && (await startProxy(server.url, { ...weather[disturbance], seed }));
  const base = await configOf(
    { name: 'conform.yaml', text: '' },
    { target: (proxy ?? server).url, runs: '5', ...(mounting.http && { http: mounting.http }), ...overrides },
    {},
  );
  const timers = { ...base.pixit.timers, answerMs, settleMs };
  await using rig = await mountRig(
    {
      ...base,
      ...(release && { release }),
      ...(pki && { security: securityOf(pki) }),
      pics: {
        ...base.pics,
        bodyLimit: true,
        messageDelivery: binding !== 'coap-json',
        ...(pki && securedPics),
        ...pics,
      },
      delivery: { ...referenceDelivery, waitMs, ...(pki && { security: applicationServerOf(pki) }) },
      run: { ...base.run, shrinks },
      pixit: { ...base.pixit, maxBodyBytes: referenceBodyLimit, timers },
    },
    { replay: (purpose) => `run --only ${purpose}`, ...(shuffle !== undefined && { arrange: shuffled(shuffle) }) },
  );
  for (const [gateway, root] of rig.delivery?.roots ?? []) gatewayRoots.set(gateway, root);
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

/** The same seed gives the same order. */
function shuffled(seed: number): <T>(items: readonly T[]) => readonly T[] {
  const luck = luckOf(seed);
  return (items) =>
    items
      .map((item) => ({ item, place: luck() }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ item }) => item);
}
