import type { Cast, Context } from './context.ts';
import type { Purpose } from './purpose.ts';

type Rest = Pick<Purpose, 'ues' | 'run'> & { readonly needs?: readonly (keyof Cast)[] };

/** A purpose about messages: it needs an Application Server and gateways to play. */
export const messagePurpose = (
  id: string,
  title: string,
  verifies: Purpose['verifies'],
  { ues, run, needs = [] }: Rest,
): Purpose => ({ id, title, verifies, ues, needs: ['delivery', ...needs], run });

/** What it takes to see messages at two gateways. */
export const bothGateways = ['secondGateway', 'secondDelivery'] as const satisfies readonly (keyof Cast)[];

/** MGW Service IDs of the gateways at which messages are seen. */
export const gatewaysOf = ({ cast }: Pick<Context, 'cast'>): readonly string[] =>
  [cast.gateway, cast.secondDelivery && cast.secondGateway].flatMap((known) => known?.mgwServiceId ?? []);

/** MGW Service ID of the second gateway. */
export const secondOf = ({ cast }: Pick<Context, 'cast'>): string => cast.secondGateway?.mgwServiceId ?? '';
