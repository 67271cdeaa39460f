import type { Pics } from '../spec/pics.ts';
import type { RequirementId } from '../spec/requirements.ts';

/** Rules of HTTP and of TS 29.500 that CoAP has in words of its own. */
const overCoap: Partial<Record<RequirementId, RequirementId>> = { 'W-03': 'C-08', 'W-06': 'C-01' };

/** The rule as the protocol of the wire has it. */
export const onWire = (rule: RequirementId, { coap }: Pick<Pics, 'coap'>): RequirementId =>
  coap ? (overCoap[rule] ?? rule) : rule;
