import { communicationAvailability } from './availability.ts';
import type { Message } from './message.ts';
import type { Requirement } from './requirement.ts';

/** Table 8.2.3-1 of TS 23.554, row by row. */
// oxfmt-ignore
export const registrationRequest = {
  id: 'register', name: 'Non-MSGin5G UE registration request', clause: 'Table 8.2.3-1',
  ies: [
    { id: 'ueServiceId',             name: 'UE Service ID',             presence: 'M', type: { kind: 'identifier' } },
    { id: 'mgwServiceId',            name: 'MGW Service ID',            presence: 'M', type: { kind: 'identifier' } },
    { id: 'ueCredentialInformation', name: 'UE credential information', presence: 'M', type: { kind: 'opaque' } },
    { id: 'profile',                 name: 'Non-MSGin5G UE Profile',    presence: 'O', type: { kind: 'object', ies: [
      { id: 'communicationAvailability', name: 'Non-MSGin5G UE Communication Availability', presence: 'O', type: communicationAvailability },
    ] } },
  ],
} as const satisfies Message;

/** Table 8.2.1-4 of TS 23.554: its rows could not be read and follow Table 8.2.4-2. */
// oxfmt-ignore
export const registrationResponse = {
  id: 'registerAnswer', name: 'Non-MSGin5G UE registration response', clause: 'Table 8.2.1-4',
  ies: [
    { id: 'ueServiceId',  name: 'UE Service ID',       presence: 'M', type: { kind: 'identifier' } },
    { id: 'result',       name: 'Registration result', presence: 'M', type: { kind: 'enumeration', values: ['SUCCESS', 'FAILURE'], extensible: false } },
    { id: 'failureCause', name: 'Failure Cause',       presence: 'O', type: { kind: 'text' } },
  ],
} as const satisfies Message;

/** Clause 8.2.3, valid behaviour. */
// oxfmt-ignore
export const registrationValid = [
  { id: 'R-01', clause: '8.2.3 steps 1-3', level: 'shall', layer: 'procedure', mark: 'V', text: 'A request with every mandatory IE, from an authorised gateway for an authorised UE, gets a registration response.' },
  { id: 'R-02', clause: '8.2.3 step 3', level: 'shall', layer: 'procedure', mark: 'V', text: 'The response to a valid registration carries the result success.', ambiguity: 'AMB-1: the response table is named differently before and after the change request; the coding is the binding\'s.' },
  { id: 'R-03', clause: '8.2.3 step 3', level: 'shall', layer: 'procedure', mark: 'V', text: 'The response goes to the gateway that asked.', untestable: 'a request-response transport cannot deliver the answer to anybody else' },
  { id: 'R-04', clause: 'Table 8.2.1-4', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration response that names a UE names the UE of its request, exactly.', conditional: true, ambiguity: 'AMB-2: the table could not be read; an absent UE Service ID is tolerated where the transport correlates.' },
  { id: 'R-05', clause: '8.2.3 step 2', level: 'shall', layer: 'procedure', mark: 'V', text: 'After a successful registration the UE Service ID is stored.' },
  { id: 'R-06', clause: '8.2.3 step 2', level: 'shall', layer: 'procedure', mark: 'V', text: 'After a successful registration the UE profile is stored as it was sent.', condition: ['profileReadBack'] },
  { id: 'R-07', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'V', text: 'The profile is optional: a registration without it is accepted.' },
  { id: 'R-08', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'V', text: 'Communication Availability is optional: a profile without it is accepted.', condition: ['profileCarried'] },
  { id: 'R-09', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'V', text: 'A profile with Communication Availability is accepted.', condition: ['profileCarried'], ambiguity: 'The content of Table 8.2.1-3 is unconfirmed; the declared binding gives its coding.' },
  { id: 'R-10', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'V', text: 'A Legacy 3GPP UE can be registered through a Legacy 3GPP Message Gateway.', condition: ['legacy3gpp'] },
  { id: 'R-11', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'V', text: 'A Non-3GPP UE can be registered through a Non-3GPP Message Gateway.', condition: ['non3gpp'] },
  { id: 'R-12', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'One gateway can register several UEs, independently of each other.' },
  { id: 'R-13', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration associates the UE with the gateway named by the MGW Service ID.' },
  { id: 'R-14', clause: '8.2.3 step 1', level: 'shall', layer: 'procedure', mark: 'I', text: 'It makes no difference whether IE values were provisioned at the gateway or supplied by the UE.', untestable: 'the origin of a value leaves no trace in the request' },
  { id: 'R-15', clause: '8.2.3 step 3', level: 'shall', layer: 'procedure', mark: 'I', text: 'Under concurrency every response belongs to its own request.' },
  { id: 'R-16', clause: '5.3.2.2', level: 'shall', layer: 'procedure', mark: 'V', text: 'A registered UE can be resolved as the recipient of a message.', condition: ['messageDelivery'] },
  { id: 'R-17', clause: 'binding', level: 'shall', layer: 'binding', mark: 'V', text: 'A successful registration is answered with a status that the binding declares.' },
  { id: 'R-18', clause: 'TS 29.500 5.2.7.1', level: 'shall', layer: 'binding', mark: 'V', text: 'A successful answer with a body has the declared media type and holds a JSON object.' },
  { id: 'R-19', clause: 'TS 29.500 6.6.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'Feature negotiation answers with the features both sides support.', untestable: 'no feature is defined for this procedure, so no intersection can be wrong' },
  { id: 'R-20', clause: 'binding', level: 'shall', layer: 'binding', mark: 'V', text: 'A registration is answered with what its de-registration names, such as Location, and that ends this registration and no other.', condition: ['registrationResource'] },
] as const satisfies readonly Requirement[];

/** Clause 8.2.3, invalid content. */
// oxfmt-ignore
export const registrationInvalid = [
  { id: 'R-30', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration without a UE Service ID is not a success.' },
  { id: 'R-31', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration without an MGW Service ID is not a success.', condition: ['!gatewayFromTransport'] },
  { id: 'R-32', clause: 'Table 8.2.3-1', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration without UE credential information is not a success.', condition: ['credentialIe', '!gatewayTrusted'], ambiguity: 'AMB-7: later prints of the sister table drop the IE.' },
  { id: 'R-33', clause: 'Table 8.2.3-1', level: 'shall', layer: 'binding', mark: 'I', text: 'An empty mandatory IE of a registration is not accepted.' },
  { id: 'R-34', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'binding', mark: 'V', text: 'A mandatory IE of the wrong JSON type is not accepted in a registration.' },
  { id: 'R-35', clause: 'TS 29.500 5.2.7.2', level: 'should', layer: 'binding', mark: 'V', text: 'A profile of the wrong JSON type is refused.', condition: ['profileCarried'] },
  { id: 'R-36', clause: 'TS 29.500 5.2.7.2', level: 'should', layer: 'binding', mark: 'V', text: 'A Communication Availability that violates its schema is refused.', condition: ['profileCarried'] },
  { id: 'R-37', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'Unknown members of a registration, and unknown values of extensible enumerations, are ignored and the rest is processed.', condition: ['!coap', '!closedSchema'] },
  { id: 'R-38', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A registration whose body is not JSON, or only a part of it, is refused as a client error.', condition: ['!coap'] },
  { id: 'R-39', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A request in another media type is refused as a client error.', condition: ['!coap', 'errorProfile'] },
  { id: 'R-40', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A registration larger than the declared limit is refused.', condition: ['!coap', 'bodyLimit'] },
  { id: 'R-41', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A method that the resource does not have is refused with 405 and Allow, or 501.', condition: ['!coap', 'errorProfile'] },
  { id: 'R-42', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A path that does not exist is answered with 404.', condition: ['!coap', 'errorProfile'] },
  { id: 'R-43', clause: 'TS 29.500 5.2.9', level: 'should', shallWhen: 'strictQuery', layer: 'protocol', mark: 'V', text: 'An unsupported query parameter on a registration is refused.', condition: ['!coap'], ambiguity: 'The declared binding does not repeat the rule, and most servers ignore such parameters: it gates only where the PICS claims it.' },
  { id: 'R-44', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A version of the API that does not exist is refused as a client error.', condition: ['!coap', 'errorProfile'] },
  { id: 'R-45', clause: 'TS 29.500 Table 5.2.7.2-1', level: 'shall', layer: 'protocol', mark: 'V', text: 'A cause that demands invalidParams comes with them, and they point at the IE at fault only.', condition: ['errorProfile'], conditional: true },
  { id: 'R-46', clause: 'TS 29.571 5.2.4.1', level: 'shall', layer: 'protocol', mark: 'V', text: 'The body of an error is a valid problem description whose status is the status of the response.', condition: ['errorProfile'], conditional: true },
  { id: 'R-47', clause: 'RFC 8259 4', level: 'should', layer: 'protocol', mark: 'I', text: 'An oddly coded registration (a duplicated member, a member that is not UTF-8) gets an answer that is not a server error.' },
  { id: 'R-48', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'UE Service IDs are compared exactly: two different texts are two different UEs.', condition: ['freeIdentities'], ambiguity: 'The syntax of identifiers is not defined; refusing one is legal, confusing two is not.' },
  { id: 'R-49', clause: '8.2.3 step 2', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration that is not successful leaves nothing stored.' },
  { id: 'R-50', clause: '8.2.3 step 3', level: 'shall', layer: 'procedure', mark: 'V', text: 'A failed registration is reported to the gateway, not dropped.' },
  { id: 'R-51', clause: 'Table 8.2.1-4', level: 'should', layer: 'binding', mark: 'I', text: 'A failure cause, where given, is a text that is not empty.', conditional: true },
  { id: 'R-52', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'A failed registration does not affect other registrations.' },
  { id: 'R-53', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'A registration with an optional IE that is null is treated as if the IE were absent, or refused as the client\'s error.', condition: ['profileCarried'], ambiguity: 'The declared binding leaves the choice.' },
  { id: 'R-54', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'A registration with a number that is 0, or beyond a day of seconds, is stored as sent, or refused as the client\'s error.', condition: ['profileCarried'], ambiguity: 'No document limits the numbers; a limit is a legal choice, another number is not.' },
  { id: 'R-55', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'A UE Service ID of free choice is accepted where the PICS claims that any text is provisioned.', condition: ['freeIdentities'] },
  { id: 'R-56', clause: 'Table 8.2.1-3', level: 'should', layer: 'procedure', mark: 'U', text: 'A scheduled communication time that ends before it begins is refused.', condition: ['profileCarried'], ambiguity: 'The table could not be read; a time that goes on after midnight may be meant.' },
  { id: 'R-57', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'A registration with a member that nobody declared is refused as the client\'s error where the PICS claims closed schemas, and nothing is stored.', condition: ['closedSchema'] },
] as const satisfies readonly Requirement[];

/** Clause 8.2.3, inopportune and repeated registrations. */
// oxfmt-ignore
export const registrationInopportune = [
  { id: 'R-60', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'An equal registration of a registered UE gets a defined answer, and the UE is registered exactly once afterwards.', ambiguity: 'AMB-10: success, 303, 409 and failure are all legal.' },
  { id: 'R-61', clause: 'TS 29.500 5.2.7.2', level: 'should', layer: 'protocol', mark: 'V', text: 'An equal registration that is answered with 303 carries Location.', condition: ['!coap'], conditional: true },
  { id: 'R-62', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'A registration of a registered UE with another profile replaces the profile or is refused, and never mixes the two.', condition: ['profileReadBack'], ambiguity: 'AMB-10' },
  { id: 'R-63', clause: 'Table 8.2.3-1', level: 'should', layer: 'procedure', mark: 'I', text: 'A UE that a second gateway registers belongs to one gateway afterwards, in agreement with the answer.', ambiguity: 'Take-over and refusal are both legal.' },
  { id: 'R-64', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'A de-registered UE can be registered again, and nothing of the former registration comes back.' },
  { id: 'R-65', clause: '8.2.3', level: 'should', layer: 'procedure', mark: 'I', text: 'A registration outlives the connection it came on.', condition: ['!coap'] },
  { id: 'R-66', clause: 'TS 29.500 5.2.8', level: 'may', layer: 'protocol', mark: 'V', text: 'A retry with the same idempotency key gets a consistent result.', untestable: 'no declared binding carries an idempotency key' },
  { id: 'R-67', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'Parallel equal registrations leave exactly one registration.' },
  { id: 'R-68', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'Crossing registration and de-registration of one UE end with the UE registered once or not at all.' },
  { id: 'R-69', clause: '8.2.3 pre-condition 3', level: 'shall', layer: 'protocol', mark: 'V', text: 'A request outside the secured connection is not served.', condition: ['tlsOnly'] },
  { id: 'R-70', clause: '8.2.3', level: 'shall', layer: 'procedure', mark: 'I', text: 'The server goes on serving after every request, also after a malformed one.' },
  { id: 'R-71', clause: '8.2.3', level: 'may', layer: 'procedure', mark: 'I', text: 'A registration does not expire without indication.', untestable: 'no lifetime is defined, so neither keeping nor dropping it is wrong' },
  { id: 'R-72', clause: '8.2.3', level: 'should', layer: 'procedure', mark: 'I', text: 'Where the documents leave a choice about repeated requests, the server makes the same choice each time.', ambiguity: 'AMB-10: a choice may have reasons that no request shows.' },
  { id: 'R-73', clause: '8.2.3, 8.2.4', level: 'shall', layer: 'procedure', mark: 'I', text: 'The answers to parallel requests for one UE, and what is stored afterwards, are those of some order of the requests.', ambiguity: 'The documents do not speak of parallel requests; each response alone says what was done.' },
] as const satisfies readonly Requirement[];
