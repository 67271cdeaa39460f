import type { Report } from './report.ts';

/** The binding as it was named and, where that is another, by the name that it gives itself. */
export const bindingText = ({ binding, bindingName }: Pick<Report, 'binding' | 'bindingName'>): string =>
  bindingName === undefined ? binding : `${binding} (${bindingName})`;
