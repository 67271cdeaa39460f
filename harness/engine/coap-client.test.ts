import { expect, test } from 'vitest';
import { coapClientOf } from './coap-client.ts';

const url = 'coap://h/x';
const text = (value: string) => ({ body: { text: value, bytes: value.length, cut: false } });

// oxfmt-ignore
test.for([
  ['a payload is read from the input',      { method: 'POST', headers: [['Content-Format', '50']] as const, ...text(`{"a":"%'"}`) }, `printf %s '{"a":"%'\\''"}' | coap-client -v 6 -m post -t 50 -f - 'coap://h/x'`],
  ['bytes go through base64',               { method: 'POST', headers: [], body: { base64: '/w==', bytes: 1, cut: false } },         `printf %s '/w==' | base64 -d | coap-client -v 6 -m post -f - 'coap://h/x'`],
  ['a method without a payload',            { method: 'DELETE', headers: [] },                                                       `coap-client -v 6 -m delete 'coap://h/x'`],
  ['options go by their numbers',           { method: 'GET', headers: [['Accept', '50'], ['65001', 'x']] as const },                 `coap-client -v 6 -m get -O '17,50' -O '65001,x' 'coap://h/x'`],
  ['a payload that is too long is missing', { method: 'POST', headers: [], body: { text: 'x', bytes: 99_999, cut: true } },          `# the request body of 99999 bytes is too long to be shown here\ncoap-client -v 6 -m post 'coap://h/x'`],
  ['a code without a name has no command',  { method: '0.30', headers: [] },                                                         '# coap-client has no option for the code 0.30; the bytes are in the report'],
] as const)('over CoAP %s', ([, sent, command]) => {
  expect(coapClientOf({ url, ...sent })).toBe(command);
});
