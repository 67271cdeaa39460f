import { isJsonObject, type Json, type JsonObject } from '../fixtures/json.ts';
import type { Context } from './context.ts';
import type { Observation } from './iut.ts';
import { disagreement } from './profile.ts';
import type { Purpose } from './purpose.ts';
import { given, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

const availability = (members: JsonObject): JsonObject => ({ communicationAvailability: members });
const now = availability({ dataSizeIndication: 70 });

/** Each IE with two values only, in either way. */
const one = { storeAndForwardIndication: true, periodicCommunicationIndicator: 'PERIODICALLY' };
const other = { storeAndForwardIndication: false, periodicCommunicationIndicator: 'ON_DEMAND' };
const members = ['storeAndForwardIndication', 'periodicCommunicationIndicator'] as const;

interface Left {
  readonly availability: Json | undefined;
  readonly shownBy: Observation;
}

const profileIn = (seen: Observation): Json | undefined => (seen.seen ? seen.records?.[0]?.profile : undefined);

/** What is stored after an update that names none of the two IEs; undefined where nothing shows it. */
async function leftOf(context: Context, before: JsonObject): Promise<Left | undefined> {
  const ue = await context.take();
  await given(context, ue, { profile: availability({ dataSizeIndication: 60, ...before }) });
  const again = toRegister(context, ue, { profile: now, step: 'register once more, without the indications' });
  if ((await context.send(again)).kind !== 'accepted') return undefined;
  const shownBy = await context.observe(ue, (seen) => disagreement(now, profileIn(seen)) === undefined);
  const profile = profileIn(shownBy);
  return isJsonObject(profile) ? { availability: profile['communicationAvailability'], shownBy } : undefined;
}

const valueIn = (json: Json | undefined, member: string): Json | undefined =>
  isJsonObject(json) ? json[member] : undefined;

/** Clause 8.2.3: what a server adds by default does not follow what was registered before. */
export const keptIndications: Purpose = {
  id: 'REG/BO/other-profile/indications',
  title: 'A profile without indications does not take over those of the one before',
  verifies: ['R-62'],
  ues: 2,
  async run(context) {
    const [first, second] = [await leftOf(context, one), await leftOf(context, other)];
    if (first === undefined || second === undefined || !context.pics.profileReadBack)
      return context.unobserved('R-62', 'no look-up shows the profile of an update');
    for (const member of members) {
      const [was, came] = [valueIn(first.availability, member), valueIn(second.availability, member)];
      if (was !== one[member] || came !== other[member]) continue;
      const got = `${JSON.stringify(was)} after ${JSON.stringify(was)}, ${JSON.stringify(came)} after ${JSON.stringify(came)}`;
      throw new Failure('R-62', `no ${member} of the former profile`, got, { shownBy: second.shownBy });
    }
    return context.met('R-62');
  },
};
