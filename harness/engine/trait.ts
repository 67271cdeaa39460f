import { isJsonObject } from '../../fixtures/json.ts';
import type { PicsItem } from '../../spec/pics.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import type { Disturbance, Outcome, Stimulus } from '../../suites/iut.ts';
import type { ResponsePacket } from '../binding/binding.ts';
import { readBody } from '../binding/body.ts';
import type { Pixit } from '../config/config.ts';

/** One exchange, and what was known of its UE before it. */
export interface Glimpse {
  readonly stimulus: Stimulus;
  readonly outcome: Outcome;
  readonly response: ResponsePacket;
  readonly pixit: Pixit;
  readonly before: 'registered' | 'gone' | 'unknown';
  /** The registration that the UE has, as it was asked for. */
  readonly former?: Stimulus['message'];
}

/** One way in which right servers differ, what one exchange shows of it, and which requirement judges it. */
export interface Trait {
  readonly behaviour: string;
  readonly requirement: RequirementId;
  /** The claim of the PICS about it. */
  readonly item?: PicsItem;
  /** The requirement that judges it where that is claimed, when it is another one. */
  readonly claimed?: RequirementId;
  /** The purposes that ask for this behaviour, where the requirement has others too. */
  readonly about?: RegExp;
  readonly shows: (glimpse: Glimpse) => string | undefined;
}

const isPlain = ({ flaw, disturbance }: Stimulus): boolean => flaw === undefined && disturbance === undefined;

/** What became of a request, and by which status. */
const answered = ({ outcome: { kind, refusal }, response }: Glimpse): string | undefined => {
  if (kind !== 'accepted' && kind !== 'rejected') return undefined;
  const how = kind === 'accepted' ? 'accepted' : refusal === 'redirect' ? 'redirected' : 'refused';
  return `${how} (${response.status})`;
};

const when =
  (applies: (glimpse: Glimpse) => boolean): Trait['shows'] =>
  (glimpse) =>
    applies(glimpse) ? answered(glimpse) : undefined;

const isRegistration = ({ stimulus }: Glimpse): boolean => stimulus.operation === 'register' && isPlain(stimulus);
const isDeregistration = ({ stimulus }: Glimpse): boolean => stimulus.operation === 'deregister' && isPlain(stimulus);
const disturbed = (disturbance: Disturbance): Trait['shows'] =>
  when(({ stimulus }) => stimulus.operation === 'register' && stimulus.disturbance === disturbance);
const isEqual = ({ stimulus: { message }, former }: Glimpse): boolean =>
  JSON.stringify(message) === JSON.stringify(former);

/** Which IEs a successful answer carries. */
const carried =
  (operation: Stimulus['operation']): Trait['shows'] =>
  ({ stimulus, outcome }) => {
    if (stimulus.operation !== operation || outcome.kind !== 'accepted') return undefined;
    const names = (['ueServiceId', 'result'] as const).filter((name) => outcome.answer?.[name] !== undefined);
    return names.length === 0 ? 'neither UE Service ID nor result' : names.join(' and ');
  };

const hasNull = ({ stimulus: { message } }: Glimpse): boolean => {
  const profile = message['profile'];
  return profile === null || (isJsonObject(profile) && profile['communicationAvailability'] === null);
};

/** By which HTTP the answers came; which one else is offered shows in a handshake only. */
export const versions: Trait = {
  behaviour: 'HTTP versions',
  requirement: 'W-06',
  shows: ({ response: { version } }) => (version === undefined ? undefined : `HTTP/${version} spoken`),
};

// oxfmt-ignore
export const traits: readonly Trait[] = [
  { behaviour: 'A first registration',                     requirement: 'R-17', shows: when((glimpse) => isRegistration(glimpse) && glimpse.before === 'gone' && glimpse.outcome.kind === 'accepted') },
  { behaviour: 'An equal registration of a registered UE', requirement: 'R-60', shows: when((glimpse) => isRegistration(glimpse) && glimpse.before === 'registered' && isEqual(glimpse)) },
  { behaviour: 'A registration by another gateway',        requirement: 'R-63', shows: when((glimpse) => isRegistration(glimpse) && glimpse.before === 'registered' && glimpse.former?.['mgwServiceId'] !== glimpse.stimulus.message['mgwServiceId'] && glimpse.stimulus.message['mgwServiceId'] === glimpse.pixit.secondGateway?.mgwServiceId) },
  { behaviour: 'A de-registration of a UE that is not registered', requirement: 'D-11', shows: when((glimpse) => isDeregistration(glimpse) && glimpse.before === 'gone') },
  { behaviour: 'A successful registration answer carries', requirement: 'W-09', shows: carried('register') },
  { behaviour: 'A successful de-registration answer carries', requirement: 'D-03', shows: carried('deregister') },
  { behaviour: 'A gateway that the server does not know',  requirement: 'W-11', item: 'gatewayAuthorisation', shows: when(({ stimulus, pixit }) => stimulus.operation === 'register' && stimulus.message['mgwServiceId'] !== undefined && stimulus.message['mgwServiceId'] === pixit.unknownGateway) },
  { behaviour: 'A registration with a wrong credential',   requirement: 'S-08', item: 'gatewayTrusted', shows: when(({ stimulus, pixit }) => stimulus.operation === 'register' && stimulus.message['ueCredentialInformation'] === pixit.wrongCredential && typeof stimulus.message['ueServiceId'] === 'string' && stimulus.disturbance === undefined) },
  { behaviour: 'A registration without a credential',     requirement: 'R-32', item: 'credentialIe', shows: when(({ stimulus }) => stimulus.operation === 'register' && stimulus.flaw?.ie[0] === 'ueCredentialInformation' && !('ueCredentialInformation' in stimulus.message)) },
  { behaviour: 'null for an optional IE',                  requirement: 'R-35', shows: when((glimpse) => glimpse.stimulus.operation === 'register' && hasNull(glimpse)) },
  { behaviour: 'A member that nobody declared',          requirement: 'R-37', item: 'closedSchema', claimed: 'R-57', about: /-member$/, shows: disturbed('unknown-member') },
  { behaviour: 'A query parameter that nobody declared',   requirement: 'R-43', item: 'strictQuery', shows: disturbed('query-parameter') },
  { behaviour: 'A body larger than pixit.maxBodyBytes',    requirement: 'R-40', item: 'bodyLimit', shows: disturbed('oversize-body') },
  { behaviour: 'The media type of refusals',               requirement: 'R-46', item: 'errorProfile', shows: ({ outcome, response }) => (outcome.kind === 'rejected' ? readBody(response).mediaType || 'no body' : undefined) },
  { behaviour: 'The causes of refusals',                   requirement: 'W-08', item: 'errorProfile', shows: ({ outcome }) => outcome.cause },
];
