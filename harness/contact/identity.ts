import type { UeIdentity } from '../../suites/identity.ts';
import { builtInNames } from '../binding/built-in.ts';
import type { World } from '../engine/world.ts';
import { hasCertificate, hasToken } from './approach.ts';
import type { Case } from './case.ts';
import { byConfiguration, type Diagnosis } from './diagnosis.ts';
import { queryRegistration, type Reply } from './query.ts';

interface Suspect {
  readonly name: string;
  /** What the configuration calls it. */
  readonly entry: string;
  /** What a cause that speaks of it looks like. */
  readonly hint: RegExp;
  /** The same registration with another value of it, which surely is not right. */
  readonly spoilt: (world: World, ue: UeIdentity) => Promise<Reply | undefined>;
}

const suspects: readonly Suspect[] = [
  {
    name: 'the credential',
    entry: 'pixit.ues.credential',
    hint: /cred|authenticat|secret|password|unauthori[sz]ed/i,
    spoilt: (world, ue) => queryRegistration(world, ue, { credential: world.cast.wrongCredential }),
  },
  {
    name: 'the UE',
    entry: 'pixit.ues.ueServiceId',
    hint: /\bue_(?!cred)|user|subscri|not.?found|unknown.?ue/i,
    spoilt: (world, { credential }) =>
      queryRegistration(world, world.cast.unknownUe ?? { ueServiceId: 'nobody-has-this-name', credential }),
  },
  {
    name: 'the gateway',
    entry: 'pixit.gateway.mgwServiceId',
    hint: /mgw|gateway/i,
    spoilt: (world, ue) =>
      queryRegistration(world, ue, { gateway: world.cast.unknownGateway ?? 'no-gateway-has-this-name' }),
  },
];

/**
 * Which identity is refused. An identity whose spoiling changes the answer was looked at and found right; one whose
 * spoiling changes nothing may be the one that is wrong already.
 */
export async function notAdmitted({ world, ue, reply }: Case, another: UeIdentity | undefined): Promise<Diagnosis> {
  const { gateway, secondGateway } = world.cast;
  const who = `UE ${JSON.stringify(ue.ueServiceId)} of gateway ${JSON.stringify(gateway.mgwServiceId)}`;
  const text = `refuses to register ${who} (${reply.outcome.text})`;
  if (another !== undefined && (await isAccepted(queryRegistration(world, another))))
    return byConfiguration(
      `${text}, and registers ${JSON.stringify(another.ueServiceId)}`,
      'Correct pixit.ues: not every UE that it names is provisioned in the server.',
    );
  if (
    secondGateway !== undefined &&
    (await isAccepted(queryRegistration(world, ue, { gateway: secondGateway.mgwServiceId })))
  )
    return byConfiguration(
      `${text}, and registers it for gateway ${JSON.stringify(secondGateway.mgwServiceId)}`,
      'Correct pixit.gateway.mgwServiceId, or allow that gateway in the server.',
    );
  const open: Suspect[] = [];
  for (const suspect of suspects)
    if ((await suspect.spoilt(world, ue))?.likeness === reply.likeness) open.push(suspect);
  const left = open.length === 0 ? suspects : open;
  // A cause is the word of the server, whatever another value changes.
  const named = reply.outcome.cause === undefined ? left : [...left, ...suspects];
  const hinted = named.find(({ hint }) => hint.test(said(reply)));
  const [first, ...others] = hinted === undefined ? left : [hinted, ...left.filter((suspect) => suspect !== hinted)];
  const culprit = first as Suspect;
  // A server that looks at none of them may miss something of the wire before.
  const isOwn = !(builtInNames as readonly string[]).includes(world.binding.name);
  const ofWire = isOwn && open.length === suspects.length ? ', the fixed `headers` and `constants` of the binding' : '';
  const isSure = hinted !== undefined || others.length === 0;
  return byConfiguration(
    isSure
      ? `${text}: ${culprit.name} is not what the server is provisioned with`
      : `${text} and does not say for what`,
    isSure
      ? `Correct ${culprit.entry}${agreeing(world, culprit)}, or provision the server with what is written there.`
      : `Compare with what the server is provisioned with, in this order: ${[culprit, ...others].map(({ entry }) => entry).join(', ')}${ofWire}.`,
  );
}

/** A gateway that is authenticated may have to name itself. */
const agreeing = (world: World, { entry }: Suspect): string =>
  entry.includes('gateway') && (hasCertificate(world) || hasToken(world))
    ? ', which may have to be the gateway that its certificate or token stands for'
    : '';

const isAccepted = async (reply: Promise<Reply | undefined>): Promise<boolean> =>
  (await reply)?.outcome.kind === 'accepted';

/** What the answer says about its reason; 401 is about credentials. */
function said({ outcome, packet, likeness }: Reply): string {
  const words = outcome.cause ?? likeness;
  return packet?.status === 401 && outcome.cause === undefined ? `${words} unauthorized` : words;
}
