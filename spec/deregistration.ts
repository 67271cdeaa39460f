import type { Message } from './message.ts';
import type { Requirement } from './requirement.ts';

/** Table 8.2.4-1 of TS 23.554, row by row. */
// oxfmt-ignore
export const deregistrationRequest = {
  id: 'deregister', name: 'Non-MSGin5G UE de-registration request', clause: 'Table 8.2.4-1',
  ies: [
    { id: 'ueServiceId',             name: 'UE Service ID',             presence: 'M', type: { kind: 'identifier' } },
    { id: 'ueCredentialInformation', name: 'UE credential information', presence: 'M', type: { kind: 'opaque' } },
  ],
} as const satisfies Message;

/** Table 8.2.4-2 of TS 23.554, row by row. */
// oxfmt-ignore
export const deregistrationResponse = {
  id: 'deregisterAnswer', name: 'Non-MSGin5G UE de-registration response', clause: 'Table 8.2.4-2',
  ies: [
    { id: 'ueServiceId',  name: 'UE Service ID',          presence: 'M', type: { kind: 'identifier' } },
    { id: 'result',       name: 'De-registration result', presence: 'M', type: { kind: 'enumeration', values: ['SUCCESS', 'FAILURE'], extensible: false } },
    { id: 'failureCause', name: 'Failure Cause',          presence: 'O', type: { kind: 'text' } },
  ],
} as const satisfies Message;

/** Clause 8.2.4. */
// oxfmt-ignore
export const deregistration = [
  { id: 'D-01', clause: '8.2.4 step 4', level: 'shall', layer: 'procedure', mark: 'V', text: 'A valid de-registration of a registered UE gets a de-registration response.' },
  { id: 'D-02', clause: 'Table 8.2.4-2', level: 'shall', layer: 'procedure', mark: 'V', text: 'The response carries the de-registration result, and a valid de-registration succeeds.' },
  { id: 'D-03', clause: 'Table 8.2.4-2', level: 'shall', layer: 'procedure', mark: 'V', text: 'The response carries the UE Service ID of its request, exactly.' },
  { id: 'D-04', clause: 'Table 8.2.4-2', level: 'should', layer: 'procedure', mark: 'I', text: 'A successful response carries no Failure Cause.', ambiguity: 'AMB-5' },
  { id: 'D-05', clause: '8.2.4 steps 3-4', level: 'shall', layer: 'procedure', mark: 'V', text: 'After a successful de-registration the UE and its profile are no longer stored.', ambiguity: 'AMB-3, AMB-4: only the end state is judged.' },
  { id: 'D-06', clause: '8.2.4', level: 'shall', layer: 'procedure', mark: 'I', text: 'De-registration leaves the other UEs of the gateway registered.' },
  { id: 'D-07', clause: '8.2.4 step 3', level: 'shall', layer: 'procedure', mark: 'V', text: 'A de-registration with a wrong credential fails, and the UE stays registered.', condition: ['credentialIe', '!gatewayTrusted'], ambiguity: 'AMB-7' },
  { id: 'D-08', clause: 'Table 8.2.4-1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A de-registration without a usable UE Service ID fails, and nothing is deleted.' },
  { id: 'D-09', clause: 'Table 8.2.4-1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A de-registration without usable UE credential information fails, and the UE stays registered.', condition: ['credentialIe', '!gatewayTrusted'], ambiguity: 'AMB-7' },
  { id: 'D-10', clause: '8.2.4 pre-condition 1', level: 'shall', layer: 'procedure', mark: 'I', text: 'De-registration of a UE that was never registered gets a defined answer.', ambiguity: 'Failure, 404 and success are all legal.' },
  { id: 'D-11', clause: '8.2.4 pre-condition 1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A second de-registration gets a defined answer, and the UE stays de-registered.', ambiguity: 'As D-10.' },
  { id: 'D-12', clause: 'Table 8.2.4-2', level: 'shall', layer: 'procedure', mark: 'V', text: 'A failed de-registration is reported as a failure; the cause is optional.', ambiguity: 'AMB-5, AMB-9' },
  { id: 'D-13', clause: '8.2.4 step 3', level: 'shall', layer: 'procedure', mark: 'I', text: 'A gateway cannot de-register a UE that another gateway registered.', condition: ['ownershipCheck'], ambiguity: 'AMB-6' },
  { id: 'D-14', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A malformed de-registration is refused as a client error, and nothing is deleted.', condition: ['!coap'] },
  { id: 'D-15', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'Unknown members of a de-registration are ignored and the rest is processed.', condition: ['!coap', '!closedSchema'] },
  { id: 'D-16', clause: '8.2.4 step 3', level: 'shall', layer: 'procedure', mark: 'I', text: 'The stored state is gone no later than the response, plus the declared settle time.', ambiguity: 'AMB-3' },
  { id: 'D-17', clause: '8.2.4', level: 'shall', layer: 'procedure', mark: 'I', text: 'Parallel equal de-registrations all get an answer, and the UE is de-registered afterwards.' },
  { id: 'D-18', clause: '8.2.4', level: 'shall', layer: 'procedure', mark: 'I', text: 'After a de-registration the gateway can go on registering and de-registering other UEs.' },
  { id: 'D-19', clause: 'binding', level: 'shall', layer: 'binding', mark: 'V', text: 'A successful de-registration is answered with a status that the binding declares.' },
  { id: 'D-20', clause: 'binding', level: 'should', layer: 'binding', mark: 'I', text: 'A de-registration with a member that nobody declared is refused as the client\'s error where the PICS claims closed schemas, and the UE stays registered.', condition: ['closedSchema'], ambiguity: 'The claim may be meant of the registration only.' },
] as const satisfies readonly Requirement[];
