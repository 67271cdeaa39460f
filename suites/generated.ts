import fc from 'fast-check';
import { type Json, jsonTypeOf } from '../fixtures/json.ts';
import { changed } from '../fixtures/mutant.ts';
import { validOf } from '../fixtures/valid.ts';
import { deregistrationRequest } from '../spec/deregistration.ts';
import { registrationRequest } from '../spec/registration.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import { forAll } from './for-all.ts';
import type { UeIdentity } from './identity.ts';
import type { Flaw } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { deregistrationOf, given, registrationOf, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const anyProfile = validOf(registrationRequest, {}).map((message) => message['profile']);

/** Anything that is no text with content: what a mandatory IE must not be. */
const noText = fc.oneof(
  fc.constant(undefined),
  fc.constant(''),
  fc.jsonValue({ maxDepth: 2 }).filter((value) => typeof value !== 'string'),
) as fc.Arbitrary<Json | undefined>;

interface Spoilt {
  readonly ie: string;
  readonly value: Json | undefined;
}

const spoiltOf = (ies: readonly string[]): fc.Arbitrary<Spoilt> =>
  fc.record({ ie: fc.constantFrom(...ies), value: noText });

const flawOf = ({ ie, value }: Spoilt): Flaw => ({
  ie: [ie],
  reads:
    value === undefined || value === null || value === ''
      ? ['mandatory-missing', 'mandatory-incorrect', 'format', 'other']
      : ['mandatory-incorrect', 'format', 'other'],
  isMalformed: true,
});

/** Absent, empty or of another type: each has its requirement. */
function ruleOf({ ie, value }: Spoilt): RequirementId {
  if (value === '') return 'R-33';
  if (value !== undefined) return 'R-34';
  return ie === 'ueServiceId' ? 'R-30' : ie === 'mgwServiceId' ? 'R-31' : 'R-32';
}

const named = ({ ie, value }: Spoilt): string =>
  `${ie} ${value === undefined ? 'omitted' : `${jsonTypeOf(value)} ${JSON.stringify(value)}`}`;

async function roundTrip(context: Context, ue: UeIdentity, profile: Json | undefined): Promise<void> {
  const change = profile === undefined ? {} : { profile };
  const outcome = await context.send(toRegister(context, ue, change));
  expectAccepted(context, 'R-09', outcome);
  const name = outcome.answer?.ueServiceId;
  if (name !== undefined && name !== null && name !== ue.ueServiceId)
    throw new Failure('R-04', JSON.stringify(ue.ueServiceId), JSON.stringify(name));
  await expectStored(context, ue, change);
  expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  await expectNotStored(context, ue, 'D-05');
}

/** Mandatory IEs whose absence the release set or a claim makes legal are left alone. */
const spoilable = (context: Context, ies: readonly string[]): readonly string[] =>
  ies.filter((ie) => {
    if (ie === 'ueCredentialInformation') return context.pics.credentialIe && !context.pics.gatewayTrusted;
    return ie !== 'mgwServiceId' || !context.pics.gatewayFromTransport;
  });

const idsOf = (message: {
  readonly ies: readonly { readonly id: string; readonly presence: string }[];
}): readonly string[] => message.ies.filter((ie) => ie.presence === 'M').map((ie) => ie.id);

/** Property-based purposes on top of the tables. */
export const generatedPurposes: readonly Purpose[] = [
  {
    id: 'REG/BV/any-valid',
    title: 'Every generated valid registration is accepted, echoed, stored, and can be taken back',
    verifies: ['R-09', 'R-04', 'R-05', 'R-06', 'R-13', 'D-02', 'D-05'],
    ues: 1,
    wishes: 100,
    run: (context) => forAll(context, anyProfile, async (profile) => roundTrip(context, await context.take(), profile)),
  },
  {
    id: 'REG/BI/any-single-fault',
    title: 'Every generated registration with one mandatory IE spoilt is rejected and leaves nothing',
    verifies: ['R-50', 'R-34', 'R-33', 'R-30', 'R-31', 'R-32', 'R-49', 'R-70'],
    ues: 1,
    wishes: 100,
    run: (context) =>
      forAll(
        context,
        fc.tuple(anyProfile, spoiltOf(spoilable(context, idsOf(registrationRequest)))),
        async ([profile, spoilt]) => {
          const ue = await context.take();
          const message = changed(
            registrationOf(context, ue, profile === undefined ? {} : { profile }),
            [spoilt.ie],
            () => spoilt.value,
          );
          const outcome = await context.send({
            operation: 'register',
            message,
            flaw: flawOf(spoilt),
            step: `register with ${named(spoilt)}`,
          });
          expectRejected(context, ruleOf(spoilt), outcome);
          context.met('R-50');
          await expectNotStored(context, ue, 'R-49');
          expectAccepted(
            context,
            'R-70',
            await context.send(toRegister(context, ue, { step: 'the valid twin, after the rejection' })),
          );
        },
      ),
  },
  {
    id: 'DEREG/BI/any-single-fault',
    title: 'Every generated de-registration with one mandatory IE spoilt is rejected and deletes nothing',
    verifies: ['D-12', 'D-08', 'D-09', 'D-02'],
    ues: 1,
    wishes: 100,
    run: (context) =>
      forAll(context, spoiltOf(spoilable(context, idsOf(deregistrationRequest))), async (spoilt) => {
        const ue = await context.take();
        await given(context, ue);
        const message = changed(deregistrationOf(ue), [spoilt.ie], () => spoilt.value);
        const outcome = await context.send({
          operation: 'deregister',
          message,
          flaw: flawOf(spoilt),
          step: `de-register with ${named(spoilt)}`,
        });
        expectRejected(context, spoilt.ie === 'ueServiceId' ? 'D-08' : 'D-09', outcome);
        context.met('D-12');
        await expectStored(context, ue, { requirement: 'D-08' });
        expectAccepted(
          context,
          'D-02',
          await context.send(toDeregister(ue, { step: 'the valid twin, after the rejection' })),
        );
      }),
  },
];
