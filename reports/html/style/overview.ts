/** The top of the page: banner, scope, counts, chapters. */
export const overview = `header { padding-top: clamp(1.5rem, 5vw, 3.5rem); }
.eyebrow { color: var(--soft); font-size: 0.875rem; margin-bottom: 1rem; }
.verdict { padding: clamp(1.25rem, 3.5vw, 2.25rem); border-radius: 14px; }
.verdict h1 { font-size: clamp(1.25rem, 1rem + 1.4vw, 1.75rem); font-weight: 400; letter-spacing: -0.01em; line-height: 1.35; text-wrap: pretty; max-width: 58rem; }
.verdict h1 strong { font-weight: 700; white-space: nowrap; }
.verdict .id { white-space: nowrap; }
.verdict p { margin-top: 0.75rem; }
.scope { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 1.1rem 2rem; padding: 1.75rem 0; }
dt { color: var(--soft); font-size: 0.8125rem; }
.scope > div:first-child { grid-column: 1 / -1; }
.scope dd { font-weight: 500; }
.bars { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.5rem 3rem; padding-bottom: 2rem; }
.bar h2 { font-size: 0.9375rem; font-weight: 600; letter-spacing: 0; }
.bar svg { display: block; width: 100%; height: 10px; margin: 0.5rem 0 0.6rem; border-radius: 5px; background: var(--well); }
.bar ul { display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; padding: 0; list-style: none; font-size: 0.875rem; }
rect.good { fill: var(--good); } rect.note { fill: var(--note); opacity: 0.75; } rect.bad { fill: var(--bad); } rect.open { fill: var(--open); }
rect.odd { fill: var(--odd); } rect.mute { fill: var(--mute); opacity: 0.45; }
li.good::before { color: var(--good); } li.note::before { color: var(--note); } li.bad::before { color: var(--bad); } li.open::before { color: var(--open); }
li.odd::before { color: var(--odd); } li.mute::before { color: var(--mute); }
[hidden] { display: none !important; }
.top { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 0 2rem; background: var(--ground); border-block: 1px solid var(--line); }
nav { flex: 1 1 100%; min-width: 0; }
search { flex: 1 1 100%; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; padding: 0 0 0.5rem; font-size: 0.9375rem; }
search :is(input, select, button, summary) { font: inherit; color: inherit; }
search input[type="search"] { width: 13rem; padding: 0.25rem 0.7rem; border: 1px solid var(--soft); border-radius: 8px; background: var(--sheet); }
:root:has(search) { scroll-padding-top: 7rem; }
.filters > summary { padding: 0.25rem 0.7rem; border: 1px solid var(--soft); border-radius: 8px; background: var(--sheet); }
.panel { position: absolute; left: 0; top: calc(100% + 0.4rem); z-index: 3; width: min(26rem, 100%); max-height: 70vh; overflow: auto; display: grid; gap: 0.9rem; padding: 1.1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--sheet); box-shadow: 0 8px 30px rgb(0 0 0 / 0.18); }
.panel fieldset { display: flex; flex-wrap: wrap; gap: 0.35rem; margin: 0; padding: 0; border: 0; }
.panel legend { padding: 0 0 0.3rem; color: var(--soft); font-size: 0.8125rem; }
.panel button { padding: 0.2rem 0.8rem; border: 1px solid var(--soft); border-radius: 99px; background: var(--sheet); cursor: pointer; }
.panel button[aria-pressed="true"] { color: var(--note); background: var(--note-ground); border-color: currentcolor; font-weight: 600; }
.panel button[aria-pressed="true"]::before { content: "\\2713 " / ""; }
.panel label { display: grid; grid-template-columns: 7rem minmax(0, 1fr); align-items: center; }
.panel .keys { display: block; color: var(--soft); font-size: 0.8125rem; }
.panel select { padding: 0.25rem; border: 1px solid var(--soft); border-radius: 8px; background: var(--sheet); }
.panel .reset { justify-self: start; }
[role="status"] { min-height: 1px; color: var(--note); font-weight: 600; }
nav ul { display: flex; gap: 0.25rem 1.5rem; padding: 0; list-style: none; overflow-x: auto; scrollbar-width: none; }
nav li { flex: none; }
nav a { display: block; padding: 0.7rem 0; font-size: 0.9375rem; color: var(--soft); text-decoration: none; }
nav a:hover { color: var(--ink); text-decoration: underline; }
@media (max-width: 40rem) {
  search input[type="search"] { flex: 1; min-width: 0; }
  .scope { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
}
main { outline: none; }
main > section { padding-top: clamp(2.25rem, 5vw, 3.5rem); }
footer { margin-top: 4rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.875rem; }
`;
