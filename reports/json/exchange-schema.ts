import type { Body, Exchange } from '../report.ts';
import { count, duration, id, list, objectOf, optional, ref, text, type Schema } from './schema.ts';

const header: Schema = {
  description: 'Name in the case it was sent, and value undecoded.',
  type: 'array',
  prefixItems: [text('Header name.'), text('Header value.')],
  items: false,
  minItems: 2,
  maxItems: 2,
};

const headers = (whose: string): Schema =>
  list(ref('header', 'One header.'), `Headers of the ${whose}, or its options over CoAP, in the order of the wire.`);

const body = objectOf<Body>('Bytes as sent or received.', {
  text: optional(text('The bytes, when they are UTF-8.')),
  base64: optional(text('The bytes, when they are not UTF-8.')),
  bytes: count('How many bytes there were, before any cut.'),
  cut: { type: 'boolean', description: 'True when text or base64 holds only the beginning.' },
});

const request = objectOf<Exchange['request']>('What was sent.', {
  method: id('Method.'),
  url: id('Absolute URL.'),
  headers: headers('request'),
  body: optional(ref('body', 'Body of the request; absent when none was sent.')),
});

const response = objectOf<NonNullable<Exchange['response']>>('What came back.', {
  version: optional(text('The version of HTTP: 1.0, 1.1 or 2.')),
  status: count('Status code; of CoAP class and detail as one number.'),
  code: optional(text('The status in the writing of its protocol, where that is another one: 2.01 for 201.')),
  reason: text('Reason phrase; empty where the protocol has none.'),
  headers: headers('response'),
  date: optional(text('The Date header, apart from the others because it differs from run to run.')),
  body: optional(ref('body', 'Body of the answer; absent when there was none.')),
});

const exchange = objectOf<Exchange>('One request and what came back, or why nothing did.', {
  step: text('What the exchange is for, in the words of the purpose.'),
  request: ref('request', 'What was sent.'),
  response: optional(ref('response', 'What came back.')),
  error: optional(text('Why no complete answer came: reset, refused, closed, deadline, not HTTP.')),
  startedAt: optional(text('When the request went out, in UTC.')),
  durationMs: duration(
    'Time to the complete answer or to the error; for what the server sent, since the message that it belongs to was sent; in milliseconds.',
  ),
  receivedBy: optional(text('Set where the server sent the request, and the suite answered as this gateway.')),
  datagrams: optional(
    list(
      text('Direction, message in words, and its bytes in hexadecimal digits.'),
      'What went over the wire, message by message; over CoAP only.',
    ),
  ),
  curl: text(
    'A shell command that sends the same bytes, with curl or over CoAP with coap-client; secrets are replaced.',
  ),
});

/** Schemas of an exchange and its parts, by name in $defs. */
export const exchangeSchemas = { header, body, request, response, exchange } as const;
