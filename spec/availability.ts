import type { IeType } from './message.ts';

/**
 * Table 8.2.1-3 of TS 23.554, Communication Availability. Its rows could not be read: they follow the coding of
 * scheduled and periodic communication in TS 29.571 and TS 29.122, and every one of them is unconfirmed.
 */
// oxfmt-ignore
export const communicationAvailability: IeType = {
  kind: 'object',
  ies: [
    { id: 'scheduledCommunicationTime', name: 'Scheduled communication time', presence: 'O', type: { kind: 'object', ies: [
      { id: 'daysOfWeek',     name: 'Days of week',      presence: 'O', type: { kind: 'days-of-week' } },
      { id: 'timeOfDayStart', name: 'Time of day start', presence: 'O', type: { kind: 'time-of-day' } },
      { id: 'timeOfDayEnd',   name: 'Time of day end',   presence: 'O', type: { kind: 'time-of-day' } },
    ] } },
    { id: 'communicationDurationTime',      name: 'Communication duration',           presence: 'O', type: { kind: 'integer', min: 0, unit: 's' } },
    { id: 'periodicCommunicationIndicator', name: 'Periodic communication indicator', presence: 'O', type: { kind: 'enumeration', values: ['PERIODICALLY', 'ON_DEMAND'], extensible: true } },
    { id: 'periodicTime',                   name: 'Periodic communication interval',  presence: 'O', type: { kind: 'integer', min: 0, unit: 's' } },
    { id: 'dataSizeIndication',             name: 'Data size indication',             presence: 'O', type: { kind: 'integer', min: 0, unit: 'octet' } },
    { id: 'storeAndForwardIndication',      name: 'Store and forward indication',     presence: 'O', type: { kind: 'boolean' } },
  ],
};
