import fc from 'fast-check';
import { constraintOf } from '../fixtures/constraint/of.ts';
import type { Json, JsonObject } from '../fixtures/json.ts';
import { changed } from '../fixtures/mutant.ts';
import { presenceOf, presencesOf } from '../fixtures/presence.ts';
import { validOf } from '../fixtures/valid.ts';
import { deregistrationRequest } from '../spec/deregistration.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { Context } from './context.ts';
import { expectNamed } from './expect-named.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import type { UeIdentity } from './identity.ts';
import type { Input } from './input.ts';
import { property } from './property.ts';
import type { Purpose } from './purpose.ts';
import { flawOf, named, ruleOf, type Spoilt, spoiltOf } from './spoilt.ts';
import { deregistrationOf, given, registrationOf, shown, toDeregister, toRegister } from './step.ts';
import { gatewayOf, type Through, throughEither } from './through.ts';

/** The optional part of a registration. */
interface Extras {
  readonly profile?: Json;
}

/** Any valid registration, but for the mandatory IEs, which come from the PIXIT. */
const anyExtras: Input<Extras> & { readonly schema: JsonObject } = {
  schema: {
    ...constraintOf({ kind: 'object', ies: registrationRequest.ies.filter(({ presence }) => presence === 'O') }).schema,
    additionalProperties: false,
  },
  arbitrary: () => validOf(registrationRequest, {}).map(({ profile }) => (profile === undefined ? {} : { profile })),
  classes: () => ['valid', ...presencesOf(registrationRequest.ies)],
  classesOf: ({ profile }) => [
    'valid',
    ...presenceOf(registrationRequest.ies, profile === undefined ? {} : { profile }),
  ],
};

interface SpoiltRegistration extends Spoilt {
  readonly extras: Extras;
}

const spoiltIe = spoiltOf(registrationRequest);

const anySpoiltRegistration: Input<SpoiltRegistration> & { readonly schema: JsonObject } = {
  schema: {
    ...spoiltIe.schema,
    properties: { ...(spoiltIe.schema['properties'] as JsonObject), extras: anyExtras.schema },
    required: ['ie', 'extras'],
  },
  arbitrary: (pics) =>
    fc.tuple(anyExtras.arbitrary(pics), spoiltIe.arbitrary(pics)).map(([extras, spoilt]) => ({ extras, ...spoilt })),
  classes: (pics) => [...spoiltIe.classes(pics), 'profile', 'no profile'],
  classesOf: (value) => [...spoiltIe.classesOf(value), value.extras.profile === undefined ? 'no profile' : 'profile'],
  suits: (value, pics) => spoiltIe.suits?.(value, pics) !== false,
};

async function roundTrip(context: Context, ue: UeIdentity, { through, ...extras }: Extras & Through): Promise<void> {
  const { by, ...change } = { ...extras, ...gatewayOf(context, { through }) };
  const outcome = await context.send(toRegister(context, ue, { ...change, step: `register ${shown(ue)}${by}` }));
  expectAccepted(context, 'R-09', outcome);
  expectNamed(ue, outcome);
  await expectStored(context, ue, change);
  expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  await expectNotStored(context, ue, 'D-05');
}

async function isRefused(
  context: Context,
  { extras, through, ...spoilt }: SpoiltRegistration & Through,
): Promise<void> {
  const ue = await context.take();
  const { by, ...gateway } = gatewayOf(context, { through });
  const outcome = await context.send({
    operation: 'register',
    message: changed(registrationOf(context, ue, { ...extras, ...gateway }), [spoilt.ie], () => spoilt.value),
    flaw: flawOf(spoilt),
    step: `register with ${named(spoilt)}${by}`,
  });
  expectRejected(context, ruleOf(spoilt), outcome);
  context.met('R-50');
  await expectNotStored(context, ue, 'R-49');
  const twin = toRegister(context, ue, { step: 'the valid twin, after the rejection' });
  expectAccepted(context, 'R-70', await context.send(twin));
}

async function deletesNothing(context: Context, { through, ...spoilt }: Spoilt & Through): Promise<void> {
  const ue = await context.take();
  const { by, ...gateway } = gatewayOf(context, { through });
  await given(context, ue, gateway);
  const outcome = await context.send({
    operation: 'deregister',
    message: changed(deregistrationOf(ue), [spoilt.ie], () => spoilt.value),
    flaw: flawOf(spoilt),
    step: `de-register with ${named(spoilt)}${by}`,
  });
  const rule = spoilt.ie === 'ueServiceId' ? 'D-08' : 'D-09';
  expectRejected(context, rule, outcome);
  context.met('D-12');
  await expectStored(context, ue, { requirement: rule, ...gateway });
  const twin = toDeregister(ue, { step: 'the valid twin, after the rejection' });
  expectAccepted(context, 'D-02', await context.send(twin));
}

/** Property-based purposes on top of the tables. */
export const generatedPurposes: readonly Purpose[] = [
  property({
    id: 'REG/BV/any-valid',
    title: 'Every generated valid registration is accepted, echoed, stored, and can be taken back',
    verifies: ['R-09', 'R-04', 'R-05', 'R-06', 'R-13', 'D-02', 'D-05'],
    ues: 1,
    wishes: 100,
    input: throughEither(anyExtras),
    holds: async (context, extras) => roundTrip(context, await context.take(), extras),
  }),
  property({
    id: 'REG/BI/any-single-fault',
    title: 'Every generated registration with one mandatory IE spoilt is rejected and leaves nothing',
    verifies: ['R-50', 'R-34', 'R-33', 'R-30', 'R-31', 'R-32', 'R-49', 'R-70'],
    ues: 1,
    wishes: 100,
    input: throughEither(anySpoiltRegistration),
    holds: isRefused,
  }),
  property({
    id: 'DEREG/BI/any-single-fault',
    title: 'Every generated de-registration with one mandatory IE spoilt is rejected and deletes nothing',
    verifies: ['D-12', 'D-08', 'D-09', 'D-02'],
    ues: 1,
    wishes: 100,
    input: throughEither(spoiltOf(deregistrationRequest)),
    holds: deletesNothing,
  }),
];
