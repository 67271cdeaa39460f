import type { Check } from '../../suites/iut.ts';
import { membersOf, type Received, type Sent } from './office.ts';

/** What a message that came to a gateway shows of the rules about it (TS 29.538 L3gMessageDelivery, N3gMessageDelivery). */
export function messageChecks({ gate, kind, incoming }: Received, sent: Sent): readonly Check[] {
  const members = membersOf(Buffer.from(incoming.body).toString('utf8'));
  const [originator, destination] = [addressIn(members['oriAddr']), addressIn(members['destAddr'])];
  const missing = [
    ...(originator === undefined ? ['oriAddr'] : []),
    ...(destination === undefined ? ['destAddr'] : []),
    ...(typeof members['msgId'] === 'string' ? [] : ['msgId']),
  ];
  const isRight = gate.gateway.kind === kind;
  const form: Check = {
    requirement: 'M-08',
    holds: isRight && missing.length === 0,
    expected: `a message by MSGG_${gate.gateway.kind.toUpperCase()}Delivery with oriAddr, destAddr and msgId`,
    got: isRight ? `${missing.join(', ')} missing or of another type` : `one by MSGG_${kind.toUpperCase()}Delivery`,
  };
  const compared = [
    ['M-09', 'the destination', sent.ueServiceId, destination?.addr],
    ['M-10', 'the originator', sent.originator, originator?.addr],
    ['M-10', 'the type of the originator', 'AS', originator?.addrType],
    ['M-10', 'the payload', sent.payload, members['payload']],
    ['M-11', 'the message id', sent.id, members['msgId']],
  ] as const;
  return [form, ...compared.map((row) => equality(row))];
}

function equality([requirement, what, wanted, got]: readonly [Check['requirement'], string, string, unknown]): Check {
  return {
    requirement,
    holds: got === wanted,
    expected: `${what} ${JSON.stringify(wanted)}`,
    got: got === undefined ? 'none' : JSON.stringify(got),
  };
}

interface Address {
  readonly addrType: string;
  readonly addr: string;
}

/** An Address; its type is extensible. */
function addressIn(value: unknown): Address | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { addrType, addr } = value as { readonly addrType?: unknown; readonly addr?: unknown };
  return typeof addrType === 'string' && typeof addr === 'string' ? { addrType, addr } : undefined;
}
