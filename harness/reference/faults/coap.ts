import { codeOf } from '../../coap/code.ts';
import { emptyMessage, encode, type Message } from '../../coap/message.ts';
import { isKnown, optionNumber, optionOf } from '../../coap/option.ts';
import type { Deviation } from '../behaviour.ts';
import {
  acknowledgement,
  asks,
  delivers,
  habits,
  isRefusal,
  isSuccess,
  responseBytes,
  responses,
  separate,
  understands,
  withCode,
  withFormat,
  withOptions,
  withoutOption,
  withPayload,
} from '../coap-edit.ts';
import { hasOption } from '../coap-habit.ts';
import { Refusal } from '../refusal.ts';
import { schemaClosed } from '../variants/claim.ts';
import { answer } from './answer.ts';
import { authorisation } from './authorisation.ts';
import type { Fault } from './fault.ts';
import { mandatory } from './mandatory.ts';
import { protocol } from './protocol.ts';
import { state } from './state.ts';

const binding = 'coap-json';

/** A fault that another wire has, too. */
function also(group: readonly Fault[], id: string): Pick<Fault, 'binding' | 'title' | 'change'> {
  const found = group.find((fault) => fault.id === id);
  if (found === undefined) throw new TypeError(`no fault ${id}`);
  return { binding, title: `${found.title}, over CoAP`, change: found.change };
}

const otherToken = (response: Message): Message => ({ ...response, token: response.token.toReversed() });

const dropsRefusals = (instead: (request: Message) => Message): Deviation['change'] =>
  delivers(({ request, response, send }) =>
    send(isRefusal(response) && asks('REG')(request) ? instead(request) : response),
  );

const markerAlone = delivers(({ response, send }) => {
  const bare = encode({ ...response, payload: new Uint8Array() });
  send(isRefusal(response) ? Buffer.concat([bare, Buffer.from([0xff])]) : response);
});

const separateWithOtherToken = delivers((reply) => {
  reply.send(acknowledgement(reply));
  reply.send(otherToken(separate(reply)));
});

const refusesStrangers = habits({
  checkOptions: ({ options }) => {
    if (options.some(({ number }) => !isKnown(number))) throw new Refusal(402, { detail: 'An option is not known.' });
  },
});

const anyPath = understands((request) => ({
  ...request,
  options: [
    ...request.options.filter(({ number }) => number !== optionNumber['Uri-Path']),
    optionOf('Uri-Path', 'msgin5g'),
  ],
}));

const pathsBeginning = understands((request) => ({
  ...request,
  options: request.options.map((option) =>
    option.number === optionNumber['Uri-Path'] && Buffer.from(option.value).toString().startsWith('msgin5g')
      ? optionOf('Uri-Path', 'msgin5g')
      : option,
  ),
}));

const losesBlock = understands(({ payload, ...others }) => {
  const [first, second] = [payload.subarray(0, 1024), payload.subarray(1024, 2048)];
  return { ...others, payload: Buffer.concat([first, new Uint8Array(second.length), payload.subarray(2048)]) };
});

const anyType = understands((request) => {
  const text = Buffer.from(request.payload).toString('utf8');
  const type = text.includes('mgwSvcId') ? 'REG' : 'DEREG';
  return { ...request, payload: Buffer.from(text.replace(/"msgType":"X[^"]*"/, `"msgType":"${type}"`)) };
});

const stopsInBlocks: Deviation['change'] = habits({
  blockSize: 16,
  deliver: ({ request, response, send }) => send(hasOption(request, 'Block2') ? withCode('4.08')(response) : response),
});

/** CoAP, and JSON over it. */
// oxfmt-ignore
export const coap: readonly Fault[] = [
  { id: 'coap-not-stored',             requirement: 'D-02', ...also(state, 'not-stored'),                           caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'coap-one-record-removed',     requirement: 'D-05', ...also(state, 'one-record-removed'),                   caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'coap-any-credential',         requirement: 'S-08', ...also(authorisation, 'register-any-credential'),      caughtBy: ['REG/BI/credential/wrong', 'REG/BO/rejected-change/wrong-credential', 'REG/BO/rejected-then-valid/wrong-credential'] },
  { id: 'coap-credential-missing',     requirement: 'R-32', ...also(mandatory, 'register-credential-missing'),      caughtBy: ['REG/BI/ueCredentialInformation/omitted'] },
  { id: 'coap-other-ue',               requirement: 'R-04', ...also(answer, 'register-other-ue'),                   caughtBy: ['REG/BV/any-valid', 'REG/BV/any-identity', 'WIRE/register/names-the-ue'] },
  { id: 'coap-problem-with-success',   requirement: 'W-01', ...also(answer, 'problem-with-200'),                    caughtBy: ['WIRE/answer/unambiguous'] },
  { id: 'coap-result-missing',         requirement: 'D-02', ...also(answer, 'deregister-result-missing'),           caughtBy: ['WIRE/deregister/carries-a-result'] },
  { id: 'coap-syntax-500',             requirement: 'C-08', ...also(protocol, 'syntax-500'),                        caughtBy: ['WIRE/coap/not-the-servers'] },
  { id: 'coap-ie-missing-500',         requirement: 'C-08', ...also(mandatory, 'register-gateway-missing-500'),     caughtBy: ['WIRE/coap/not-the-servers'] },
  { id: 'coap-array-accepted',         requirement: 'C-07', ...also(protocol, 'array-accepted'),                    caughtBy: ['REG/BI/coap/array'] },
  { id: 'coap-cut-accepted',           requirement: 'C-07', ...also(protocol, 'truncated-accepted'),                caughtBy: ['REG/BI/coap/unclosed'] },
  { id: 'coap-trailing-accepted',      requirement: 'C-07', ...also(protocol, 'trailing-accepted'),                 caughtBy: ['REG/BI/coap/trailing-text'] },
  { id: 'coap-format-removal',         requirement: 'C-09', ...also(protocol, 'media-type-accepted-removal'),       caughtBy: ['DEREG/BI/coap/format-text', 'DEREG/BI/coap/format-xml'] },
  { id: 'coap-format-ignored',         requirement: 'C-09', ...also(protocol, 'media-type-accepted'),               caughtBy: ['REG/BI/coap/format-text', 'REG/BI/coap/format-xml'] },
  { id: 'coap-method-404',             requirement: 'C-06', ...also(protocol, 'method-404'),                        caughtBy: ['REG/BI/coap/method-put', 'REG/BI/coap/method-unknown', 'DEREG/BI/coap/method-put'] },
  { id: 'coap-schema-closed',          requirement: 'C-13', binding, title: 'refuses members that its schema does not have, over CoAP', change: schemaClosed, caughtBy: ['REG/BV/coap/unknown-member'] },
  { id: 'coap-method-accepted',        requirement: 'C-06', binding, title: 'takes any method for POST',                                 change: understands((request) => ({ ...request, code: codeOf('POST') })), caughtBy: ['REG/BI/coap/method-put', 'REG/BI/coap/method-unknown', 'DEREG/BI/coap/method-put'] },
  { id: 'coap-path-ignored',           requirement: 'C-10', binding, title: 'serves any Uri-Path',                                       change: anyPath, caughtBy: ['REG/BI/coap/path-unknown', 'DEREG/BI/coap/path-unknown'] },
  { id: 'coap-path-by-beginning',      requirement: 'C-10', binding, title: 'serves every Uri-Path that begins like the right one',      change: pathsBeginning, caughtBy: ['REG/BI/coap/path-longer', 'DEREG/BI/coap/path-longer'] },
  { id: 'coap-delete-accepted',        requirement: 'C-06', binding, title: 'takes DELETE for POST',                                     change: understands((request) => (request.code === codeOf('DELETE') ? { ...request, code: codeOf('POST') } : request)), caughtBy: ['REG/BI/coap/method-delete', 'DEREG/BI/coap/method-delete'] },
  { id: 'coap-type-ignored',           requirement: 'C-14', binding, title: 'guesses the operation where the message type says nothing', change: anyType, caughtBy: ['REG/BI/coap/message-type', 'DEREG/BI/coap/message-type'] },
  { id: 'coap-token-missing',          requirement: 'C-02', binding, title: 'responses without a token',                                 change: responses((response) => ({ ...response, token: new Uint8Array() })), caughtBy: ['WIRE/coap/token'] },
  { id: 'coap-token-short',            requirement: 'C-02', binding, title: 'responds to short tokens with eight bytes',                 change: responses((response) => ({ ...response, token: response.token.length < 4 ? Buffer.concat([response.token, new Uint8Array(8)]).subarray(0, 8) : response.token })), caughtBy: ['WIRE/coap/token'] },
  { id: 'coap-token-other',            requirement: 'C-02', binding, title: 'the bytes of the token the other way round',                change: responses(otherToken), caughtBy: ['WIRE/coap/token'] },
  { id: 'coap-token-other-separate',   requirement: 'C-02', binding, title: 'another token in separate responses',                       change: separateWithOtherToken, caughtBy: ['REG/BI/credential/of-a-registered-ue'] },
  { id: 'coap-copies-carried-out',     requirement: 'C-03', binding, title: 'carries out a copy of a message as another one',            change: habits({ knowsCopies: false }), caughtBy: ['DEREG/BO/coap/copy'] },
  { id: 'coap-critical-ignored',       requirement: 'C-04', binding, title: 'ignores critical options that it does not know',            change: habits({ checkOptions: () => undefined }), caughtBy: ['REG/BI/coap/critical-option', 'DEREG/BI/coap/critical-option'] },
  { id: 'coap-critical-400',           requirement: 'C-04', binding, title: '4.00 for a critical option that it does not know',          change: responses(withCode('4.00'), ({ code }) => code === codeOf('4.02')), caughtBy: ['REG/BI/coap/critical-option', 'DEREG/BI/coap/critical-option'] },
  { id: 'coap-elective-refused',       requirement: 'C-05', binding, title: '4.02 for an elective option that it does not know',         change: refusesStrangers, caughtBy: ['REG/BV/coap/elective-option'] },
  { id: 'coap-marker-alone',           requirement: 'C-01', binding, title: 'a payload marker without a payload for refusals',            change: markerAlone, caughtBy: ['REG/BI/ueServiceId/omitted', 'REG/BI/ueServiceId/null', 'REG/BI/ueServiceId/number'] },
  { id: 'coap-critical-answered',      requirement: 'C-01', binding, title: 'a critical option of its own in every response',            change: responses(withOptions({ number: 65_001, value: Buffer.from('x') })), caughtBy: ['WIRE/coap/well-formed'] },
  { id: 'coap-option-cut',             requirement: 'C-01', binding, title: 'responses that stop in the middle of an option',            change: responseBytes((bytes) => Buffer.concat([bytes.subarray(0, 4 + ((bytes[0] ?? 0) & 15)), Buffer.from([0xc8])])), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'coap-json-broken',            requirement: 'C-01', binding, title: 'JSON with a comma too many, over CoAP',                     change: responses(withPayload((text) => text.replace(/\}$/, ',}'))), caughtBy: ['WIRE/coap/well-formed'] },
  { id: 'coap-block-lost',             requirement: 'C-15', binding, title: 'loses the second block of a request',                      change: losesBlock, caughtBy: ['REG/BV/coap/blocks'] },
  { id: 'coap-blocks-stop',            requirement: 'C-01', binding, title: 'answers in blocks of which only the first can be fetched',  change: stopsInBlocks, caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'coap-format-missing',         requirement: 'C-11', binding, title: 'Acks without Content-Format',                               change: responses(withoutOption('Content-Format'), isSuccess), caughtBy: ['WIRE/coap/content-format'] },
  { id: 'coap-format-text',            requirement: 'R-18', binding, title: 'Acks as plain text, over CoAP',                             change: responses(withFormat(0), isSuccess), caughtBy: ['WIRE/answer/media-type'] },
  { id: 'coap-refusal-empty',          requirement: 'C-12', binding, title: 'rejections without a payload',                              change: responses((response) => withoutOption('Content-Format')(withPayload(() => '')(response)), isRefusal), caughtBy: ['WIRE/coap/says-why'] },
  { id: 'coap-ack-empty',              requirement: 'R-18', binding, title: 'codes alone in place of Acks',                              change: responses(withPayload(() => ''), isSuccess), caughtBy: ['WIRE/answer/media-type'] },
  { id: 'coap-deleted',                requirement: 'D-19', binding, title: '2.02 for a de-registration',                                change: responses(withCode('2.02'), (response, request) => isSuccess(response) && asks('DEREG')(request)), caughtBy: ['WIRE/deregister/declared-status'] },
  { id: 'coap-content',                requirement: 'R-17', binding, title: '2.05 for a registration',                                   change: responses(withCode('2.05'), (response, request) => isSuccess(response) && asks('REG')(request)), caughtBy: ['WIRE/register/declared-status'] },
  { id: 'coap-refusal-reset',          requirement: 'R-50', binding, title: 'a Reset in place of refusing a registration',               change: dropsRefusals(({ id }) => emptyMessage('RST', id)), caughtBy: ['REG/BI/ueServiceId/omitted', 'REG/BI/ueServiceId/null', 'REG/BI/ueServiceId/number'] },
  { id: 'coap-refusal-silent',         requirement: 'R-50', binding, title: 'acknowledges a registration that it refuses, and says no more', change: dropsRefusals(({ id }) => emptyMessage('ACK', id)), caughtBy: ['REG/BI/ueServiceId/omitted', 'REG/BI/ueServiceId/null', 'REG/BI/ueServiceId/number'] },
];
