import type { ProfileName } from './profiles.ts';
import type { Sight } from './sight.ts';

/** What is wrong with a request on purpose. */
export type Defect = 'wrong credential' | 'no credential' | 'no gateway';

/** One request about one UE, in the terms of the model. */
export type Operation =
  | {
      readonly kind: 'register';
      readonly gateway: string;
      readonly profile: ProfileName;
      readonly defect?: Defect;
    }
  | {
      readonly kind: 'deregister';
      /** The gateway that asks, where the server can tell gateways apart. */
      readonly by?: string;
      readonly defect?: Defect;
    }
  | { readonly kind: 'look-up' };

/** An operation that asks for a change. */
export type Request = Exclude<Operation, { readonly kind: 'look-up' }>;

/** How a registration or de-registration was answered; `redirect` says neither yes nor no. */
export type Reply = 'accepted' | 'rejected' | 'redirect' | 'server-error';

/** What came back; undefined where no answer came, so that the request may have happened or not, also later. */
export type Answer = Reply | Sight | undefined;

/** An operation in a few words. */
export function named(operation: Operation): string {
  if (operation.kind === 'look-up') return 'look up';
  const but = operation.defect === undefined ? '' : `, ${operation.defect}`;
  if (operation.kind === 'deregister') {
    const by = operation.by === undefined ? '' : `, by ${operation.by}`;
    return `de-register${by + but === '' ? '' : ` (${(by + but).slice(2)})`}`;
  }
  const profile = operation.profile === 'none' ? 'without a profile' : `with profile ${operation.profile}`;
  return `register (${profile}, by ${operation.gateway}${but})`;
}
