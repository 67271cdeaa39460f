import { expectAccepted, expectStored } from './expect.ts';
import { expectTaken, free, identityOf } from './free-ue.ts';
import type { Purpose } from './purpose.ts';
import { shown, toDeregister, toRegister } from './step.ts';
import { Failure, NoVerdict } from './verdict.ts';

/** A text, and what in it is written otherwise in texts that a careless comparison takes for the same. */
interface Likeness {
  readonly text: string;
  readonly writings: readonly (readonly [of: string, otherwise: string])[];
}

/** The last writing of a text, where it has a special character in it, only changes its end: some read up to that character. */
// oxfmt-ignore
export const likenesses: Readonly<Record<string, Likeness>> = {
  punctuation: {
    text: 'a.b_c(d)e+f*g!h-i',
    writings: [
      ['.', '_'], ['.', '..'], ['.', ''], ['_', '-'], ['_', ''], ['(d)', 'd'], ['+', '-'], ['+', ''], ['*', ''], ['*', 'x'], ['!', ''],
      ['-', ''], ['h-i', 'h-j'],
    ],
  },
  separators: {
    text: 'a:b;c,q,p=d|e',
    writings: [[':', ';'], [':', ''], [';', ','], ['q,p', 'p,q'], ['=', ''], ['|', ''], ['e', 'f']],
  },
  space: {
    text: 'a b c d',
    writings: [
      [' ', '\u00a0'], [' ', '\u2003'], [' ', '\u202f'], [' ', '\u3000'], [' ', '\t'], [' ', '  '], [' ', ''], [' ', '+'],
      [' ', '%20'], [' ', '_'], [' ', '-'], ['b c', 'c b'], ['c d', 'c e'],
    ],
  },
  control: {
    text: 'a\tb\nc\r\nd\u007fe-f',
    writings: [
      ['\t', ' '], ['\t', ''], ['\n', ' '], ['\n', ''], ['\r\n', '\n'], ['\r', '\n'], ['\n', '\u0085'], ['\n', '\u2028'], ['\n', '\v'],
      ['\u007f', ''], ['\u007f', '\ufffd'], ['e-f', 'e-g'],
    ],
  },
  quotes: {
    text: 'a\'b"c-d...e`f~g',
    writings: [
      ["'", '"'], ["'", '\u2019'], ["'", "''"], ["'", "\\'"], ["'", ''], ["'", '&#39;'], ['"', '\u201c'], ['"', '\\"'], ['"', ''],
      ['-', '\u2013'], ['...', '\u2026'], ['`', "'"], ['`', ''], ['~g', '~h'],
    ],
  },
  invisible: {
    text: 'ab',
    writings: [
      ['b', '\u00adb'], ['b', '\u034fb'], ['b', '\u200cb'], ['b', '\u200eb'], ['b', '\u2060b'], ['b', '\ufe0fb'], ['b', '\ufeffb'],
      ['b', '\ue000b'], ['b', '\u{e0041}b'], ['b', '\u0301b'],
    ],
  },
  letters: {
    text: 'S\u00df-\u03a3\u03c2-\u0130\u0131-\ufb01-\u0661-\u0439-e\u0301\u0302-\u00f8-\u{20000}-z',
    writings: [
      ['S', 's'], ['\u00df', 'ss'], ['\u00df', '\u1e9e'], ['\u03a3', '\u03c3'], ['\u03c2', '\u03c3'], ['\u0130', 'I'], ['\u0131', 'i'],
      ['\ufb01', 'fi'], ['\u0661', '1'], ['\u0439', '\u0438\u0306'], ['e\u0301\u0302', 'e\u0301'], ['e\u0301\u0302', '\u00e9\u0302'],
      ['\u00f8', 'o'], ['\u{20000}', '\u{20001}'], ['\u{20000}', '\ufffd'], ['\u{20000}', ''], ['z', 'y'],
    ],
  },
  code: {
    text: 'a%41%sb${c}d{{e}}f<g>h&amp;i\\u0041j--k//l/*m*/n',
    writings: [
      ['%41', 'A'], ['%s', '%d'], ['%s', ''], ['${c}', '${x}'], ['${c}', ''], ['{{e}}', '{{x}}'], ['{{e}}', ''], ['<g>', ''],
      ['<g>', '&lt;g&gt;'], ['&amp;', '&'], ['\\u0041', 'A'], ['\\', ''], ['\\', '\\\\'], ['/*m*/', ''], ['//', '/'], ['n', 'o'],
    ],
  },
  checksum: {
    // Of one CRC-32, one hash by 31, by 33, one Adler-32, one sum, one CRC-16 (Modbus), one hash by 65599.
    text: 'plumless-Aa-ab-aca-xyz-3jj1gtve-iti4copv',
    writings: [
      ['plumless', 'buckeroo'], ['Aa', 'BB'], ['ab', 'bA'], ['aca', 'bab'], ['xyz', 'zyx'], ['3jj1gtve', 'j3x8iv6z'],
      ['iti4copv', 'nr9onksd'],
    ],
  },
};

/** Every text that is taken for this one by somebody. */
export const alikeOf = ({ text, writings }: Likeness): readonly string[] =>
  writings.map(([of, otherwise]) => text.replaceAll(of, () => otherwise));

const lookAlike = ([label, likeness]: readonly [string, Likeness]): Purpose => ({
  id: `REG/BV/look-alike/${label}`,
  title: `While a UE is registered, none is whose UE Service ID is written almost like it: ${label}`,
  verifies: ['R-48', 'D-02'],
  ues: 0,
  needs: ['freeUe'],
  async run(context) {
    const nonce = context.nonce();
    const ue = await free(context, `${nonce}-${likeness.text}`);
    expectTaken(await context.send(toRegister(context, ue)));
    await expectStored(context, ue, { requirement: 'R-48' });
    let looked = 0;
    for (const text of alikeOf(likeness)) {
      const other = identityOf(context, `${nonce}-${text}`);
      const found = await context.observe(other, false, 'other UEs');
      if (!found.seen) continue;
      looked += 1;
      if (found.registered || (found.others ?? []).length > 0)
        throw new Failure('R-48', `no registration of ${shown(other)}`, `that of ${shown(ue)}`, { shownBy: found });
    }
    if (looked === 0) throw new NoVerdict('nothing shows whether such a UE is registered');
    context.met('R-48');
    expectAccepted(context, 'D-02', await context.send(toDeregister(ue)));
  },
});

/** UEs whose identifiers are written almost alike. */
export const lookAlikePurposes: readonly Purpose[] = Object.entries(likenesses).map(lookAlike);
