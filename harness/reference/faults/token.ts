import type { Call, Deviation, JsonObject } from '../behaviour.ts';
import { refusals } from '../edit.ts';
import { tokenIn } from '../guard.ts';
import { Refusal } from '../refusal.ts';
import { claimsOf, headOf, type TokenFlaw } from '../token.ts';
import type { Fault } from './fault.ts';

interface Token {
  readonly head: JsonObject;
  readonly claims: JsonObject;
  readonly signature: string;
}

/** Finds nothing of this sort wrong with tokens that look so. */
const blindTo =
  (flaw: TokenFlaw, isMissed: (token: Token) => boolean): Deviation['change'] =>
  (strict) => ({
    inspectToken: (call) => {
      const text = tokenIn(call);
      const [head, claims] = [headOf(text), claimsOf(text)];
      const signature = text?.split('.')[2] ?? '';
      const isBlind = head !== undefined && claims !== undefined && isMissed({ head, claims, signature });
      return strict.inspectToken(call).filter((found) => found !== flaw || !isBlind);
    },
  });

/** Refuses more tokens than it should. */
const averseTo =
  (flaw: TokenFlaw, isRefused: (claims: JsonObject) => boolean): Deviation['change'] =>
  (strict) => ({
    inspectToken: (call) => [...strict.inspectToken(call), ...(isRefused(claimsOf(tokenIn(call)) ?? {}) ? [flaw] : [])],
  });

/** Guards the paths as they are written, and reads them in this way afterwards. */
const unguarded =
  (read: (path: string) => string): Deviation['change'] =>
  (strict) => {
    const unseen = new WeakSet<Request>();
    return {
      around: (request, next) => {
        const url = new URL(request.url);
        const path = read(url.pathname);
        if (path === url.pathname) return strict.around(request, next);
        const inner = new Request(new URL(path + url.search, url), request);
        unseen.add(inner);
        return strict.around(inner, next);
      },
      inspectToken: (call) => (unseen.has(call.request) ? [] : strict.inspectToken(call)),
    };
  };

/** Takes an empty token for no reason to ask. */
const takesEmpty: Deviation['change'] = (strict) => ({
  inspectToken: (call) =>
    /^Bearer *$/.test(call.request.headers.get('authorization') ?? '') ? [] : strict.inspectToken(call),
});

/** Looks at the token of the first request of a connection only. */
const asksOnce: Deviation['change'] = (strict) => {
  const known = new WeakSet<object>();
  return {
    inspectToken: (call) => {
      const { connection } = call.peer ?? {};
      if (connection !== undefined && known.has(connection)) return [];
      const flaws = strict.inspectToken(call);
      if (flaws.length === 0 && connection !== undefined) known.add(connection);
      return flaws;
    },
  };
};

/** Believes whoever says that a proxy has seen the certificate. */
const believesHeaders: Deviation['change'] = (strict) => ({
  handshake: 'asks',
  inspectCertificate: (call) =>
    isVouched(call) && call.peer?.name === undefined ? undefined : strict.inspectCertificate(call),
});

const isVouched = ({ request }: Call): boolean => request.headers.get('x-ssl-client-verify') === 'SUCCESS';

/** Serves look-ups on the same port without TLS, where nobody has a certificate or a token. */
const plainLookUp: Deviation['change'] = (strict) => {
  const isOpen = ({ operation, peer }: Call): boolean => operation === 'lookup' && peer?.isEncrypted === false;
  return {
    servesPlainText: true,
    inspectCertificate: (call) => (isOpen(call) ? undefined : strict.inspectCertificate(call)),
    inspectToken: (call) => (isOpen(call) ? [] : strict.inspectToken(call)),
  };
};

const showsRefused = refusals((answer, call) =>
  answer.status === 401 && call.operation === 'lookup'
    ? {
        ...answer,
        headers: { ...answer.headers, 'content-type': 'application/json' },
        body: [...call.registry.values()],
      }
    : answer,
);

const redirects = refusals((answer) =>
  answer.status === 401 ? { status: 302, headers: { location: '/login' } } : answer,
);

const crashes: Deviation['change'] = (strict) => ({
  refuseToken: (flaw, call) =>
    tokenIn(call)?.startsWith('bm90') === true
      ? new Refusal(500, { detail: 'An error.' })
      : strict.refuseToken(flaw, call),
});

const averseToScheme: Deviation['change'] = (strict) => ({
  inspectToken: (call) =>
    /^(?:Bearer|bearer) /.test(call.request.headers.get('authorization') ?? '')
      ? strict.inspectToken(call)
      : ['missing'],
});

/** Lets requests by that have a query, which no operation but the look-up knows. */
const openToQueries: Deviation['change'] = (strict) => ({
  inspectToken: (call) => (isQueried(call) ? [] : strict.inspectToken(call)),
  checkQuery: (call) => (isQueried(call) ? undefined : strict.checkQuery(call)),
});

const isQueried = ({ request, operation }: Call): boolean => operation === 'register' && request.url.includes('?');

const inCase = ({ claims }: Token): boolean => /[A-Z]/.test(String(claims['scope']));

const base = { mounting: { isSecured: true } } as const;
const [S03, S04, S21] = (['S-03', 'S-04', 'S-21'] as const).map((requirement) => ({ ...base, requirement })) as [
  { readonly requirement: 'S-03' } & typeof base,
  { readonly requirement: 'S-04' } & typeof base,
  { readonly requirement: 'S-21' } & typeof base,
];

/** What some verifiers of access tokens do not look at. */
// oxfmt-ignore
export const token: readonly Fault[] = [
  { ...base, id: 'look-up-in-plain-text',   requirement: 'S-23', title: 'shows registrations outside of TLS',                change: plainLookUp, caughtBy: ['REG/BI/look-up/plain-text'] },
  { ...base, id: 'look-up-refused-with-data', requirement: 'S-20', title: 'refuses a look-up and shows the registrations all the same', change: showsRefused, caughtBy: ['REG/BI/look-up/token/none'] },
  { ...base, id: 'challenge-by-redirect',   requirement: 'S-14', title: 'redirects whoever has no valid access token to a login',  change: redirects, caughtBy: ['WIRE/failure/challenge'] },
  { ...base, id: 'token-crash',             requirement: 'S-14', title: 'answers 500 to access tokens whose parts are no JSON',    change: crashes, caughtBy: ['WIRE/failure/challenge'] },
  { ...base, id: 'token-scheme-case',       requirement: 'S-22', title: 'knows the scheme Bearer in one letter case only',         change: averseToScheme, caughtBy: ['REG/BV/token/scheme'] },
  { ...S03,  id: 'guard-without-query',     title: 'asks for no access token where there is a query',                 change: openToQueries, caughtBy: ['REG/BI/token/none/query'] },
  { ...S03,  id: 'token-empty',             title: 'serves requests with an empty access token',                      change: takesEmpty, caughtBy: ['REG/BI/token/empty'] },
  { ...S03,  id: 'token-once-per-connection', title: 'asks for an access token once for each connection',             change: asksOnce, caughtBy: ['REG/BO/same-connection/no-token'] },
  { ...S03,  id: 'guard-without-slash',     title: 'asks for no access token where the path ends with a slash',       change: unguarded((path) => path.replace(/\/$/, '')), caughtBy: ['REG/BI/token/none/slash'] },
  { ...S03,  id: 'guard-without-double-slash', title: 'asks for no access token where the path has two slashes',      change: unguarded((path) => path.replaceAll('//', '/')), caughtBy: ['REG/BI/token/none/double-slash'] },
  { ...S03,  id: 'guard-without-matrix',    title: 'asks for no access token where the path has a parameter',         change: unguarded((path) => path.replace(/;.*/, '')), caughtBy: ['REG/BI/token/none/matrix'] },
  { ...S03,  id: 'guard-without-escapes',   title: 'asks for no access token where a letter of the path is escaped',  change: unguarded((path) => decodeURIComponent(path)), caughtBy: ['REG/BI/token/none/escaped'] },
  { ...S03,  id: 'guard-without-case',      title: 'asks for no access token where the path is in other letter case', change: unguarded((path) => path.toLowerCase()), caughtBy: ['REG/BI/token/none/letter-case'] },
  { ...S04,  id: 'token-none-in-any-case',  title: 'knows the algorithm none in small letters only, and accepts it in others', change: blindTo('forged', ({ head }) => /^none$/i.test(String(head['alg']))), caughtBy: ['REG/BI/token/unsigned/letter-case'] },
  { ...S04,  id: 'token-unsigned-trusted',  title: 'verifies signatures of access tokens where there is one',         change: blindTo('forged', ({ head, signature }) => signature === '' && head['alg'] === 'ES256'), caughtBy: ['REG/BI/token/stripped'] },
  { ...S04,  id: 'token-of-zeros',          title: 'finds a signature of zeros right for any text',                   change: blindTo('forged', ({ signature }) => /^A+$/.test(signature)), caughtBy: ['REG/BI/token/forged/zeros'] },
  { ...S04,  id: 'token-of-unknown-key',    title: 'verifies no signature where it does not know the key',            change: blindTo('forged', ({ head }) => String(head['kid']).startsWith('nobody')), caughtBy: ['REG/BI/token/forged/no-key'] },
  { ...S04,  id: 'token-with-key',          title: 'verifies access tokens with the key that they bring along',       change: blindTo('forged', ({ head }) => head['jwk'] !== undefined), caughtBy: ['REG/BI/token/forged/own-key'] },
  { ...S04,  id: 'token-by-public-key',     title: 'takes its public key for a shared secret where the token says so', change: blindTo('forged', ({ head }) => head['alg'] === 'HS256'), caughtBy: ['REG/BI/token/forged/public-key'] },
  { ...S04,  id: 'token-for-ever',          title: 'accepts access tokens that never expire',                         change: blindTo('expired', ({ claims }) => claims['exp'] === undefined), caughtBy: ['REG/BI/token/expired/never'] },
  { ...S21,  id: 'token-early',             title: 'accepts access tokens before they are valid',                     change: blindTo('early', () => true), caughtBy: ['REG/BI/token/early'] },
  { ...S21,  id: 'token-of-any-issuer',     title: 'accepts access tokens of any issuer',                             change: blindTo('issuer', () => true), caughtBy: ['REG/BI/token/issuer'] },
  { ...S21,  id: 'token-critical',          title: 'accepts access tokens with critical headers that it does not know', change: blindTo('malformed', () => true), caughtBy: ['REG/BI/token/critical'] },
  { ...base, id: 'token-without-audience',  requirement: 'S-06', title: 'accepts access tokens for no audience',      change: blindTo('audience', ({ claims }) => claims['aud'] === undefined), caughtBy: ['REG/BI/token/audience/none'] },
  { ...base, id: 'token-without-scope',     requirement: 'S-05', title: 'accepts access tokens of no scope',          change: blindTo('scope', ({ claims }) => claims['scope'] === undefined), caughtBy: ['REG/BI/token/scope/none'] },
  { ...base, id: 'token-scope-any-case',    requirement: 'S-05', title: 'compares scopes without regard to case',     change: blindTo('scope', inCase), caughtBy: ['REG/BI/token/scope/letter-case'] },
  { ...base, id: 'token-one-scope',         requirement: 'R-01', title: 'refuses access tokens of several scopes',    change: averseTo('scope', ({ scope }) => String(scope).includes(' and-')), caughtBy: ['REG/BV/token/scopes'] },
  { ...base, id: 'token-one-audience',      requirement: 'R-01', title: 'refuses access tokens for several audiences', change: averseTo('audience', ({ aud }) => Array.isArray(aud)), caughtBy: ['REG/BV/token/audiences'] },
  { ...base, id: 'certificate-claimed',     requirement: 'S-01', title: 'believes headers about a client certificate', change: believesHeaders, caughtBy: ['REG/BI/certificate/claimed'] },
];
