import type { Call, Deviation } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import { closes } from '../variants/claim.ts';
import type { Fault } from './fault.ts';

/** The look-up is answered like something that is not there. */
const noLookup =
  (status: number, headers: Readonly<Record<string, string>> = {}): Deviation['change'] =>
  (strict) => ({
    checkQuery: (call) => {
      if (call.operation === 'lookup') throw new Refusal(status, { detail: 'There is no such resource.', headers });
      strict.checkQuery(call);
    },
  });

const noFreeIdentities: Deviation['change'] = (strict) => ({
  authorise: (ue, call) => {
    if (ue.ueSvcId.startsWith('free-'))
      throw new Refusal(403, { cause: 'UE_NOT_AUTHORISED', detail: 'Not provisioned.' });
    strict.authorise(ue, call);
  },
});

const anyGateway: Deviation['change'] = () => ({ admitGateway: () => undefined });
const anyQuery: Deviation['change'] = (strict) => ({
  checkQuery: (call) => (call.operation === 'lookup' ? strict.checkQuery(call) : undefined),
});
const noProfiles: Deviation['change'] = (strict) => ({
  show: (found, call) =>
    strict.show(
      found.map(({ ueSvcId, mgwSvcId }) => ({ ueSvcId, mgwSvcId })),
      call,
    ),
});

const profileOf = ({ message }: Call): unknown => message?.['ueProf'];
const registrationOf = ({ operation, message }: Call): unknown => (operation === 'register' ? message : undefined);

/** Claims of the PICS that the server does not live up to. */
// oxfmt-ignore
export const claim: readonly Fault[] = [
  { id: 'claims-look-up',           requirement: 'W-12', title: 'claims the look-up and answers it with 404',           change: noLookup(404), pics: { lookup: true }, caughtBy: ['WIRE/look-up/own-registrations'] },
  { id: 'claims-look-up-405',       requirement: 'W-12', title: 'claims the look-up and answers it with 405',           change: noLookup(405, { allow: 'POST' }), pics: { lookup: true }, caughtBy: ['WIRE/look-up/own-registrations'] },
  { id: 'claims-profile-read-back', requirement: 'R-06', title: 'claims to show profiles and shows none',               change: noProfiles, pics: { profileReadBack: true }, caughtBy: ['REG/BV/answer', 'REG/BV/full', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/working-days'] },
  { id: 'claims-free-identities',   requirement: 'R-55', title: 'claims UE Service IDs of any text and registers none', change: noFreeIdentities, pics: { freeIdentities: true }, caughtBy: ['REG/BV/free-identity'] },
  { id: 'claims-authorisation',     requirement: 'W-11', title: 'claims to refuse unknown gateways and accepts any',    change: anyGateway, pics: { gatewayAuthorisation: true }, caughtBy: ['REG/BI/gateway/forbidden', 'REG/BI/gateway/unknown'] },
  { id: 'claims-strict-query',      requirement: 'R-43', title: 'claims to refuse query parameters and accepts any',    change: anyQuery, pics: { strictQuery: true }, caughtBy: ['REG/BI/query-parameter'] },
  { id: 'claims-closed-schema',     requirement: 'R-57', title: 'claims closed schemas and closes that of the profile', change: closes(profileOf), pics: { closedSchema: true }, caughtBy: ['REG/BI/unknown-member'] },
  { id: 'claims-closed-removal',    requirement: 'D-20', title: 'claims closed schemas and closes that of registrations', change: closes(registrationOf), pics: { closedSchema: true }, caughtBy: ['DEREG/BI/unknown-member'] },
];
