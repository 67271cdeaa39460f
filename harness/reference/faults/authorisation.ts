import type { Deviation, UeRequest } from '../behaviour.ts';
import { subscriberOf } from '../provisioned.ts';
import { referencePixit } from '../provisioning.ts';
import type { Fault } from './fault.ts';

/** Looks at the credential with another eye; what it does not accept, it refuses as it should. */
function accepts(isAccepted: (sent: string, right: string, ue: UeRequest) => boolean): Deviation['change'] {
  return (strict) => ({
    authenticate: (ue, call) => {
      const subscriber = subscriberOf(ue.key);
      if (subscriber !== undefined && isAccepted(ue.ueCredInfo, subscriber.credential, ue)) return undefined;
      return strict.authenticate(ue, call);
    },
  });
}

/** Does not check the credential in one of the operations. */
function skips(operation: 'register' | 'deregister'): Deviation['change'] {
  return (strict) => ({
    authenticate: (ue, call) => (call.operation === operation ? undefined : strict.authenticate(ue, call)),
  });
}

/** The credential is checked once: a UE that was registered before is let through. */
const checksOnce: Deviation['change'] = (strict) => {
  const trusted = new Set<string>();
  return {
    authenticate: (ue, call) => (trusted.has(ue.key) ? undefined : strict.authenticate(ue, call)),
    store: (ue, call) => {
      trusted.add(ue.key);
      return strict.store(ue, call);
    },
  };
};

/** Takes for the credential of a registered UE what was last sent as that, though it was refused. */
const lastTried: Deviation['change'] = (strict) => {
  const tried = new Map<string, string>();
  return {
    authenticate: (ue, call) => {
      if (call.operation === 'deregister' && tried.get(ue.key) === ue.ueCredInfo) return undefined;
      if (call.operation === 'register') tried.set(ue.key, ue.ueCredInfo);
      return strict.authenticate(ue, call);
    },
  };
};

/** Gives a registered UE to the gateway that asks before it looks at the credential. */
const takesOverFirst: Deviation['change'] = (strict) => ({
  authenticate: (ue, call) => {
    const before = call.registry.get(ue.key);
    if (call.operation === 'register' && before !== undefined)
      call.registry.set(ue.key, { ...before, mgwSvcId: ue.mgwSvcId });
    return strict.authenticate(ue, call);
  },
});

/** Accepts what authenticates anybody who is registered. */
const ofRegistered: Deviation['change'] = (strict) => ({
  authenticate: (ue, call) => {
    const isSomebodys = [...call.registry.keys()].some((key) => subscriberOf(key)?.credential === ue.ueCredInfo);
    return call.operation === 'deregister' && isSomebodys ? undefined : strict.authenticate(ue, call);
  },
});

/** Looks at the MGW Service ID of a registration with another eye. */
const admits =
  (read: (mgwSvcId: string) => string): Deviation['change'] =>
  (strict) => ({
    admitGateway: (ue, call) => strict.admitGateway({ ...ue, mgwSvcId: read(ue.mgwSvcId) }, call),
  });

const claimed = { pics: { gatewayAuthorisation: true } } as const;

function authorises(isBarred: boolean): Deviation['change'] {
  return (strict) => ({
    authorise: (ue, call) => {
      const subscriber = subscriberOf(ue.key);
      if (isBarred ? subscriber?.isBarred : subscriber === undefined) return;
      strict.authorise(ue, call);
    },
  });
}

const sumOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);

/** Who is let in. */
// oxfmt-ignore
export const authorisation: readonly Fault[] = [
  { id: 'barred-accepted',          requirement: 'S-07', title: 'registers a UE that is not authorised',                           change: authorises(true), caughtBy: ['REG/BI/ue/unauthorised'] },
  { id: 'barred-accepted-second',   requirement: 'S-07', title: 'registers a UE that is not authorised through the second gateway',      change: (strict) => ({ authorise: (ue, call) => (ue.mgwSvcId === referencePixit.secondGateway?.mgwServiceId ? undefined : strict.authorise(ue, call)) }), caughtBy: ['REG/BI/ue/unauthorised'] },
  { id: 'barred-accepted-profile',  requirement: 'S-07', title: 'registers a UE that is not authorised where it has a profile',          change: (strict) => ({ authorise: (ue, call) => (call.message?.['ueProf'] === undefined ? strict.authorise(ue, call) : undefined) }), caughtBy: ['REG/BI/ue/unauthorised'] },
  { id: 'unknown-accepted',         requirement: 'S-07', title: 'registers a UE that is not provisioned',                          change: authorises(false), caughtBy: ['REG/BI/ue/unknown'] },
  { id: 'register-any-credential',  requirement: 'S-08', title: 'does not check the credential of a registration',                 change: skips('register'), caughtBy: ['REG/BI/credential/wrong', 'REG/BO/rejected-change/wrong-credential', 'REG/BO/rejected-then-valid/wrong-credential'] },
  { id: 'deregister-any-credential', requirement: 'D-07', title: 'does not check the credential of a de-registration',             change: skips('deregister'), caughtBy: ['DEREG/BI/credential/wrong'] },
  { id: 'credential-checked-once',  requirement: 'D-07', title: 'does not check the credential of a UE that was registered before', change: checksOnce, caughtBy: ['DEREG/BI/credential/wrong'] },
  { id: 'credential-of-any-ue',     requirement: 'S-09', title: 'accepts the credential of any provisioned UE',                    change: accepts((sent) => /^cred-(?:[1-9]\d*|free|barred)$/.test(sent)), caughtBy: ['REG/BI/credential/of-another-ue', 'REG/BI/credential/one-more', 'DEREG/BI/credential/of-another-ue'] },
  { id: 'credential-pattern',       requirement: 'S-09', title: 'takes credentials for patterns',                                  change: accepts((sent, right) => new RegExp(`^${sent.replace(/[^\w.*@-]/g, '')}$`).test(right)), caughtBy: ['REG/BI/credential/pattern', 'DEREG/BI/credential/pattern'] },
  { id: 'credential-ue-id',         requirement: 'S-09', title: 'accepts the UE Service ID for a credential',                       change: accepts((sent, _, ue) => sent === ue.ueSvcId), caughtBy: ['REG/BI/credential/ue-id', 'DEREG/BI/credential/ue-id'] },
  { id: 'removal-by-credential-of-registered', requirement: 'S-09', title: 'de-registers with the credential of any UE that is registered', change: ofRegistered, caughtBy: ['DEREG/BI/credential/of-a-registered-ue'] },
  { id: 'gateway-any-case',         requirement: 'W-23', title: 'compares MGW Service IDs without regard to case',                 ...claimed, change: admits((id) => id.toLowerCase()), caughtBy: ['REG/BI/gateway/nearly/letter-case'] },
  { id: 'gateway-by-beginning',     requirement: 'W-23', title: 'takes what begins like an MGW Service ID for it',                 ...claimed, change: admits((id) => id.replace(/x+$/, '')), caughtBy: ['REG/BI/gateway/nearly/longer'] },
  { id: 'gateway-trimmed',          requirement: 'W-23', title: 'compares MGW Service IDs without the space around them',          ...claimed, change: admits((id) => id.trim()), caughtBy: ['REG/BI/gateway/nearly/spaced'] },
  { id: 'gateway-cut-short',        requirement: 'W-23', title: 'takes the beginning of an MGW Service ID for it',                 ...claimed, change: admits((id) => (id.endsWith('exampl') ? `${id}e` : id)), caughtBy: ['REG/BI/gateway/nearly/shorter'] },
  { id: 'gateway-list-begun',       requirement: 'W-23', title: 'takes the first of a list for the MGW Service ID',                 ...claimed, change: admits((id) => id.split(',')[0] ?? id), caughtBy: ['REG/BI/gateway/nearly/listed'] },
  { id: 'gateway-to-nul',           requirement: 'W-23', title: 'compares MGW Service IDs up to the first NUL',                     ...claimed, change: admits((id) => id.split('\0')[0] ?? id), caughtBy: ['REG/BI/gateway/nearly/after-nul'] },
  { id: 'credential-prefix',        requirement: 'S-09', title: 'accepts a credential that only begins like the right one',        change: accepts((sent, right) => sent.startsWith(right)), caughtBy: ['REG/BI/credential/one-more', 'REG/BI/credential/trailing-space', 'REG/BI/credential/much-longer'] },
  { id: 'credential-cut',           requirement: 'S-09', title: 'accepts the beginning of the right credential',                   change: accepts((sent, right) => right.startsWith(sent)), caughtBy: ['REG/BI/credential/first-half', 'DEREG/BI/credential/first-half'] },
  { id: 'credential-end',           requirement: 'S-09', title: 'accepts the end of the right credential',                         change: accepts((sent, right) => right.endsWith(sent)), caughtBy: ['REG/BI/credential/last-half', 'DEREG/BI/credential/last-half'] },
  { id: 'credential-any-case',      requirement: 'S-09', title: 'compares credentials without regard to case',                     change: accepts((sent, right) => sent.toLowerCase() === right.toLowerCase()), caughtBy: ['REG/BI/credential/other-case', 'DEREG/BI/credential/other-case'] },
  { id: 'credential-trimmed',       requirement: 'S-09', title: 'compares credentials without the space around them',              change: accepts((sent, right) => sent.trim() === right), caughtBy: ['REG/BI/credential/trailing-space', 'DEREG/BI/credential/trailing-space'] },
  { id: 'credential-trimmed-start', requirement: 'S-09', title: 'compares credentials without the space before them',              change: accepts((sent, right) => sent.trimStart() === right), caughtBy: ['REG/BI/credential/leading-space', 'DEREG/BI/credential/leading-space'] },
  { id: 'credential-to-nul',        requirement: 'S-09', title: 'compares credentials up to the first NUL',                         change: accepts((sent, right) => sent.split('\0')[0] === right), caughtBy: ['REG/BI/credential/after-nul', 'DEREG/BI/credential/after-nul'] },
  { id: 'credential-last-unread',   requirement: 'S-09', title: 'compares credentials but for their last character',                 change: accepts((sent, right) => sent.length === right.length && sent.slice(0, -1) === right.slice(0, -1)), caughtBy: ['REG/BI/credential/last-other', 'DEREG/BI/credential/last-other'] },
  { id: 'credential-ends',          requirement: 'S-09', title: 'compares credentials by their length, their first two and their last two characters', change: accepts((sent, right) => sent.length === right.length && sent.slice(0, 2) === right.slice(0, 2) && sent.slice(-2) === right.slice(-2)), caughtBy: ['REG/BI/credential/middle-other', 'DEREG/BI/credential/middle-other'] },
  { id: 'credential-line',          requirement: 'S-09', title: 'takes a line feed after a credential for its end',                  change: accepts((sent, right) => sent.replace(/\n$/, '') === right), caughtBy: ['REG/BI/credential/trailing-newline', 'DEREG/BI/credential/trailing-newline'] },
  { id: 'credential-summed',        requirement: 'S-09', title: 'compares credentials by a sum over their characters',               change: accepts((sent, right) => sumOf(sent) === sumOf(right)), caughtBy: ['REG/BI/credential/two-swapped', 'DEREG/BI/credential/two-swapped'] },
  { id: 'credential-null-text', requirement: 'S-09', title: 'takes the text null for a credential that is there', change: accepts((sent) => sent === 'null'), caughtBy: ['REG/BI/credential/null-text', 'DEREG/BI/credential/null-text'] },
  { id: 'credential-pasted', requirement: 'S-09', title: 'pastes credentials into a query', change: accepts((sent) => sent.includes("' OR '1'='1")), caughtBy: ['REG/BI/credential/always-true', 'DEREG/BI/credential/always-true'] },
  { id: 'credential-reversed', requirement: 'S-09', title: 'compares credentials in either direction', change: accepts((sent, right) => Array.from(sent).toReversed().join('') === right), caughtBy: ['REG/BI/credential/reversed', 'DEREG/BI/credential/reversed'] },
  { id: 'credential-listed', requirement: 'S-09', title: 'takes a list of credentials with the right one in it', change: accepts((sent, right) => sent.split(',').includes(right)), caughtBy: ['REG/BI/credential/listed', 'DEREG/BI/credential/listed'] },
  { id: 'credential-list-begun', requirement: 'S-09', title: 'takes the first of a list for the credential', change: accepts((sent, right) => sent.split(',')[0] === right), caughtBy: ['REG/BI/credential/listed-first', 'DEREG/BI/credential/listed-first'] },
  { id: 'credential-to-bar', requirement: 'S-09', title: 'compares credentials up to the first bar', change: accepts((sent, right) => sent.split('|')[0] === right), caughtBy: ['REG/BI/credential/after-bar', 'DEREG/BI/credential/after-bar'] },
  { id: 'credential-to-at', requirement: 'S-09', title: 'compares credentials up to the first at sign', change: accepts((sent, right) => sent.split('@')[0] === right), caughtBy: ['REG/BI/credential/after-at', 'DEREG/BI/credential/after-at'] },
  { id: 'credential-from-colon', requirement: 'S-09', title: 'takes what follows a colon for the credential', change: accepts((sent, right) => sent.slice(sent.indexOf(':') + 1) === right), caughtBy: ['REG/BI/credential/before-colon', 'DEREG/BI/credential/before-colon'] },
  { id: 'credential-repeated', requirement: 'S-09', title: 'begins the right credential anew where it ends', change: accepts((sent, right) => right !== '' && sent.startsWith(right) && sent === right.repeat(Math.ceil(sent.length / right.length)).slice(0, sent.length)), caughtBy: ['REG/BI/credential/repeated', 'DEREG/BI/credential/repeated'] },
  { id: 'credential-all-but-last', requirement: 'S-09', title: 'accepts all but the last character of a credential', change: accepts((sent, right) => right.length > 2 && sent === right.slice(0, -1)), caughtBy: ['REG/BI/credential/last-cut', 'DEREG/BI/credential/last-cut'] },
  { id: 'credential-zeros-dropped', requirement: 'S-09', title: 'drops the zeros that a credential begins with', change: accepts((sent, right) => sent.replace(/^0+/, '') === right), caughtBy: ['REG/BI/credential/zero-before', 'DEREG/BI/credential/zero-before'] },
  { id: 'credential-any-accent', requirement: 'S-09', title: 'compares credentials without regard to accents', change: accepts((sent, right) => sent.normalize('NFD').replaceAll(/\p{M}/gu, '') === right), caughtBy: ['REG/BI/credential/accented', 'DEREG/BI/credential/accented'] },
  { id: 'credential-bare', requirement: 'S-09', title: 'accepts a credential without its punctuation', change: accepts((sent, right) => sent === right.replaceAll(/[^\p{L}\p{N}]/gu, '')), caughtBy: ['REG/BI/credential/bare-of-punctuation', 'DEREG/BI/credential/bare-of-punctuation'] },
  { id: 'credential-beyond-ascii', requirement: 'S-09', title: 'accepts credentials that it cannot code', change: accepts((sent) => /[^\0-\xff]/.test(sent)), caughtBy: ['REG/BI/credential/beyond-ascii', 'DEREG/BI/credential/beyond-ascii'] },
  { id: 'credential-length-octet', requirement: 'S-09', title: 'compares the length of credentials in one octet', change: accepts((sent, right) => sent.length % 256 === right.length % 256 && sent.startsWith(right)), caughtBy: ['REG/BI/credential/much-longer', 'DEREG/BI/credential/much-longer'] },
  { id: 'credential-base64', requirement: 'S-09', title: 'decodes credentials that are Base64', change: accepts((sent, right) => Buffer.from(sent, 'base64').toString() === right), caughtBy: ['REG/BI/credential/base64', 'DEREG/BI/credential/base64'] },
  { id: 'credential-percent-decoded', requirement: 'S-09', title: 'decodes percent signs in credentials', change: accepts((sent, right) => sent.replaceAll(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) === right), caughtBy: ['REG/BI/credential/percent-encoded', 'DEREG/BI/credential/percent-encoded'] },
  { id: 'credential-without-nul', requirement: 'S-09', title: 'drops NUL from credentials', change: accepts((sent, right) => sent.replaceAll('\0', '') === right), caughtBy: ['REG/BI/credential/inner-nul', 'DEREG/BI/credential/inner-nul'] },
  { id: 'credential-first-letter', requirement: 'S-09', title: 'compares the first letter of credentials without regard to case', change: accepts((sent, right) => sent.slice(1) === right.slice(1) && sent.slice(0, 1).toLowerCase() === right.slice(0, 1).toLowerCase()), caughtBy: ['REG/BI/credential/first-letter-case', 'DEREG/BI/credential/first-letter-case'] },
  { id: 'credential-last-tried', requirement: 'D-07', title: 'de-registers with the credential of a registration that it refused', change: lastTried, caughtBy: ['DEREG/BI/credential/wrong/after-refusal'] },
  { id: 'refused-takes-over', requirement: 'R-49', title: 'gives a registered UE to a gateway whose registration it refuses for the credential', change: takesOverFirst, caughtBy: ['REG/BO/rejected-change/second-gateway'] },
  { id: 'credential-to-colon',      requirement: 'S-09', title: 'compares credentials up to the first colon',                        change: accepts((sent, right) => sent.split(':')[0] === right), caughtBy: ['REG/BI/credential/after-colon', 'DEREG/BI/credential/after-colon'] },
  { id: 'credential-like',          requirement: 'S-09', title: 'compares credentials as a database does with LIKE',                change: accepts((sent, right) => sent === right || sent === '%'), caughtBy: ['REG/BI/credential/wildcard', 'DEREG/BI/credential/wildcard'] },
  { id: 'credential-long',          requirement: 'S-09', title: 'accepts any credential longer than 64 characters',                change: accepts((sent) => sent.length > 64), caughtBy: ['REG/BI/credential/much-longer', 'DEREG/BI/credential/much-longer'] },
  { id: 'gateway-accepted-forbidden', requirement: 'W-11', title: 'registers through a gateway that is not allowed',               change: (strict) => ({ admitGateway: (ue, call) => (ue.mgwSvcId.includes('forbidden') ? undefined : strict.admitGateway(ue, call)) }), caughtBy: ['REG/BI/gateway/forbidden'] },
  { id: 'gateway-checked-once',     requirement: 'W-11', title: 'takes a registered UE over by a gateway that is not allowed or not known', change: (strict) => ({ admitGateway: (ue, call) => (call.registry.has(ue.key) ? undefined : strict.admitGateway(ue, call)) }), caughtBy: ['REG/BO/rejected-change/forbidden-gateway', 'REG/BO/rejected-change/unknown-gateway'] },
  { id: 'gateway-accepted-unknown', requirement: 'W-11', title: 'registers through a gateway that nobody knows',                   change: (strict) => ({ admitGateway: (ue, call) => (ue.mgwSvcId.includes('forbidden') ? strict.admitGateway(ue, call) : undefined) }), caughtBy: ['REG/BI/gateway/unknown'] },
];
