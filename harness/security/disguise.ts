import type { Guise } from '../../suites/guise.ts';
import {
  type Claims,
  confused,
  forged,
  minted,
  ofNoKey,
  selfSigned,
  stripped,
  unsigned,
  unsignedOtherwise,
  zeroed,
} from './jwt.ts';
import type { BadTokens, TestKey } from './security.ts';

/** Tokens that are made from a good one, by anybody. */
const alterations: { readonly [K in Guise]?: (token: string) => string | undefined } = {
  'forged-token': forged,
  'zeroed-token': zeroed,
  'stripped-token': stripped,
  'unsigned-token': unsigned,
  'unsigned-otherwise-token': unsignedOtherwise,
  'no-key-token': ofNoKey,
  'self-signed-token': selfSigned,
};

const [minute, hour] = [60, 3600];
const elsewhere = '.elsewhere.example';

const now = (): number => Math.floor(Date.now() / 1000);

/** Scopes that are like the right ones and none of them: with one in them, or in one. */
function besides(scope: string): string {
  const right = scope.split(' ');
  const near = right.flatMap((one) => [`another-${one}`, `${one}-not`, one.slice(0, -1)]);
  return near.filter((one) => one !== '' && !right.includes(one)).join(' ');
}

/** The same letters in the other case; what has none is another scope altogether. */

const inOtherCase = (scope: string): string =>
  scope.replace(/[a-z]|$/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() || 'X' : letter.toLowerCase(),
  );

/** How a token of the test key differs from a good one: where texts are compared, they are nearly alike. */
const flaws: { readonly [K in Guise]?: (key: TestKey) => Claims } = {
  'test-token': () => ({}),
  'letter-case-token': () => ({}),
  'expired-token': () => ({ iat: now() - 2 * hour, exp: now() - 15 * minute }),
  'endless-token': () => ({ exp: undefined }),
  'early-token': () => ({ nbf: now() + hour }),
  'issuer-token': ({ issuer }) => ({ iss: `${issuer}${elsewhere}` }),
  'audience-token': ({ audience }) => ({ aud: `${audience}${elsewhere}` }),
  'no-audience-token': () => ({ aud: undefined }),
  'audiences-token': ({ audience }) => ({ aud: [`${audience}${elsewhere}`, audience] }),
  'scope-token': ({ scope }) => ({ scope: besides(scope) }),
  'scope-case-token': ({ scope }) => ({ scope: scope.split(' ').map(inOtherCase).join(' ') }),
  'no-scope-token': () => ({ scope: undefined }),
  'scopes-token': ({ scope }) => ({ scope: `another-scope ${scope} and-another-one` }),
};

/** The name of the ready-made token for a guise. */
export const readyFor = (guise: Guise): keyof BadTokens | undefined =>
  (['expired', 'audience', 'scope'] as const).find((name) => guise === `${name}-token`);

/** Makes the token of a guise from a good one; undefined where it is not made so. */
export const alterationFor = (guise: Guise): ((token: string) => string | undefined) | undefined => alterations[guise];

/** Makes the token of a guise with a key that the server trusts; undefined where it is not made so. */
export function mintFor(guise: Guise): ((key: TestKey, claims: Claims) => string) | undefined {
  if (guise === 'public-key-token') return confused;
  if (guise === 'critical-token')
    return (key, claims) => minted(key, claims, { crit: ['x-unheard-of'], 'x-unheard-of': true });
  const flaw = flaws[guise];
  return flaw && ((key, claims) => minted(key, { ...claims, ...flaw(key) }));
}
