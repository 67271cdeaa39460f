import type { Security } from '../security/security.ts';

/** The Application Server and the gateways that the suite plays (pixit.delivery). */
export interface DeliverySettings {
  /** The Application Server that messages come from. */
  readonly asServiceId: string;
  /** Where it sends them; the API root of the target unless given. */
  readonly apiRoot?: string;
  /** Where the server delivers what goes to pixit.gateway: the suite listens there. */
  readonly gatewayRoot: string;
  readonly secondGatewayRoot?: string;
  /** Where to listen, where the roots do not say it. */
  readonly listen?: { readonly host?: string; readonly port?: number };
  /** Access token of the Application Server. */
  readonly token?: string;
  /** How it shows who it is otherwise; it stands in the place of a gateway there. */
  readonly security: Security;
  /** How long a message may take. */
  readonly waitMs: number;
}
