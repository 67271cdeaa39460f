import type { GatewayIdentity } from '../../suites/identity.ts';

/** A gateway of the suite and the root of its APIs, as the server knows it. */
export interface Gate {
  readonly gateway: GatewayIdentity;
  readonly root: string;
}

/** Where a request came to. */
export interface Doorstep {
  readonly gate: Gate;
  /** The interface it came by. */
  readonly kind: GatewayIdentity['kind'];
  readonly operation: 'deliver-message' | 'deliver-report';
}

const operations = /^\/msgg-(l3g|n3g)delivery\/v1\/(deliver-message|deliver-report)$/;

/** A client may name all of the URL (RFC 9112 clause 3.2.2). */
const absoluteForm = /^https?:\/\/[^/?]*/i;

const baseOf = ({ root }: Gate): string => new URL(root).pathname.replace(/\/+$/, '');

/** The gateway that a path belongs to; where two share a root, the interface tells them apart. */
export function doorstepOf(gates: readonly Gate[], path: string): Doorstep | undefined {
  const [bare = ''] = path.replace(absoluteForm, '').split('?');
  const found = gates.flatMap((gate): readonly Doorstep[] => {
    const base = baseOf(gate);
    const [, kind, operation] = (bare.startsWith(base) && operations.exec(bare.slice(base.length))) || [];
    if (kind === undefined) return [];
    return [{ gate, kind: kind as Doorstep['kind'], operation: operation as Doorstep['operation'] }];
  });
  return found.find(({ gate, kind }) => gate.gateway.kind === kind) ?? found[0];
}
