/** The number of a step as its files have it. */
export const numberOf = (place: number): string => String(place + 1).padStart(2, '0');

/** The file of the body of a request. */
export const bodyName = (place: number): string => `${numberOf(place)}-request.body`;
