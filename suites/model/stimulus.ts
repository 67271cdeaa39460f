import type { Context } from '../context.ts';
import { wrongValue } from '../flaw.ts';
import type { UeIdentity } from '../identity.ts';
import type { Flaw, Outcome, Stimulus } from '../iut.ts';
import { toDeregister, toRegister } from '../step.ts';
import { Inapplicable, Inconclusive } from '../verdict.ts';
import { type Defect, named, type Reply, type Request } from './operation.ts';
import { profileOf } from './profiles.ts';

const spoiltIe: Readonly<Record<Defect, string>> = {
  'wrong credential': 'ueCredentialInformation',
  'no credential': 'ueCredentialInformation',
  'no gateway': 'mgwServiceId',
};

const missing = (ie: string): Flaw => ({
  ie: [ie],
  reads: ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'],
  isMalformed: true,
});

/** The request that an operation stands for. */
export function stimulusOf(context: Pick<Context, 'cast' | 'pics'>, ue: UeIdentity, operation: Request): Stimulus {
  const { defect } = operation;
  const change = {
    step: named(operation),
    ...(defect === 'wrong credential' && { credential: context.cast.wrongCredential }),
    ...(defect !== undefined && {
      flaw: defect.startsWith('no ') ? missing(spoiltIe[defect]) : wrongValue(spoiltIe[defect]),
    }),
  };
  const profile = operation.kind === 'register' ? profileOf(operation.profile) : undefined;
  const stimulus =
    operation.kind === 'deregister'
      ? toDeregister(ue, change)
      : toRegister(context, ue, {
          ...change,
          gateway: operation.gateway,
          ...(profile !== undefined && { profile }),
        });
  if (defect === undefined || !defect.startsWith('no ')) return stimulus;
  const left = Object.entries(stimulus.message).filter(([ie]) => ie !== spoiltIe[defect]);
  return { ...stimulus, message: Object.fromEntries(left) };
}

/** Undefined where the wire has no way to ask. */
export async function unlessInapplicable(outcome: Promise<Outcome>): Promise<Outcome | undefined> {
  try {
    return await outcome;
  } catch (error) {
    if (error instanceof Inapplicable) return undefined;
    throw error;
  }
}

/** How an outcome reads in the terms of the model. */
export function replyOf({ kind, refusal, text }: Outcome): Reply {
  if (kind === 'unclear')
    throw new Inconclusive('unclear', `the answer can be read as neither success nor failure (${text})`);
  if (kind === 'accepted') return 'accepted';
  return refusal === 'redirect' || refusal === 'server-error' ? refusal : 'rejected';
}
