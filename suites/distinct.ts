import type { Context } from './context.ts';
import { expectAccepted, expectStored } from './expect.ts';
import { expectTaken, free } from './free-ue.ts';
import type { UeIdentity } from './identity.ts';
import { expectLeft } from './left.ts';
import type { Purpose } from './purpose.ts';
import { gone, shown, toDeregister, toRegister } from './step.ts';
import { Failure } from './verdict.ts';

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
  'form-feed':            (nonce) => [`${nonce}-af`, `${nonce}-a\f`],
  'leading-zeros':        (nonce) => [`${nonce}-007`, `${nonce}-7`],
  'longer':               (nonce) => [`${nonce}-abc`, `${nonce}-abcd`],
  'separator':            (nonce) => [`${nonce}-a-b`, `${nonce}-a_b`],
  'after-31-characters':  apart(31),
  'after-63-characters':  apart(63),
  'after-127-characters': apart(127),
  'after-254-characters': apart(254),
  'after-511-characters': apart(511),
};

async function stayApart(context: Context, [first, second]: readonly [UeIdentity, UeIdentity]): Promise<void> {
  const plain = (): Promise<UeIdentity> => free(context, `${context.nonce()}-plain`);
  const differ = `${shown(first)} and ${shown(second)} to be two UEs`;
  expectTaken(await context.send(toRegister(context, first)));
  const before = await context.observe(second, false, 'other UEs');
  if (before.seen && (before.registered || before.others?.some(({ ueServiceId }) => ueServiceId === first.ueServiceId)))
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
  await expectLeft(context, first, 'R-48', plain);
  expectAccepted(context, 'R-48', await context.send(toDeregister(second)));
  await expectLeft(context, second, 'R-48', plain);
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

/** UEs whose identifiers a careless comparison takes for one. */
export const distinctPurposes: readonly Purpose[] = Object.entries(pairs).map(distinct);
