import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectStored } from './expect.ts';
import { identityText } from './identity-text.ts';
import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { property } from './property.ts';
import type { Purpose } from './purpose.ts';
import { gone, shown, toDeregister, toRegister } from './step.ts';
import { Failure, Inconclusive, NoVerdict } from './verdict.ts';

/** A UE with an identifier of free choice, as the PIXIT provisions it. */
export async function free(context: Context, any: string): Promise<UeIdentity> {
  const { freeUe } = context.cast;
  if (freeUe === undefined)
    throw new Inconclusive('configuration', 'the PIXIT provisions no UE Service IDs of free choice');
  return context.prepare({ ...freeUe, ueServiceId: freeUe.ueServiceId.replace('{any}', () => any) });
}

type Pair = (nonce: string) => readonly [string, string];
const apart =
  (at: number): Pair =>
  (nonce) => [`${nonce}${'x'.repeat(at)}a`, `${nonce}${'x'.repeat(at)}b`];

/** Two texts that a careless comparison takes for one. */
// oxfmt-ignore
const pairs: Readonly<Record<string, Pair>> = {
  'letter-case':          (nonce) => [`${nonce}-Sensor`, `${nonce}-sEnsor`],
  'trailing-space':       (nonce) => [`${nonce}-a`, `${nonce}-a `],
  'trailing-tab':         (nonce) => [`${nonce}-a`, `${nonce}-a\t`],
  'trailing-line-feed':   (nonce) => [`${nonce}-a`, `${nonce}-a\n`],
  'no-break-space':       (nonce) => [`${nonce}-a`, `${nonce}-a\u00a0`],
  'inner-space':          (nonce) => [`${nonce}-a b`, `${nonce}-a  b`],
  'normal-form':          (nonce) => [`${nonce}-caf\u00e9`, `${nonce}-cafe\u0301`],
  'compatibility-form':   (nonce) => [`${nonce}-1`, `${nonce}-\uff11`],
  'sharp-s':              (nonce) => [`${nonce}-stra\u00dfe`, `${nonce}-strasse`],
  'dotless-i':            (nonce) => [`${nonce}-aIb`, `${nonce}-a\u0131b`],
  'accent':               (nonce) => [`${nonce}-resume`, `${nonce}-r\u00e9sum\u00e9`],
  'zero-width':           (nonce) => [`${nonce}-ab`, `${nonce}-a\u200bb`],
  'percent-encoding':     (nonce) => [`${nonce}-a b`, `${nonce}-a%20b`],
  'percent-slash':        (nonce) => [`${nonce}-a/b`, `${nonce}-a%2Fb`],
  'percent-case':         (nonce) => [`${nonce}-a%2fb`, `${nonce}-a%2Fb`],
  'percent-unreserved':   (nonce) => [`${nonce}-a~b`, `${nonce}-a%7Eb`],
  'plus':                 (nonce) => [`${nonce}-a+b`, `${nonce}-a b`],
  'tilde':                (nonce) => [`${nonce}-a~1b`, `${nonce}-a/b`],
  'dot-segment':          (nonce) => [`${nonce}/a/../b`, `${nonce}/b`],
  'trailing-dot':         (nonce) => [`${nonce}-a`, `${nonce}-a.`],
  'trailing-slash':       (nonce) => [`${nonce}-a`, `${nonce}-a/`],
  'question-mark':        (nonce) => [`${nonce}-a`, `${nonce}-a?b`],
  'plus-tag':             (nonce) => [`${nonce}-a@x.example`, `${nonce}-a+b@x.example`],
  'case-beyond-ascii':    (nonce) => [`${nonce}-\u00c9t\u00e9`, `${nonce}-\u00e9t\u00e9`],
  'dot-or-slash':         (nonce) => [`${nonce}-a.b`, `${nonce}-a/b`],
  'fragment':             (nonce) => [`${nonce}-a`, `${nonce}-a#b`],
  'query':                (nonce) => [`${nonce}-a`, `${nonce}-a&ue-svc-id=b`],
  'comma':                (nonce) => [`${nonce}-a`, `${nonce}-a,b`],
  'semicolon':            (nonce) => [`${nonce}-a`, `${nonce}-a;b`],
  'wildcard':             (nonce) => [`${nonce}-ab`, `${nonce}-a*`],
  'any-one-character':    (nonce) => [`${nonce}-a_b`, `${nonce}-aXb`],
  'any-characters':       (nonce) => [`${nonce}-a%`, `${nonce}-ab`],
  'any-glob':             (nonce) => [`${nonce}-a*`, `${nonce}-abc`],
  'backslash':            (nonce) => [`${nonce}-a/b`, `${nonce}-a\\b`],
  'entity':               (nonce) => [`${nonce}-a&b`, `${nonce}-a&amp;b`],
  'nul':                  (nonce) => [`${nonce}-a`, `${nonce}-a\u0000b`],
  'beyond-the-bmp':       (nonce) => [`${nonce}-a\u{1f600}`, `${nonce}-a\u{1f601}`],
  'quote':                (nonce) => [`${nonce}-a`, `${nonce}-a' -- b`],
  'apostrophe':           (nonce) => [`${nonce}-ab`, `${nonce}-a'b`],
  'quotation-mark':       (nonce) => [`${nonce}-ab`, `${nonce}-a"b`],
  'escape':               (nonce) => [`${nonce}-ab`, `${nonce}-a\\b`],
  'tag':                  (nonce) => [`${nonce}-a`, `${nonce}-a<b>`],
  'domain-case':          (nonce) => [`${nonce}-a@x.example`, `${nonce}-a@X.example`],
  'hyphen':               (nonce) => [`${nonce}-a-b`, `${nonce}-ab`],
  'escaped-unicode':      (nonce) => [`${nonce}-aAb`, `${nonce}-a\\u0041b`],
  'domain':               (nonce) => [`${nonce}-a@x.example`, `${nonce}-a@y.example`],
  'backspace':            (nonce) => [`${nonce}-ab`, `${nonce}-a\b`],
  'leading-zeros':        (nonce) => [`${nonce}-007`, `${nonce}-7`],
  'longer':               (nonce) => [`${nonce}-abc`, `${nonce}-abcd`],
  'separator':            (nonce) => [`${nonce}-a-b`, `${nonce}-a_b`],
  'after-31-characters':  apart(31),
  'after-63-characters':  apart(63),
  'after-127-characters': apart(127),
  'after-254-characters': apart(254),
  'after-511-characters': apart(511),
};

/** A server may refuse an identifier that it does not like, but must not break over it. */
export function expectTaken(outcome: Outcome): void {
  if (outcome.kind === 'accepted') return;
  if (outcome.refusal === 'server-error')
    throw new Failure('R-48', "the UE to be registered, or refused as the client's error", outcome.text, {
      shownBy: outcome,
    });
  throw new NoVerdict('the server refuses such an identifier, which is legal');
}

async function stayApart(context: Context, [first, second]: readonly [UeIdentity, UeIdentity]): Promise<void> {
  const differ = `${shown(first)} and ${shown(second)} to be two UEs`;
  expectTaken(await context.send(toRegister(context, first)));
  const before = await context.observe(second, false);
  if (before.seen && before.registered)
    throw new Failure('R-48', differ, 'the second one registered with the first', { shownBy: before });
  const outcome = await context.send(toRegister(context, second));
  if (outcome.kind !== 'accepted') {
    await gone(context, first);
    const again = await context.send(
      toRegister(context, second, { step: 'register the second one, now that the first is gone' }),
    );
    if (again.kind === 'accepted')
      throw new Failure('R-48', differ, `the second one refused while the first is registered (${outcome.text})`, {
        shownBy: outcome,
      });
    expectTaken(outcome);
  }
  await expectStored(context, first, { requirement: 'R-48' });
  expectAccepted(context, 'D-02', await context.send(toDeregister(first)));
  await expectStored(context, second, { requirement: 'R-48' });
  await expectNotStored(context, first, 'R-48');
  expectAccepted(context, 'R-48', await context.send(toDeregister(second)));
  await expectNotStored(context, second, 'R-48');
}

const distinct = ([label, pair]: readonly [string, Pair]): Purpose => ({
  id: `REG/BV/distinct/${label}`,
  title: `UE Service IDs that are alike are different UEs: ${label.replaceAll('-', ' ')}`,
  verifies: ['R-48', 'D-02'],
  ues: 0,
  needs: ['freeUe'],
  async run(context) {
    const [first, second] = pair(context.nonce());
    return stayApart(context, [await free(context, first), await free(context, second)]);
  },
});

/** The claim that any text is provisioned says at least that a plain one is. */
const plain: Purpose = {
  id: 'REG/BV/free-identity',
  title: 'A UE Service ID of free choice is accepted where the PICS claims it',
  verifies: ['R-55', 'R-05', 'D-02'],
  ues: 0,
  needs: ['freeUe'],
  async run(context) {
    const letters = context.nonce().replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
    const ue = await free(context, `plain${letters.replaceAll('.', 'x')}`);
    expectAccepted(context, 'R-55', await context.send(toRegister(context, ue)));
    await expectStored(context, ue);
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  },
};

/** A character beyond the BMP takes two numbers where it is written by number. */
const escaped: Purpose = {
  id: 'REG/BV/escapes/free-identity',
  title: 'A UE Service ID beyond the BMP is the same one however its characters are written',
  verifies: ['W-16', 'D-05'],
  ues: 0,
  needs: ['freeUe'],
  async run(context) {
    const ue = await free(context, `${context.nonce()}-\u{1f600}\u00e9`);
    expectTaken(await context.send(toRegister(context, ue)));
    await expectStored(context, ue);
    const disturbance = 'escapes';
    const leaving = { ...toDeregister(ue), disturbance, step: 'de-register, every character escaped' } as const;
    expectAccepted(context, 'W-16', await context.send(leaving));
    await expectNotStored(context, ue, 'D-05');
    const coming = { ...toRegister(context, ue), disturbance, step: 'register, every character escaped' } as const;
    expectAccepted(context, 'W-16', await context.send(coming));
    await expectStored(context, ue, { requirement: 'W-16' });
  },
};

const anyIdentity = property({
  id: 'REG/BV/any-identity',
  title: 'A register and de-register round trip holds for every generated UE Service ID',
  verifies: ['R-48', 'R-04', 'R-05', 'D-02', 'D-05'],
  ues: 0,
  needs: ['freeUe'],
  input: identityText,
  async holds(context, any) {
    const ue = await free(context, `${context.nonce()}-${any}`);
    const outcome = await context.send(toRegister(context, ue));
    if (outcome.kind === 'rejected') {
      if (outcome.refusal === 'server-error') expectTaken(outcome);
      await expectNotStored(context, ue, 'R-48');
      return;
    }
    expectAccepted(context, 'R-48', outcome);
    const name = outcome.answer?.ueServiceId;
    if (name !== undefined && name !== null && name !== ue.ueServiceId)
      throw new Failure('R-04', JSON.stringify(ue.ueServiceId), JSON.stringify(name), { shownBy: outcome });
    await expectStored(context, ue);
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
    await expectNotStored(context, ue, 'D-05');
  },
});

/** Identities of free choice: exact, whatever they are made of. */
export const freeIdentityPurposes: readonly Purpose[] = [
  plain,
  ...Object.entries(pairs).map(distinct),
  escaped,
  anyIdentity,
];
