import type { Requirement } from './requirement.ts';

const delivered = { level: 'shall', layer: 'procedure', mark: 'I', condition: ['messageDelivery'] } as const;
const form = {
  clause: 'TS 29.538 L3gMessageDelivery, N3gMessageDelivery',
  layer: 'binding',
  condition: ['messageDelivery'],
} as const;

/** What registration and de-registration mean for messages to the UE: seen by the Application Server and the gateways of TS 29.538. */
// oxfmt-ignore
export const delivery = [
  { id: 'M-01', clause: 'Table 8.2.3-1', ...delivered, text: 'A message for a registered UE goes to the gateway that registered it, and to no other.' },
  { id: 'M-02', clause: '8.2.4 steps 3-4', ...delivered, text: 'After a successful de-registration no message for the UE reaches a gateway.', ambiguity: 'How the message is answered is open: refused, failed, stored, or taken.' },
  { id: 'M-03', clause: '8.2.3 step 2', ...delivered, text: 'Without a successful registration no message for a UE reaches a gateway.', ambiguity: 'As M-02.' },
  { id: 'M-04', clause: '8.2.4', ...delivered, text: 'The de-registration of one UE leaves the delivery of messages to the others as it was.' },
  { id: 'M-05', clause: '8.2.3', ...delivered, text: 'A message for a registered UE reaches its gateway exactly once, however often the UE was registered.', ambiguity: 'One repetition may be the doing of the transport: only what comes every time counts.' },
  { id: 'M-06', clause: 'Table 8.2.3-1', ...delivered, level: 'should', text: 'A message for a UE that a second gateway registers reaches one gateway, in agreement with the answer.', ambiguity: 'Take-over and refusal are both legal.' },
  { id: 'M-07', clause: '8.2.4 step 3', ...delivered, text: 'After a de-registration that was refused messages for the UE reach its gateway as before.' },
  { id: 'M-08', ...form, level: 'shall', mark: 'V', text: 'A message comes to the gateway by the interface of its kind, with every mandatory member.' },
  { id: 'M-09', ...form, level: 'shall', mark: 'I', text: 'The destination of a message that comes to a gateway is the UE that it was sent to.' },
  { id: 'M-10', ...form, level: 'shall', mark: 'I', text: 'Originator and payload of a message come to the gateway as they were sent.' },
  { id: 'M-11', ...form, level: 'should', mark: 'I', text: 'The message id comes to the gateway as it was sent.', ambiguity: 'No text that could be read forbids a server to give ids of its own.' },
] as const satisfies readonly Requirement[];
