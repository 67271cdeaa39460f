import type { Exchange } from '../report.ts';

/** The URL that an answer gave in its Location, if any. */
export function locationOf({ request, response }: Exchange): string | undefined {
  const location = response?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  return location !== undefined && URL.canParse(location, request.url)
    ? new URL(location, request.url).href
    : undefined;
}

/** The place of the latest step before this one whose Location is the URL of this one. */
export function lenderOf(steps: readonly Exchange[], place: number): number | undefined {
  const url = steps[place]?.request.url;
  const lender = steps.slice(0, place).findLastIndex((step) => url !== undefined && locationOf(step) === url);
  return lender < 0 ? undefined : lender;
}
