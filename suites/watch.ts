import { fullOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import { requirement, type RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { wrongValue } from './flaw.ts';
import type { UeIdentity } from './identity.ts';
import type { Flaw } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { registrationOf, toDeregister, toRegister } from './step.ts';
import { Failure, Inapplicable, Inconclusive, NoVerdict } from './verdict.ts';

/** One exchange of every sort that the wire can carry, so that a watching purpose that runs alone has something to look at. */
async function provoke(context: Context, rule: RequirementId): Promise<void> {
  const ue = await context.take();
  const { mgwServiceId: _, ...incomplete } = registrationOf(context, ue);
  const credential = context.cast.wrongCredential;
  const exchanges = [
    () => context.send(toRegister(context, ue, { profile: fullOf(registrationRequest.ies[3]) })),
    () => context.observe(ue, true),
    () =>
      context.send({ operation: 'register', message: incomplete, flaw: noGateway, step: 'register without a gateway' }),
    () => context.send(toDeregister(ue, { credential, flaw: wrongValue('ueCredentialInformation') })),
    ...(isAboutMessages(rule) ? [() => messageTo(context, ue)] : []),
    () => context.send(toDeregister(ue)),
    ...(rule === 'W-05' ? [() => context.trySend({ ...toRegister(context, ue), disturbance: 'method-patch' })] : []),
    ...(context.pics.oauth2 ? [() => context.trySend(toRegister(context, ue, stranger))] : []),
  ];
  for (const exchange of exchanges)
    try {
      await exchange();
    } catch (error) {
      if (!(error instanceof Inapplicable)) throw error;
    }
}

/** What is refused before may have cost the UE its registration. */
async function messageTo(context: Context, ue: UeIdentity): Promise<void> {
  await context.send(toRegister(context, ue));
  await context.messages.arrivals(await context.messages.send(ue));
}

/** A server that delivers no messages is watched in everything else. */
const isAboutMessages = (rule: RequirementId): boolean => rule.startsWith('M-');

const stranger = { as: 'no-token', step: 'register without an access token' } as const;

const noGateway: Flaw = {
  ie: ['mgwServiceId'],
  reads: ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'],
  isMalformed: true,
};

/** Judges every exchange of the run by one rule. */
const watches = (id: string, rule: RequirementId): Purpose => ({
  id: `WIRE/${id}`,
  title: requirement(rule).text.replace(/\.$/, ''),
  verifies: [rule],
  ues: 1,
  watches: true,
  ...(isAboutMessages(rule) && { needs: ['delivery'] as const }),
  async run(context) {
    if (context.sightings(rule).held === 0 && !context.isOver()) await provoke(context, rule);
    const { held, broken, moot } = context.sightings(rule);
    if (broken !== undefined) throw new Failure(rule, broken.expected, broken.got, { seenIn: broken.purpose });
    if (held > 0) return context.met(rule);
    if (moot !== undefined) throw new Inapplicable(moot);
    if (requirement(rule).conditional === true) throw new NoVerdict('no answer of the run gave occasion for it');
    throw new Inconclusive(context.isOver() ? 'stopped' : 'unclear', 'no answer of the run could be judged by it');
  },
});

/** What a server does to the first registration since its start shows once only. */
const firstOfAll: Purpose = {
  id: 'WIRE/register/first',
  title: 'The first registration of a run is stored, as those after it are',
  verifies: ['R-05'],
  ues: 0,
  watches: true,
  run(context) {
    const { held, broken } = context.sightings('R-05');
    if (broken !== undefined) throw new Failure('R-05', broken.expected, broken.got, { seenIn: broken.purpose });
    if (held > 0) context.met('R-05');
    else context.unobserved('R-05', 'nothing showed the first registration, and a later one in the same way');
    return Promise.resolve();
  },
};

/** Rules that hold for every answer, whoever asked. */
export const watchPurposes: readonly Purpose[] = [
  watches('register/answered', 'R-01'),
  watches('deregister/answered', 'D-01'),
  watches('register/names-the-ue', 'R-04'),
  watches('register/carries-the-ue', 'W-09'),
  watches('register/declared-status', 'R-17'),
  firstOfAll,
  watches('register/location', 'W-10'),
  watches('register/location-below', 'W-21'),
  watches('register/registration-resource', 'R-20'),
  watches('register/no-cause-on-success', 'W-13'),
  watches('register/redirect-location', 'R-61'),
  watches('deregister/names-the-ue', 'D-03'),
  watches('deregister/carries-a-result', 'D-02'),
  watches('deregister/declared-status', 'D-19'),
  watches('deregister/no-cause-on-success', 'D-04'),
  watches('answer/unambiguous', 'W-01'),
  watches('answer/member-types', 'W-02'),
  watches('answer/media-type', 'R-18'),
  watches('answer/well-formed', 'W-06'),
  watches('answer/single-headers', 'W-18'),
  watches('answer/no-secrets', 'S-10'),
  watches('failure/cause-text', 'R-51'),
  watches('failure/problem-details', 'R-46'),
  watches('failure/invalid-params', 'R-45'),
  watches('failure/other-params', 'W-22'),
  watches('failure/cause-class', 'W-08'),
  watches('failure/cause-spelling', 'W-17'),
  watches('failure/not-the-servers', 'W-03'),
  watches('coap/well-formed', 'C-01'),
  watches('coap/token', 'C-02'),
  watches('coap/not-the-servers', 'C-08'),
  watches('coap/content-format', 'C-11'),
  watches('coap/says-why', 'C-12'),
  watches('failure/authenticate', 'W-04'),
  watches('failure/allow', 'W-05'),
  watches('failure/challenge', 'S-14'),
  watches('failure/challenge-error', 'S-15'),
  watches('failure/challenge-scope', 'S-16'),
  watches('answer/no-token', 'S-17'),
  watches('message/form', 'M-08'),
  watches('message/destination', 'M-09'),
  watches('message/content', 'M-10'),
  watches('message/id', 'M-11'),
  watches('look-up/own-registrations', 'W-12'),
  watches('look-up/no-credential', 'W-07'),
];
