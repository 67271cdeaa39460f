import type { RequirementId } from '../../spec/requirements.ts';
import type { Answer, Operation } from './operation.ts';
import type { ProfileName } from './profiles.ts';
import type { Sight } from './sight.ts';
import type { State } from './state.ts';

/** Something that was done before, in order. */
export interface Past {
  readonly ue: number;
  readonly operation: Operation;
  readonly answer: Answer;
}

/** An answer that no legal server gives, and what had been done before. */
export interface Breach extends Past {
  /** What the UE may have been. */
  readonly before: readonly State[];
  readonly past: readonly Past[];
}

/** The requirement that such an answer breaks. */
export function blame(breach: Breach): RequirementId {
  const { operation, answer } = breach;
  if (operation.kind !== 'look-up')
    return operation.kind === 'register' ? blameRegistration(breach) : blameLeaving(breach);
  return typeof answer === 'object' ? blameSight(breach, answer) : 'W-12';
}

const isAccepted = ({ answer }: Past): boolean => answer === 'accepted';
const ownOf = ({ ue, past }: Breach): readonly Past[] => past.filter((event) => event.ue === ue);
const isLeaving = (event: Past): boolean =>
  event.operation.kind === 'deregister' && event.operation.defect === undefined && isAccepted(event);
const isValidRegistration = (event: Past): boolean =>
  event.operation.kind === 'register' && event.operation.defect === undefined && isAccepted(event);

/** The UE was registered once and has been de-registered since. */
const hasLeft = (breach: Breach): boolean => {
  const own = ownOf(breach);
  return own.some((event, at) => isLeaving(event) && own.slice(0, at).some(isValidRegistration));
};

function blameRegistration(breach: Breach): RequirementId {
  const { operation, answer } = breach;
  if (operation.kind === 'look-up') return 'W-12';
  if (operation.defect === 'wrong credential') return 'S-08';
  if (operation.defect !== undefined) return operation.defect === 'no gateway' ? 'R-31' : 'R-32';
  if (answer === 'server-error') return 'R-70';
  return hasLeft(breach) ? 'R-64' : 'R-12';
}

function blameLeaving(breach: Breach): RequirementId {
  const { operation, answer, before } = breach;
  if (operation.kind !== 'look-up' && operation.defect !== undefined)
    return operation.defect === 'wrong credential' ? 'D-07' : 'D-09';
  if (answer === 'server-error' && before.every((state) => state === undefined))
    return hasLeft(breach) ? 'D-11' : 'D-10';
  return 'D-02';
}

/** What is seen is the work of the last request since all was well. */
function blameSight(breach: Breach, sight: Sight): RequirementId {
  const { ue, past, before } = breach;
  const seen = past.findLastIndex((event) => event.ue === ue && event.operation.kind === 'look-up');
  const since = past.slice(seen + 1).filter(({ operation }) => operation.kind !== 'look-up');
  const own = since.findLast((event) => event.ue === ue);
  if (sight.records > 1) return gatewaysOf(breach).size > 1 ? 'R-63' : 'R-60';
  const isMissing = sight.records === 0;
  const isExtra = before.every((state) => state === undefined);
  if (isMissing && own !== undefined && isValidRegistration(own) && isReborn(breach)) return 'R-64';
  const culprit = since.at(-1);
  if (culprit === undefined) return isMissing ? 'R-05' : isExtra ? 'W-12' : contentOf(breach, sight);
  if (culprit.ue !== ue) return foreign(culprit);
  if (culprit.operation.kind === 'deregister') return afterLeaving(breach, culprit);
  if (isExtra || !isValidRegistration(culprit)) return refusedOf(culprit);
  if (isMissing) return 'R-05';
  return contentOf(breach, sight);
}

/** It was registered once since it had left, or more often without anybody having looked. */
function isReborn(breach: Breach): boolean {
  const own = ownOf(breach);
  const life = own.slice(own.findLastIndex(isLeaving) + 1);
  const isUnseen = life.every(({ operation }) => operation.kind !== 'look-up');
  return hasLeft(breach) && (isUnseen || life.filter(isValidRegistration).length === 1);
}

const gatewaysOf = (breach: Breach): ReadonlySet<string> =>
  new Set(ownOf(breach).flatMap(({ operation }) => (operation.kind === 'register' ? [operation.gateway] : [])));

/** A request about another UE touched this one. */
function foreign({ operation, answer }: Past): RequirementId {
  if (operation.kind === 'deregister') return 'D-06';
  return answer === 'accepted' ? 'R-12' : 'R-52';
}

function afterLeaving(breach: Breach, culprit: Past): RequirementId {
  const { operation } = culprit;
  if (operation.kind === 'deregister' && operation.defect !== undefined)
    return operation.defect === 'wrong credential' ? 'D-07' : 'D-09';
  if (isAccepted(culprit)) return 'D-05';
  return hasLeft(breach) ? 'D-11' : 'D-10';
}

/** A refused registration left something, or one of a registered UE changed what it was refused to change. */
function refusedOf({ operation }: Past): RequirementId {
  return operation.kind === 'register' && operation.defect !== undefined ? 'R-49' : 'R-62';
}

function contentOf(breach: Breach, { gateway, profiles = [] }: Sight): RequirementId {
  const { before } = breach;
  if (gateway !== undefined && !before.some((state) => state?.gateway === gateway)) return 'R-13';
  const own = ownOf(breach);
  const born = own.findLastIndex(isLeaving) + 1;
  const registrations = own.slice(born).filter(isValidRegistration);
  const former = new Set(own.slice(0, born).flatMap(({ operation }) => profileIn(operation)));
  if (profiles.some((profile) => former.has(profile))) return 'R-64';
  return registrations.length > 1 ? 'R-62' : born > 0 ? 'R-64' : 'R-06';
}

const profileIn = (operation: Operation): readonly ProfileName[] =>
  operation.kind === 'register' && operation.profile !== 'none' ? [operation.profile] : [];
