import fc from 'fast-check';
import type { JsonObject } from '../fixtures/json.ts';
import type { Context } from './context.ts';
import type { Input } from './input.ts';

/** By which gateway a generated request goes. */
export interface Through {
  /** The first where nothing is said; the second where the PIXIT has one. */
  readonly through?: 'second-gateway';
}

/** The same input for both gateways: what a server does for one it may forget for the other. */
export const throughEither = <T extends object>(
  input: Input<T> & { readonly schema: JsonObject },
): Input<T & Through> & { readonly schema: JsonObject } => ({
  ...input,
  schema: {
    ...input.schema,
    properties: { ...(input.schema['properties'] as JsonObject), through: { const: 'second-gateway' } },
  },
  arbitrary: (pics) =>
    fc
      .tuple(input.arbitrary(pics), fc.boolean())
      .map(([value, isSecond]) => ({ ...value, ...(isSecond && { through: 'second-gateway' as const }) })),
});

/** The change of a request that goes by this gateway, and how its step ends. */
export function gatewayOf({ cast }: Context, { through }: Through): { readonly gateway?: string; readonly by: string } {
  const { secondGateway } = cast;
  if (through === undefined || secondGateway === undefined) return { by: '' };
  const { mgwServiceId } = secondGateway;
  return { gateway: mgwServiceId, by: `, by ${mgwServiceId}` };
}
