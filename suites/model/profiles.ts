import type { Json } from '../../fixtures/json.ts';

/** Profiles that no two leaves of are alike, so that a stored leaf says whose it is; no leaf is what a server would add by itself. */
export const profiles = {
  P1: { communicationAvailability: { periodicTime: 1111 } },
  P2: { communicationAvailability: { communicationDurationTime: 2222 } },
  P3: { communicationAvailability: { periodicTime: 3331, dataSizeIndication: 3332 } },
  P4: {
    communicationAvailability: {
      scheduledCommunicationTime: { daysOfWeek: [2, 5], timeOfDayStart: '07:41:00Z', timeOfDayEnd: '19:23:00Z' },
      communicationDurationTime: 4441,
      periodicTime: 4442,
      dataSizeIndication: 4443,
    },
  },
} as const satisfies Readonly<Record<string, Json>>;

/** The name of a profile, or that there is none. */
export type ProfileName = keyof typeof profiles | 'none';

/** Every name that a registration may carry. */
export const profileNames: readonly ProfileName[] = ['none', 'P1', 'P2', 'P3', 'P4'];

/** The profile as it is sent. */
export const profileOf = (name: ProfileName): Json | undefined => (name === 'none' ? undefined : profiles[name]);
