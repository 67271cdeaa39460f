import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { Refusal } from './iut.ts';
import { client, onDeregister, onRegister, type Row } from './protocol.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { Failure, Inconclusive, NoVerdict } from './verdict.ts';

const method: readonly Refusal[] = ['method-not-allowed'];

// oxfmt-ignore
const rows: readonly Row[] = [
  { overCoap: 'coap/not-json',        disturbance: 'not-json',             title: 'a payload that is not JSON',               requirement: 'C-07', refusals: client },
  { overCoap: 'coap/unclosed',        disturbance: 'unclosed-body',        title: 'a payload without its last brace',         requirement: 'C-07', refusals: client },
  { overCoap: 'coap/trailing-text',   disturbance: 'trailing-text',        title: 'more text in its payload after the JSON object',               requirement: 'C-07', refusals: client, operations: ['register'] },
  { overCoap: 'coap/no-payload',      disturbance: 'empty-body',           title: 'no payload',                               requirement: 'C-07', refusals: client },
  { overCoap: 'coap/array',           disturbance: 'array-body',           title: 'a payload that is a JSON array',           requirement: 'C-07', refusals: client },
  { overCoap: 'coap/critical-option', disturbance: 'critical-option',      title: 'a critical option that nobody knows',      requirement: 'C-04', refusals: ['bad-option'], mayReset: true },
  { overCoap: 'coap/method-put',      disturbance: 'method-put',           title: 'the method PUT of CoAP',                   requirement: 'C-06', refusals: method },
  { overCoap: 'coap/method-delete',   disturbance: 'method-delete',        title: 'the method DELETE of CoAP',                requirement: 'C-06', refusals: method, endangers: true },
  { overCoap: 'coap/method-unknown',  disturbance: 'method-unknown',       title: 'a method code that nobody knows',          requirement: 'C-06', refusals: method, mayReset: true },
  { overCoap: 'coap/format-text',     disturbance: 'media-type-text',      title: 'the Content-Format of plain text',         requirement: 'C-09', refusals: client },
  { overCoap: 'coap/format-xml',      disturbance: 'media-type-xml',       title: 'the Content-Format of XML',                requirement: 'C-09', refusals: client },
  { overCoap: 'coap/path-unknown',    disturbance: 'path-unknown',         title: 'another Uri-Path',                         requirement: 'C-10', refusals: [...client, 'method-not-allowed'] },
  { overCoap: 'coap/path-longer',     disturbance: 'path-longer',          title: 'a Uri-Path that only begins like the right one', requirement: 'C-10', refusals: [...client, 'method-not-allowed'] },
  { overCoap: 'coap/message-type',    disturbance: 'message-type-unknown', title: 'a message type that nobody knows',         requirement: 'C-14', refusals: [...client, 'not-implemented'] },
];

/** What a receiver does not know and need not know. */
const ignores = (id: string, disturbance: 'elective-option' | 'unknown-member', title: string): Purpose => {
  const requirement = disturbance === 'elective-option' ? 'C-05' : 'C-13';
  return {
    id: `REG/BV/coap/${id}`,
    title: `A registration over CoAP with ${title} is accepted like any other`,
    verifies: [requirement, 'R-05'],
    ues: 1,
    async run(context) {
      const ue = await context.take();
      const stimulus = { ...toRegister(context, ue), disturbance, step: `register with ${title}` };
      expectAccepted(context, requirement, await context.send({ ...stimulus, verifies: requirement }));
      await expectStored(context, ue);
    },
  };
};

/** The network may deliver a message twice. */
const copied: Purpose = {
  id: 'DEREG/BO/coap/copy',
  title: 'A copy of a de-registration is answered as the de-registration was',
  verifies: ['C-03', 'D-05'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue);
    const step = 'de-register, with the same message once more';
    const outcome = await context.send({ ...toDeregister(ue, { step }), disturbance: 'message-twice' });
    if (outcome.kind !== 'accepted')
      throw new Inconclusive('precondition', `precondition: the de-registration was not accepted (${outcome.text})`);
    const check = outcome.checks.find(({ requirement }) => requirement === 'C-03');
    if (check === undefined || check.moot !== undefined) throw new NoVerdict(check?.moot ?? 'no copy was sent');
    if (!check.holds) throw new Failure('C-03', check.expected, check.got, { shownBy: outcome });
    context.met('C-03');
    await expectNotStored(context, ue, 'D-05');
  },
};

/** What RFC 7252 asks for below the level of IEs, and what the message type of the wire means. */
export const coapPurposes: readonly Purpose[] = [
  ...rows.map(onRegister),
  ...rows.filter(({ operations }) => operations?.includes('deregister') ?? true).map(onDeregister),
  ignores('elective-option', 'elective-option', 'an elective option that nobody knows'),
  ignores('unknown-member', 'unknown-member', 'a member that nobody declared'),
  copied,
];
