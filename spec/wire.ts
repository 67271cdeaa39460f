import type { Requirement } from './requirement.ts';

/** Rules of the declared wire and of HTTP that every answer is held to, and the security rows that need no authenticated gateway. */
// oxfmt-ignore
export const wire = [
  { id: 'W-01', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'Every answer says without contradiction whether the request succeeded.' },
  { id: 'W-02', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'The members of an Ack have their declared types, and the result is one of the declared values.' },
  { id: 'W-03', clause: 'TS 29.500 5.2.7.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A malformed message is the client\'s error: it is not answered with a server error.', condition: ['!coap'] },
  { id: 'W-04', clause: 'RFC 9110 15.5.2', level: 'shall', layer: 'protocol', mark: 'V', text: 'A 401 carries WWW-Authenticate.', condition: ['!coap'], conditional: true },
  { id: 'W-05', clause: 'RFC 9110 15.5.6', level: 'shall', layer: 'protocol', mark: 'V', text: 'A 405 carries Allow.', condition: ['!coap'], conditional: true },
  { id: 'W-06', clause: 'RFC 9112, RFC 8259', level: 'shall', layer: 'protocol', mark: 'V', text: 'Answers are complete, well-framed HTTP, and a JSON body is JSON in UTF-8.', condition: ['!coap'] },
  { id: 'W-07', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'The look-up never shows UE credential information.', condition: ['lookup'] },
  { id: 'W-08', clause: 'TS 29.500 Table 5.2.7.2-1', level: 'shall', layer: 'protocol', mark: 'V', text: 'A cause of TS 29.500 names the class of fault that the message has.', condition: ['errorProfile'], conditional: true },
  { id: 'W-09', clause: 'binding', level: 'should', layer: 'binding', mark: 'I', text: 'The registration Ack carries the UE Service ID.', ambiguity: 'AMB-2' },
  { id: 'W-10', clause: 'binding', level: 'should', layer: 'binding', mark: 'I', text: 'A 201 carries Location.', condition: ['!coap'], conditional: true },
  { id: 'W-11', clause: '8.2.3 step 2', level: 'should', shallWhen: 'gatewayAuthorisation', layer: 'procedure', mark: 'I', text: 'A registration by a gateway that is unknown or not allowed is refused.', ambiguity: 'Accepting by static policy is a legal choice.' },
  { id: 'W-12', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'The look-up that the PICS claims answers with the stored registrations of the UE that was asked for, and of no other.', condition: ['lookup'] },
  { id: 'W-13', clause: 'Table 8.2.1-4', level: 'should', layer: 'procedure', mark: 'I', text: 'A successful registration response carries no Failure Cause.', ambiguity: 'AMB-5' },
  { id: 'W-14', clause: 'RFC 9112 9.3', level: 'shall', layer: 'protocol', mark: 'V', text: 'A connection that the server keeps open after an error serves the next request.', condition: ['!coap'] },
  { id: 'W-15', clause: '8.2.3 step 2', level: 'should', layer: 'procedure', mark: 'I', text: 'A registered UE that is registered again without a profile has no profile afterwards.', condition: ['profileReadBack'], ambiguity: 'AMB-10: an absent profile may be meant as no change.' },
  { id: 'W-16', clause: 'RFC 8259', level: 'shall', layer: 'protocol', mark: 'V', text: 'A message means the same however its JSON text is written: white space, member order, escapes.' },
  { id: 'W-17', clause: 'TS 29.500 Table 5.2.7.2-1', level: 'should', layer: 'protocol', mark: 'I', text: 'A cause of TS 29.500 is spelt as it stands there.', condition: ['errorProfile'], conditional: true, ambiguity: 'Another spelling is another cause, and a cause of its own is legal.' },
  { id: 'W-18', clause: 'RFC 9110 5.3', level: 'shall', layer: 'protocol', mark: 'V', text: 'A header that takes one value stands once in an answer.', condition: ['!coap'] },
  { id: 'W-19', clause: 'RFC 9110 8.3.1', level: 'should', layer: 'protocol', mark: 'V', text: 'The media type of a request is read without regard to the case of its letters.', condition: ['!coap'], ambiguity: 'The declared binding writes it in one way only, so it does not gate.' },
  { id: 'W-20', clause: 'RFC 8259 11', level: 'should', layer: 'protocol', mark: 'I', text: 'A charset parameter, which JSON does not have, makes no difference to a request.', condition: ['!coap'] },
  { id: 'W-21', clause: 'binding', level: 'should', layer: 'binding', mark: 'I', text: 'The Location of a 201 is below the registrations of the service.', condition: ['!coap'], conditional: true },
  { id: 'W-22', clause: 'TS 29.500 Table 5.2.7.2-1', level: 'should', layer: 'protocol', mark: 'V', text: 'A cause about something else than an IE, such as a query parameter, comes with invalidParams where it demands them.', condition: ['errorProfile'], conditional: true, ambiguity: 'The declared binding names the causes about IEs only (R-45).' },
  { id: 'W-23', clause: '8.2.3 step 2', level: 'shall', layer: 'procedure', mark: 'I', text: 'A gateway is known by its MGW Service ID, exactly.', condition: ['gatewayAuthorisation'] },
  { id: 'S-07', clause: '8.2.3 step 2', level: 'shall', layer: 'procedure', mark: 'V', text: 'The registration of a UE that is not authorised fails, and nothing is stored.' },
  { id: 'S-08', clause: '8.2.3 step 2', level: 'shall', layer: 'procedure', mark: 'V', text: 'A registration with a wrong UE credential fails, and nothing is stored.', condition: ['credentialIe', '!gatewayTrusted'], ambiguity: 'AMB-7' },
  { id: 'S-09', clause: '8.2.3 step 2', level: 'should', shallWhen: 'credentialPerUe', layer: 'procedure', mark: 'I', text: 'Only its own credential, exactly, authenticates a UE: one that is nearly right, or right for another UE, is refused.', condition: ['credentialIe', '!gatewayTrusted'], ambiguity: 'AMB-7: credentials are opaque; where they are shared or compared loosely on purpose, the PICS says so.' },
  { id: 'S-10', clause: 'TS 33.501 Annex Y', level: 'should', layer: 'protocol', mark: 'I', text: 'Answers never contain the UE credential information of the request, nor the server\'s internals.' },
] as const satisfies readonly Requirement[];
