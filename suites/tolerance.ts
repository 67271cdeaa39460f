import type { Json } from '../fixtures/json.ts';
import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import { closedSchemaPurposes } from './closed-schema.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { Disturbance, Outcome, Stimulus } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { Inapplicable, NoVerdict } from './verdict.ts';

const profile = fullOf(registrationRequest.ies[3]);
const tooLong = 'the server takes no body of that length';

/** Members that nobody declared are ignored, and the rest is processed. */
const onRegister = (disturbance: Disturbance, title: string): Purpose => ({
  id: `REG/BV/${disturbance}`,
  title: `A registration with ${title} is accepted, and the rest of it is stored`,
  verifies: ['R-37', 'R-05', 'R-06'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    const stimulus = { ...toRegister(context, ue, { profile }), disturbance, step: `register with ${title}` };
    expectAccepted(context, 'R-37', await context.send(stimulus));
    await expectStored(context, ue, { profile });
  },
});

const onDeregister = (disturbance: Disturbance, title: string): Purpose => ({
  id: `DEREG/BV/${disturbance}`,
  title: `A de-registration with ${title} is accepted`,
  verifies: ['D-15', 'D-05'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue);
    const stimulus = { ...toDeregister(ue), disturbance, step: `de-register with ${title}` };
    expectAccepted(context, 'D-15', await context.send(stimulus));
    await expectNotStored(context, ue, 'D-05');
  },
});

/** What a value means that an extensible enumeration does not list is up to the server; that it is there is no error. */
const unknownValue: Purpose = {
  id: 'REG/BV/unknown-value',
  title: 'A registration with an unknown value of an extensible enumeration is accepted',
  verifies: ['R-37', 'R-05'],
  ues: 1,
  async run(context) {
    if (!context.pics.profileCarried)
      throw new Inapplicable('the enumeration is a part of the profile, which no message carries');
    const ue = await context.take();
    const extended = {
      communicationAvailability: { periodicCommunicationIndicator: 'X_NOT_YET_DEFINED', periodicTime: 60 },
    };
    const stimulus = { ...toRegister(context, ue, { profile: extended }), step: 'register with an unknown value' };
    expectAccepted(context, 'R-37', await context.send(stimulus));
    await expectStored(context, ue);
  },
};

/** Ways of writing that make no difference. */
const rewritten = (disturbance: Disturbance, title: string, requirement: RequirementId = 'W-16'): Purpose => ({
  id: `REG/BV/${disturbance}`,
  title: `A registration with ${title} is accepted and stored like any other`,
  verifies: [requirement, 'R-05', 'R-06'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    const ask = (more: { readonly profile?: Json }): Promise<Outcome> =>
      context.send({ ...toRegister(context, ue, more), disturbance, step: `register with ${title}` });
    let stored: { readonly profile?: Json } = { profile };
    let outcome = await ask(stored);
    // Written so it is several times as long, and how much a server takes at most is for it to say.
    if (outcome.refusal === 'too-large') {
      stored = {};
      outcome = await ask(stored);
    }
    if (outcome.refusal === 'too-large') throw new NoVerdict(tooLong);
    expectAccepted(context, requirement, outcome);
    await expectStored(context, ue, stored);
  },
});

const rewrittenDeregistration = (
  disturbance: Disturbance,
  title: string,
  requirement: RequirementId = 'W-16',
): Purpose => ({
  id: `DEREG/BV/${disturbance}`,
  title: `A de-registration with ${title} is accepted like any other`,
  verifies: [requirement, 'D-05'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue);
    const stimulus = { ...toDeregister(ue), disturbance, step: `de-register with ${title}` };
    expectAccepted(context, requirement, await context.send(stimulus));
    await expectNotStored(context, ue, 'D-05');
  },
});

/** Nothing of the message differs, only how it travels. */
const carried = (
  id: string,
  requirement: RequirementId,
  title: string,
  ways: readonly NonNullable<Stimulus['travels']>[],
): Purpose => ({
  id: `REG/BV/${id}`,
  title: `A registration ${title} is accepted and stored like any other`,
  verifies: [requirement, 'R-05', 'R-06'],
  ues: ways.length,
  async run(context) {
    for (const travels of ways) {
      const ue = await context.take();
      // What is left of a body that was not read would meet the next request.
      const connection = `${travels} ${context.nonce()}`;
      const step = `register, ${title} (${travels.replaceAll('-', ' ')})`;
      const stimulus = { ...toRegister(context, ue, { profile, step, connection }), travels, verifies: requirement };
      expectAccepted(context, requirement, await context.send(stimulus));
      await expectStored(context, ue, { profile });
    }
  },
});

/** More than what is often read at a time; how much a server takes at most is for it to say. */
const long = (id: string, requirement: 'W-16' | 'C-15', title: string): Purpose => ({
  id,
  title,
  verifies: [requirement, 'R-05', 'R-06'],
  ues: 1,
  async run(context) {
    if (context.pics.coap !== (requirement === 'C-15')) throw new Inapplicable('over CoAP so much comes in blocks');
    const ue = await context.take();
    const step = 'register with 9000 spaces';
    const outcome = await context.send({
      ...toRegister(context, ue, { profile }),
      disturbance: 'long-white-space',
      step,
    });
    if (outcome.refusal === 'too-large') throw new NoVerdict(tooLong);
    expectAccepted(context, requirement, outcome);
    await expectStored(context, ue, { profile });
  },
});

/** What a receiver does not know it ignores (TS 29.500 clauses 5.2.7.2 and 6.6.2), unless its schemas are closed. */
export const tolerancePurposes: readonly Purpose[] = [
  onRegister('unknown-member', 'a member that nobody declared'),
  onRegister('unknown-inner-member', 'members that nobody declared at every depth'),
  onRegister('vendor-member', 'a vendor-specific member'),
  rewritten('alike-member', 'members that are nearly called like its own, and one with the same inside', 'R-37'),
  unknownValue,
  rewritten('white-space', 'white space around everything'),
  long(
    'REG/BV/white-space/long',
    'W-16',
    'A registration with 9000 spaces in it is accepted and stored like any other',
  ),
  long('REG/BV/coap/blocks', 'C-15', 'A registration that comes in blocks is accepted and stored like any other'),
  rewritten('member-order', 'its members in another order'),
  rewritten('escapes', 'every character of its texts escaped'),
  rewritten('content-type-case', 'its media type in other letters', 'W-19'),
  rewritten('content-type-charset', 'a charset in its media type', 'W-20'),
  carried('body-in-parts', 'W-24', 'whose body comes in two parts, with its head or after it', ['in-parts', 'cut']),
  carried('field-names', 'W-25', 'whose header fields have names in lower case', ['with-lower-case-names']),
  onDeregister('unknown-member', 'a member that nobody declared'),
  onDeregister('vendor-member', 'a vendor-specific member'),
  onDeregister('alike-member', 'members that are nearly called like its own, and one with the same inside'),
  rewrittenDeregistration('white-space', 'white space around everything'),
  rewrittenDeregistration('member-order', 'its members in another order'),
  rewrittenDeregistration('escapes', 'every character of its texts escaped'),
  rewrittenDeregistration('content-type-case', 'its media type in other letters', 'W-19'),
  rewrittenDeregistration('content-type-charset', 'a charset in its media type', 'W-20'),
  ...closedSchemaPurposes,
];
