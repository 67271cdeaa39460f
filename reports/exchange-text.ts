import type { Exchange } from './evidence.ts';

/** Status or code, and what it is called. */
export const statusLine = ({ status, code, reason }: NonNullable<Exchange['response']>): string =>
  `${code ?? status} ${reason}`.trim();

/** The program that the command of an exchange calls. */
export const programOf = ({ curl }: Exchange): string => (curl.includes('coap-client ') ? 'coap-client' : 'curl');
