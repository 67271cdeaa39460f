const signs = { good: '\\2713', bad: '\\2717', note: '\\25B3', open: '?', odd: '!', mute: '\\2013' } as const;

/** A sign for each tone, so that no meaning hangs on colour; the slash keeps it from being read out where that is known. */
const signRules = Object.entries(signs)
  .map(
    ([tone, sign]) => `.badge.${tone}::before, li.${tone}::before { content: "${sign}"; content: "${sign}" / ""; }\n`,
  )
  .join('');

/** Colours, type and spacing; every pair of text and ground has a contrast of at least 4.5 in both schemes. */
export const base = `:root {
  color-scheme: light dark;
  --ground: #fcfcfb; --sheet: #ffffff; --well: #f4f5f5; --line: #dfe2e4; --shade: #1b1f2433;
  --ink: #1b1f24; --soft: #565e67; --link: #0b5394;
  --good: #1c6b3f; --good-ground: #e6f3ea;
  --bad: #a6241b; --bad-ground: #fceae8;
  --note: #2a5b86; --note-ground: #e8f0f7;
  --open: #7a5000; --open-ground: #fbf1da;
  --odd: #6a3d9a; --odd-ground: #f2ebf9;
  --mute: #565e67; --mute-ground: #eceef0;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --sheet: #1a1e22; --well: #22272c; --line: #343b42; --shade: #00000099;
    --ink: #e6e9ec; --soft: #a3adb7; --link: #82b8ec;
    --good: #7fd3a0; --good-ground: #17301f;
    --bad: #f59f96; --bad-ground: #3a1c1a;
    --note: #8fc1ec; --note-ground: #182b3c;
    --open: #e8bf6a; --open-ground: #33280f;
    --odd: #c9a6f0; --odd-ground: #2b2039;
    --mute: #a9b2bb; --mute-ground: #2a3036;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.6 var(--sans); color: var(--ink); background: var(--ground); text-size-adjust: 100%; scroll-padding-top: 4rem; }
body { margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; max-width: 84rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; font-weight: 600; }
h2 { font-size: 1.5rem; letter-spacing: -0.01em; }
h3 { font-size: 1.125rem; }
h4 { font-size: 1rem; }
p, ul, ol, dl, figure { margin: 0; }
ul, ol { padding-left: 1.25rem; }
a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
:target { scroll-margin-top: 4.5rem; }
code, pre { font-family: var(--mono); font-size: 0.875em; unicode-bidi: isolate; }
code { overflow-wrap: anywhere; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8125rem; line-height: 1.55; tab-size: 2; }
dd { margin: 0; unicode-bidi: isolate; }
summary { cursor: pointer; }
.ctl { font-family: var(--mono); font-size: 0.8em; padding: 0 0.2em; border: 1px dashed currentcolor; border-radius: 3px; color: var(--odd); background: var(--odd-ground); white-space: nowrap; }
.meta, .aside { color: var(--soft); font-size: 0.875rem; font-weight: 400; }
.aside { display: block; }
.lead { color: var(--soft); max-width: 46rem; margin-top: 0.25rem; }
.skip { position: absolute; left: -200vw; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 3; padding: 0.5rem 1rem; background: var(--sheet); border: 1px solid var(--line); }
.badge { display: inline-block; padding: 0.05rem 0.55rem 0.1rem 0.45rem; border-radius: 99px; font-size: 0.8125rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.badge::before, .bar li::before { margin-right: 0.35em; font-weight: 700; }
.badge.good, .verdict.good { color: var(--good); background: var(--good-ground); }
.badge.bad, .verdict.bad { color: var(--bad); background: var(--bad-ground); }
.badge.note { color: var(--note); background: var(--note-ground); }
.badge.open, .verdict.open { color: var(--open); background: var(--open-ground); }
.badge.odd, .verdict.odd { color: var(--odd); background: var(--odd-ground); }
.badge.mute { color: var(--mute); background: var(--mute-ground); }
${signRules}`;
