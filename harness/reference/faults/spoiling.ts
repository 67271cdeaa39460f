import type { Behaviour, Call, Deviation, UeRequest } from '../behaviour.ts';

/** The ways in which a mandatory IE is unusable. */
const spoilings = {
  missing: (value: unknown) => value === undefined,
  null: (value: unknown) => value === null,
  empty: (value: unknown) => value === '',
  mistyped: (value: unknown) => value !== undefined && value !== null && typeof value !== 'string',
} as const;

type Spoiling = keyof typeof spoilings;

/** One mandatory IE of one operation, unusable in one way. */
export interface Spoilt {
  readonly operation: 'register' | 'deregister';
  readonly ie: 'ueSvcId' | 'mgwSvcId' | 'ueCredInfo';
  readonly by: Spoiling;
}

/** Whether a message is spoilt in this way. */
function isSpoilt(call: Call, { operation, ie, by }: Spoilt): boolean {
  return call.operation === operation && spoilings[by](call.message?.[ie]);
}

/** Accepts the spoilt IE and leaves out the checks that would need it. */
export function tolerates(spoilt: Spoilt): Deviation['change'] {
  return (strict) => {
    const unless =
      <T>(ies: readonly Spoilt['ie'][], step: (ue: UeRequest, call: Call) => T, otherwise: T) =>
      (ue: UeRequest, call: Call): T =>
        ies.includes(spoilt.ie) && isSpoilt(call, spoilt) ? otherwise : step(ue, call);
    return {
      inspect: (call) =>
        strict.inspect(call).filter(({ param }) => !(param === `/${spoilt.ie}` && isSpoilt(call, spoilt))),
      interpret: (call) => {
        const ies = strict.interpret(call);
        return isSpoilt(call, spoilt) ? { ...ies, [spoilt.ie]: String(call.message?.[spoilt.ie]) } : ies;
      },
      admitGateway: unless(['mgwSvcId'], strict.admitGateway, undefined),
      authenticate: unless(['ueSvcId', 'ueCredInfo'], strict.authenticate, undefined),
      authorise: unless(['ueSvcId'], strict.authorise, undefined),
      remove: unless(['ueSvcId'], strict.remove, 'removed'),
    } satisfies Partial<Behaviour>;
  };
}

/** Falls over the spoilt IE: an exception that nobody catches, so a 500. */
export function crashesOn(spoilt: Spoilt): Deviation['change'] {
  return (strict) => ({
    inspect: (call) => {
      if (isSpoilt(call, spoilt)) throw new TypeError(`cannot read ${spoilt.ie}`);
      return strict.inspect(call);
    },
  });
}
