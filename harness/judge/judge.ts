import type { Breach, Judged } from '../../reports/judged.ts';
import type { Pics } from '../../spec/pics.ts';
import { requirement, type RequirementId } from '../../spec/requirements.ts';
import { judgeAnswer } from '../../suites/answer.ts';
import type { Check, Outcome, Stimulus } from '../../suites/iut.ts';
import type { Binding, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { applicable } from '../engine/ledger.ts';
import type { CapturedEntry } from './read-har.ts';

/** Which traffic is looked at, and by which rules. */
export interface Bench {
  readonly binding: Binding;
  readonly pics: Pics;
  /** Only what went below this API root. */
  readonly target?: string;
}

/** Judges every exchange of captures that the binding recognises; what no single exchange shows is left alone. */
export function judge(captures: ReadonlyMap<string, readonly CapturedEntry[]>, bench: Bench): Judged {
  const held = new Set<RequirementId>();
  const broken = new Map<RequirementId, Breach>();
  let [entries, judged] = [0, 0];
  for (const [file, list] of captures)
    for (const [place, entry] of list.entries()) {
      entries += 1;
      const checks = checksOf(entry, bench);
      if (checks === undefined) continue;
      judged += 1;
      for (const check of applicable(checks, bench.pics)) {
        if (check.moot !== undefined) continue;
        if (check.holds) held.add(check.requirement);
        else broken.set(check.requirement, breachOf(check, broken.get(check.requirement), { file, entry: place + 1 }));
      }
    }
  const order = (one: RequirementId, other: RequirementId): number => (one < other ? -1 : 1);
  return {
    entries,
    judged,
    ignored: entries - judged,
    held: [...held].filter((id) => !broken.has(id)).toSorted(order),
    broken: [...broken.values()].toSorted((one, other) => order(one.requirement, other.requirement)),
  };
}

function breachOf(
  { requirement: id, expected, got }: Check,
  known: Breach | undefined,
  where: Pick<Breach, 'file' | 'entry'>,
): Breach {
  if (known !== undefined) return { ...known, times: known.times + 1 };
  const { clause, level, layer } = requirement(id);
  return { requirement: id, clause, level, layer, expected, got, ...where, times: 1 };
}

function checksOf({ request, response }: CapturedEntry, { binding, target }: Bench): readonly Check[] | undefined {
  if (!URL.canParse(request.url) || response.status === 0) return undefined;
  if (target !== undefined && !request.url.startsWith(`${target.replace(/\/$/, '')}/`)) return undefined;
  const { pathname, search } = new URL(request.url);
  const packet: RequestPacket = {
    method: request.method,
    path: pathname + search,
    headers: request.headers.map(({ name, value }) => [name, value] as const),
    ...(request.postData?.text !== undefined && { body: bytesOf(request.postData.text, request.postData._encoding) }),
  };
  const recognised = binding.recognise?.(packet);
  const body = bytesOf(response.content?.text ?? '', response.content?.encoding);
  // A body that the capture does not hold whole says nothing.
  if (recognised === undefined || (response.content?.size ?? 0) > body.length) return undefined;
  const answer: ResponsePacket = {
    status: response.status,
    reason: response.statusText ?? '',
    headers: response.headers.map(({ name, value }) => [name, value] as const),
    body,
    isCut: false,
  };
  // Who asked is not known, and a stranger may be turned away in any format.
  const isTurnedAway = response.status === 401 || response.status === 403;
  const { inBody, ...asked } = recognised;
  const stimulus: Stimulus = { ...asked, ...(isTurnedAway && { as: 'no-token' }), step: asked.operation };
  const outcome = binding.decode(stimulus, answer);
  return [...outcome.checks, ...judgeAnswer(stimulus, outcome), ...mandatoryChecks(stimulus, outcome, inBody)];
}

const mandatory: Readonly<Record<Stimulus['operation'], Readonly<Record<string, RequirementId>>>> = {
  register: { ueServiceId: 'R-30', mgwServiceId: 'R-31', ueCredentialInformation: 'R-32' },
  deregister: { ueServiceId: 'D-08', ueCredentialInformation: 'D-09' },
};

/** A request whose body lacks a mandatory IE cannot be a success. */
function* mandatoryChecks(
  { operation, message, disturbance }: Stimulus,
  outcome: Outcome,
  inBody: readonly string[],
): Generator<Check> {
  if (disturbance !== undefined) return;
  for (const [ie, id] of Object.entries(mandatory[operation])) {
    const value = message[ie];
    if (!inBody.includes(ie) || (typeof value === 'string' && value !== '')) continue;
    yield {
      requirement: id,
      holds: outcome.kind !== 'accepted',
      expected: `a failure without ${ie}`,
      got: outcome.text,
    };
  }
}

const bytesOf = (text: string, encoding: string | undefined): Uint8Array =>
  Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
