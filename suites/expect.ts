import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectContent, type Stored, unseenContent } from './expect-content.ts';
import type { UeIdentity } from './identity.ts';
import type { Observation, Outcome, Readings, Refusal, StoredRegistration } from './iut.ts';
import { disagreement, traces } from './profile.ts';
import { shown, toRegister } from './step.ts';
import { Failure, Inconclusive } from './verdict.ts';

/** The outcome is a success. */
export function expectAccepted(context: Context, requirement: RequirementId, outcome: Outcome): void {
  if (outcome.kind === 'unclear')
    throw new Inconclusive('unclear', `the answer can be read as neither success nor failure (${outcome.text})`);
  if (outcome.kind !== 'accepted')
    throw new Failure(requirement, 'success', outcome.text, { shownBy: outcome, ...among(outcome, 'accepted') });
  context.met(requirement);
}

/** The outcome is a failure, of one of the given kinds where any are given. */
export function expectRejected(
  context: Context,
  requirement: RequirementId,
  outcome: Outcome,
  refusals?: readonly Refusal[],
): void {
  if (outcome.kind === 'unclear' && refusals === undefined)
    throw new Inconclusive('unclear', `the answer can be read as neither success nor failure (${outcome.text})`);
  const wanted = refusals === undefined ? 'a failure' : refusalText(refusals);
  const isWanted = refusals === undefined || refusals.includes(outcome.refusal ?? 'client-error');
  if (outcome.kind !== 'rejected' || !isWanted)
    throw new Failure(requirement, wanted, outcome.text, {
      shownBy: outcome,
      ...(refusals === undefined && among(outcome, 'rejected')),
    });
  context.met(requirement);
}

const among = ({ readings }: Outcome, kind: keyof Readings): { readonly among?: readonly string[] } =>
  readings === undefined ? {} : { among: readings[kind] };

function refusalText(refusals: readonly Refusal[]): string {
  if (refusals.includes('method-not-allowed')) return 'the method to be refused as not allowed or not implemented';
  if (refusals.includes('failure-result')) return "a refusal as the client's error";
  return `a refusal as ${refusals.join(' or ')}`;
}

/** Any answer that can be read is fine. */
export function expectAnswered(context: Context, requirement: RequirementId, outcome: Outcome): void {
  if (outcome.kind === 'unclear')
    throw new Inconclusive('unclear', `the answer can be read as neither success nor failure (${outcome.text})`);
  if (outcome.refusal === 'server-error')
    throw new Failure(requirement, 'a success or a failure that blames no server error', outcome.text, {
      shownBy: outcome,
    });
  context.met(requirement);
}

/** Until the settle time is over, a look may show what was stored before. */
const isAsSent =
  ({ cast, pics }: Context, { profile, former, gateway = cast.gateway.mgwServiceId }: Stored) =>
  (seen: Observation): boolean => {
    if (!seen.seen || !seen.registered) return false;
    const { records = [] } = seen;
    const isShown = profile !== undefined && pics.profileReadBack;
    return records.every(
      (record) =>
        records.length === 1 &&
        (record.hidesGateway === true || record.mgwServiceId === gateway) &&
        (former === undefined || traces(former, profile, record.profile).length === 0) &&
        (!isShown || disagreement(profile, record.profile) === undefined),
    );
  };

/** The UE is stored, once, with its gateway and profile, as far as anything shows it. */
export async function expectStored(context: Context, ue: UeIdentity, stored: Stored = {}): Promise<Observation> {
  const requirement = stored.requirement ?? 'R-05';
  const observation = await context.observe(ue, isAsSent(context, stored));
  if (!observation.seen || observation.by === 'answers') unseenContent(context, stored);
  if (!observation.seen) {
    context.unobserved(requirement, observation.why);
    return observation;
  }
  const records = observation.records ?? [];
  const where = { shownBy: observation };
  if (!observation.registered) {
    if (requirement !== 'R-05') await demandStorage(context, ue, requirement);
    const got = `no registration of it${observation.isNamed === true ? ' where the binding looks, though the answer names it' : ''}`;
    throw new Failure(requirement, `${shown(ue)} to be registered`, got, where);
  }
  if (records.length > 1)
    throw new Failure(requirement, `one registration of ${shown(ue)}`, `${records.length} of them`, where);
  context.met(requirement);
  if (records[0] === undefined) return observation;
  const ofProfile = await ruleOfProfile(context, ue, records[0], stored);
  expectContent(context, records[0], { ...stored, where, ofProfile });
  return observation;
}

/** Where the profile is not as sent: that, unless a registration keeps it and only what came after it lost it. */
async function ruleOfProfile(
  context: Context,
  ue: UeIdentity,
  record: StoredRegistration,
  { requirement = 'R-05', profile }: Stored,
): Promise<RequirementId> {
  const isLost =
    profile !== undefined && context.pics.profileReadBack && disagreement(profile, record.profile) !== undefined;
  if (!isLost || !isToStay(requirement)) return 'R-06';
  const again = toRegister(context, ue, { profile, step: `register ${shown(ue)} again, to see its profile` });
  if ((await context.trySend(again)).kind !== 'accepted') return 'R-06';
  await expectStored(context, ue, { profile });
  return requirement;
}

/** A UE that was to stay registered. */
const isToStay = (requirement: RequirementId): boolean => requirement === 'R-52' || /^[DS]-/.test(requirement);

/** Where not even a plain registration is stored, that is what is wrong, whatever the question was. */
async function demandStorage(context: Context, ue: UeIdentity, requirement: RequirementId): Promise<void> {
  if (!isToStay(requirement) && !context.seemsForgetful) return;
  const plain = isToStay(requirement) ? ue : await context.take();
  const { kind } = await context.trySend(toRegister(context, plain, { step: `register ${shown(plain)}, to see it` }));
  if (kind === 'accepted') await expectStored(context, plain);
}

/** What a de-registration is for. */
const ofRemoval: ReadonlySet<RequirementId> = new Set(['D-05', 'D-16']);

/** The UE is not stored, as far as anything shows it. */
export async function expectNotStored(
  context: Context,
  ue: UeIdentity,
  requirement: RequirementId,
): Promise<Observation> {
  const observation = await context.observe(ue, false);
  if (!observation.seen && observation.isDoubtful === true && ofRemoval.has(requirement))
    throw new Inconclusive('unclear', observation.why);
  if (!observation.seen) context.unobserved(requirement, observation.why);
  else if (observation.registered && context.isStuck(ue) && !requirement.startsWith('D-'))
    throw new Inconclusive(
      'precondition',
      `precondition: ${shown(ue)} was registered before, and de-registration does not remove it`,
    );
  else if (observation.registered)
    throw new Failure(requirement, `no registration of ${shown(ue)}`, found(observation), { shownBy: observation });
  else context.met(requirement);
  return observation;
}

const found = (observation: Extract<Observation, { seen: true }>): string =>
  observation.records === undefined ? 'it is registered' : `it is registered: ${JSON.stringify(observation.records)}`;
