import { basename } from 'node:path';
import type { Stimulus } from '../../suites/iut.ts';
import { shown } from '../../suites/step.ts';
import type { Binding, RequestPacket } from './binding.ts';
import type { Loaded } from './loaded.ts';
import { called, type ModulePlace } from './module-call.ts';
import { type Decoded, type DecodedLookup, Judge, judgedLookup } from './module-judge.ts';
import { isLookupResult, isOutcome, requestRule } from './module-rule.ts';
import { PacketSecrets } from './packet-secrets.ts';
import type { Recognised } from './recognise.ts';
import { isSame } from './same-request.ts';
import { isAnything, isText } from './value-rule.ts';

/** A module that was found to be a binding. */
export interface FoundModule extends ModulePlace {
  readonly binding: Binding;
  /** What the module says is secret; it may grow. */
  readonly secrets: () => Iterable<string>;
}

/**
 * The binding of a module, held to what a binding is: its mistakes are UsageErrors that name them, its credentials are
 * secret, what it does not say of a request is not applicable, and what can be judged without it is.
 */
export function guarded(found: FoundModule): Loaded {
  const { binding } = found;
  const kept = new PacketSecrets();
  const judge = new Judge();
  const { name, protocol, claims, needsRegistration, leavesByGateway, lookup } = binding;
  const [recognise, spelt] = [binding.recognise?.bind(binding), binding.spelt?.bind(binding)];
  return {
    secrets: {
      *[Symbol.iterator]() {
        yield* found.secrets();
        yield* kept;
      },
    },
    binding: {
      name,
      ...(protocol !== undefined && { protocol }),
      ...(claims !== undefined && { claims }),
      ...(needsRegistration !== undefined && { needsRegistration }),
      ...(leavesByGateway !== undefined && { leavesByGateway }),
      encode: encoder(found, kept),
      decode(stimulus, response) {
        const asked = { member: 'decode', about: stimulus.step, rule: isOutcome };
        const decoded = called(found, asked, () => binding.decode(stimulus, response));
        return judge.outcome(stimulus, response, decoded as Decoded);
      },
      unjudged: (rule) => judge.whyNot(rule, basename(found.name)),
      ...(recognise && {
        recognise: (request) =>
          called(found, about('recognise', request.path, isAnything), () => recognise(request)) as
            | Recognised
            | undefined,
      }),
      ...(spelt && { spelt: (text) => called(found, about('spelt', text, isText), () => spelt(text)) as string }),
      ...(lookup && { lookup: guardedLookup(found, lookup, kept) }),
    },
  };
}

const about = (member: string, text: string, rule: typeof isText) => ({ member, about: text, rule });

function encoder(found: FoundModule, kept: PacketSecrets): Binding['encode'] {
  const { binding } = found;
  const rule = requestRule(binding.protocol);
  return (stimulus, known) => {
    const asked = { member: 'encode', about: stimulus.step, rule };
    const ask = (one: Stimulus) => called(found, asked, () => binding.encode(one, known)) as RequestPacket | string;
    const packet = ask(stimulus);
    if (typeof packet === 'string') return packet;
    for (const [lack, less] of simpler(stimulus)) {
      const [one, again] = [ask(less), ask(less)];
      if (typeof one !== 'string' && typeof again !== 'string' && isSame(packet, [one, again]))
        return `${basename(found.name)} writes the request with ${lack} as it does without`;
    }
    kept.note(packet.headers, stimulus.message['ueCredentialInformation']);
    return packet;
  };
}

/** The same request without what a module may leave out, and what that is. */
function* simpler({ disturbance, ...plain }: Stimulus): Generator<readonly [lack: string, less: Stimulus]> {
  const { profile, ...message } = plain.message;
  if (disturbance !== undefined) yield [`the disturbance ${disturbance}`, plain];
  else if (profile !== undefined) yield ['this profile', { ...plain, message }];
}

type Lookup = NonNullable<Binding['lookup']>;

function guardedLookup(found: FoundModule, lookup: Lookup, kept: PacketSecrets): Lookup {
  const isRequest = requestRule(found.binding.protocol);
  const ofUe = (member: string, ue: Parameters<Lookup['encode']>[0], rule: typeof isText) => ({
    member: `lookup.${member}`,
    about: `look up ${shown(ue)}`,
    rule,
  });
  return {
    ...(lookup.isByGateway !== undefined && { isByGateway: lookup.isByGateway }),
    encode(ue, known) {
      const packet = called(found, ofUe('encode', ue, isRequest), () => lookup.encode(ue, known));
      if (typeof packet !== 'string') kept.note((packet as RequestPacket).headers, ue.credential);
      return packet as RequestPacket | string;
    },
    decode(ue, response) {
      const result = called(found, ofUe('decode', ue, isLookupResult), () => lookup.decode(ue, response));
      return judgedLookup(ue, response, result as DecodedLookup);
    },
  };
}
