import type { Requirement } from './requirement.ts';

const overCoap = { layer: 'protocol', condition: ['coap'] } as const;

/** Rules of CoAP, and of a wire over CoAP; they take the place of what HTTP and TS 29.500 ask for. */
// oxfmt-ignore
export const coap = [
  { id: 'C-01', clause: 'RFC 7252 3, RFC 8259', level: 'shall', ...overCoap, mark: 'V', text: 'Answers are well-formed and complete CoAP messages, and a JSON payload is JSON in UTF-8.' },
  { id: 'C-02', clause: 'RFC 7252 5.3.2', level: 'shall', ...overCoap, mark: 'V', text: 'A response carries the token of its request.' },
  { id: 'C-03', clause: 'RFC 7252 4.5', level: 'should', ...overCoap, mark: 'V', text: 'A copy of a confirmable message is answered as the message was, and not carried out as another one.', ambiguity: 'What can be repeated without harm may be carried out again.' },
  { id: 'C-04', clause: 'RFC 7252 5.4.1', level: 'shall', ...overCoap, mark: 'V', text: 'A confirmable request with a critical option that nobody knows is refused with 4.02, or rejected with a Reset.' },
  { id: 'C-05', clause: 'RFC 7252 5.4.1', level: 'shall', ...overCoap, mark: 'V', text: 'An elective option that nobody knows is ignored.' },
  { id: 'C-06', clause: 'RFC 7252 5.8', level: 'shall', ...overCoap, mark: 'V', text: 'A method that the resource does not have is refused with 4.05.' },
  { id: 'C-07', clause: 'RFC 7252 5.9.2', level: 'shall', ...overCoap, mark: 'I', text: 'A message whose payload is not JSON, or only a part of it, is refused as a client error, and has no effect.' },
  { id: 'C-08', clause: 'RFC 7252 5.9.2', level: 'shall', ...overCoap, mark: 'I', text: 'A malformed message is not answered with a server error.' },
  { id: 'C-09', clause: 'RFC 7252 5.5.1', level: 'should', ...overCoap, mark: 'V', text: 'A payload of another Content-Format is not taken for JSON.', ambiguity: 'Nothing forbids a server to look at the payload alone.' },
  { id: 'C-10', clause: 'RFC 7252 5.10.1', level: 'should', ...overCoap, mark: 'I', text: 'A message to another path has no effect.', ambiguity: 'A server may have the resource at several paths.' },
  { id: 'C-11', clause: 'binding', level: 'should', layer: 'binding', condition: ['coap'], mark: 'I', text: 'An Ack or a problem description says that it is JSON (Content-Format 50).', ambiguity: 'Without Content-Format the reader is left to guess; that is not forbidden.' },
  { id: 'C-12', clause: 'binding', level: 'should', layer: 'binding', condition: ['coap'], mark: 'I', text: 'A rejection has a JSON payload that says why.', conditional: true, ambiguity: 'RFC 7252 5.5.2 has plain words for that, and the code alone says that it is one.' },
  { id: 'C-13', clause: 'binding', level: 'should', layer: 'binding', condition: ['coap', '!closedSchema'], mark: 'I', text: 'Unknown members of a message over CoAP are ignored and the rest is processed.', ambiguity: 'The rule is one of TS 29.500, which speaks of HTTP.' },
  { id: 'C-14', clause: 'binding', level: 'shall', layer: 'binding', condition: ['coap'], mark: 'I', text: 'A message whose type says neither registration nor de-registration is neither.' },
  { id: 'C-15', clause: 'RFC 7959 2.5', level: 'shall', ...overCoap, mark: 'V', text: 'A request that comes in blocks is read whole, or refused.', conditional: true },
] as const satisfies readonly Requirement[];
