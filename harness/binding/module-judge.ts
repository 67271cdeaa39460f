import type { RequirementId } from '../../spec/requirements.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Outcome, Stimulus } from '../../suites/iut.ts';
import { anyAnswerChecks, check } from './any-answer.ts';
import type { LookupResult, ResponsePacket } from './binding.ts';
import { readBody } from './body.ts';
import { leakIn } from './leak.ts';
import { ownCheck } from './lookup-check.ts';
import { refusalOf } from './outcome.ts';

/** What a module may leave out. */
type Given<T extends object, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** What `decode` of a module gives. */
export type Decoded = Given<Outcome, 'checks' | 'signature'>;
/** What `lookup.decode` of a module gives. */
export type DecodedLookup = Given<LookupResult, 'checks'>;

/** Judges what a look-up shows, as far as the module does not. */
export function judgedLookup(ue: UeIdentity, response: ResponsePacket, given: DecodedLookup): LookupResult {
  const { records, checks = [] } = given;
  const status = response.code ?? String(response.status);
  const isBusy = records === undefined && [429, 503].includes(response.status);
  const leak = leakIn(readBody(response).text, { ueServiceId: ue.ueServiceId, ueCredentialInformation: ue.credential });
  const more =
    records === undefined || records.length === 0
      ? []
      : [
          ownCheck(
            ue,
            records.map((record) => ({ ueServiceId: ue.ueServiceId, ...record })),
          ),
          check('W-07', leak === undefined, 'no UE credential information', leak ?? ''),
        ];
  return {
    ...given,
    // What a look-up is like is told from how its text begins.
    text: given.text.startsWith(status) ? given.text : `${status} ${given.text}`,
    ...(isBusy && { isThrottled: true as const }),
    checks: withOwn(checks, more),
  };
}

/** What the module judges itself is its own to judge. */
const withOwn = (own: readonly Check[], more: readonly Check[]): readonly Check[] => [
  ...own,
  ...more.filter(({ requirement }) => !own.some((known) => known.requirement === requirement)),
];

/** Rules that only who reads the wire can judge answers by: with what answers, and what is to be said of them. */
const ofTheWire: ReadonlyMap<RequirementId, readonly [answers: string, saying: string]> = new Map([
  ['W-01', ['every answer', 'whether it says success or failure, without contradiction']],
  ['R-17', ['every accepted registration', 'whether the wire declares its status']],
  ['D-19', ['every accepted de-registration', 'whether the wire declares its status']],
  ['R-18', ['every success with a body', 'whether it has the declared media type and form']],
  ['C-11', ['every answer with a payload', 'whether it has the declared Content-Format']],
]);

/** Judges what can be judged of any wire, and keeps in mind what the module judged. */
export class Judge {
  readonly #judged = new Set<RequirementId>();

  outcome({ message }: Stimulus, response: ResponsePacket, given: Decoded): Outcome {
    const { kind, checks = [], signature = `${kind} ${response.status}` } = given;
    for (const { requirement } of checks) this.#judged.add(requirement);
    const more = [...anyAnswerChecks(message, response, readBody(response))];
    const { refusal = refusalOf({ is: 'rejected' }, response.status) } = given;
    return { ...given, ...(kind === 'rejected' && { refusal }), signature, checks: withOwn(checks, more) };
  }

  whyNot(rule: RequirementId, name: string): string | undefined {
    const wanted = ofTheWire.get(rule);
    if (wanted === undefined || this.#judged.has(rule)) return undefined;
    const [answers, saying] = wanted;
    return `no answer was judged by it: decode of ${name} has to return { requirement: '${rule}', holds, expected, got } in \`checks\` with ${answers}: ${saying}`;
  }
}
