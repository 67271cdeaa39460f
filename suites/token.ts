import type { RequirementId } from '../spec/requirements.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import type { Guise } from './guise.ts';
import type { Purpose } from './purpose.ts';
import { onRegister, type Row } from './security.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

// oxfmt-ignore
const rows: readonly Row[] = [
  { id: 'token/empty',              guise: 'empty-token',              title: 'with an empty access token',                                  requirement: 'S-03' },
  { id: 'token/malformed/parts',    guise: 'broken-token',             title: 'with an access token whose parts are no JSON',                requirement: 'S-04' },
  { id: 'token/none/query',         guise: 'no-token', disturbance: 'query-parameter', title: 'without an access token, with a query parameter', requirement: 'S-03' },
  { id: 'token/none/slash',         guise: 'no-token', disturbance: 'path-slash',        title: 'without an access token, by a path that ends with a slash',      requirement: 'S-03' },
  { id: 'token/none/double-slash',  guise: 'no-token', disturbance: 'path-double-slash', title: 'without an access token, by a path with two slashes',            requirement: 'S-03' },
  { id: 'token/none/matrix',        guise: 'no-token', disturbance: 'path-matrix',       title: 'without an access token, by a path with a parameter',            requirement: 'S-03' },
  { id: 'token/none/escaped',       guise: 'no-token', disturbance: 'path-escaped',      title: 'without an access token, by a path with an escaped letter',      requirement: 'S-03' },
  { id: 'token/none/letter-case',   guise: 'no-token', disturbance: 'path-case',         title: 'without an access token, by a path in other letter case',        requirement: 'S-03' },
  { id: 'token/unsigned/letter-case', guise: 'unsigned-otherwise-token', title: 'with an access token that says in other letter case that it needs no signature', requirement: 'S-04' },
  { id: 'token/stripped',           guise: 'stripped-token',           title: 'with an access token without its signature',                  requirement: 'S-04' },
  { id: 'token/forged/zeros',       guise: 'zeroed-token',             title: 'with an access token whose signature is all zeros',           requirement: 'S-04' },
  { id: 'token/forged/no-key',      guise: 'no-key-token',             title: 'with an access token of a key that nobody has',               requirement: 'S-04' },
  { id: 'token/forged/own-key',     guise: 'self-signed-token',        title: 'with an access token that brings its key along',              requirement: 'S-04' },
  { id: 'token/forged/public-key',  guise: 'public-key-token',         title: 'with an access token signed with the public key as a secret', requirement: 'S-04', twin: 'test-token' },
  { id: 'token/expired/never',      guise: 'endless-token',            title: 'with an access token that never expires',                     requirement: 'S-04', twin: 'test-token' },
  { id: 'token/early',              guise: 'early-token',              title: 'with an access token that is not valid yet',                  requirement: 'S-21', twin: 'test-token' },
  { id: 'token/issuer',             guise: 'issuer-token',             title: 'with an access token of another issuer',                      requirement: 'S-21', twin: 'test-token' },
  { id: 'token/critical',           guise: 'critical-token',           title: 'with an access token that demands what nobody knows',         requirement: 'S-21', twin: 'test-token' },
  { id: 'token/audience/none',      guise: 'no-audience-token',        title: 'with an access token for no audience',                        requirement: 'S-06', twin: 'test-token' },
  { id: 'token/scope/none',         guise: 'no-scope-token',           title: 'with an access token of no scope',                            requirement: 'S-05', twin: 'test-token' },
  { id: 'token/scope/letter-case',  guise: 'scope-case-token',         title: 'with an access token whose scope is in other letter case',    requirement: 'S-05', twin: 'test-token' },
  { id: 'certificate/claimed',      guise: 'claimed-certificate',      title: 'with headers in place of a client certificate',               requirement: 'S-01', mayDrop: true },
];

/** A token of the same gateway that only looks different. */
const right = (label: string, requirement: RequirementId, title: string, guise: Guise): Purpose => ({
  id: `REG/BV/token/${label}`,
  title,
  verifies: [requirement, 'D-02'],
  guises: [guise, 'test-token'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue, { as: 'test-token' });
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
    expectAccepted(context, requirement, await context.send(toRegister(context, ue, { as: guise })));
    await expectStored(context, ue);
  },
});

/** Who came first on a connection says nothing of who comes next. */
const sameConnection: Purpose = {
  id: 'REG/BO/same-connection/no-token',
  title: 'A registration without an access token fails on a connection that one with a token came on',
  verifies: ['S-03'],
  guises: ['no-token'],
  ues: 2,
  async run(context) {
    const [first, ue] = [await context.take(), await context.take()];
    const connection = `same ${context.nonce()}`;
    await given(context, first, { connection });
    const stimulus = toRegister(context, ue, { connection, as: 'no-token', step: 'register without an access token' });
    const outcome = await context.send({ ...stimulus, verifies: 'S-03' });
    if (outcome.kind === 'accepted') throw new Failure('S-03', 'no success without an access token', outcome.text);
    if (outcome.kind !== 'unclear') context.met('S-03');
    await expectNotStored(context, ue, 'S-03');
  },
};

/** TS 29.500 clause 6.7.3 and RFC 9068 clause 4: what a token has to be, and what it may be. */
export const tokenPurposes: readonly Purpose[] = [
  ...rows.map(onRegister),
  right('scopes', 'R-01', 'A registration with an access token of several scopes is accepted', 'scopes-token'),
  right(
    'audiences',
    'R-01',
    'A registration with an access token for several audiences is accepted',
    'audiences-token',
  ),
  right('scheme', 'S-22', 'The scheme of an access token may be in any letter case', 'letter-case-token'),
  sameConnection,
];
