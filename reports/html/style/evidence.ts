/** Failures, exchanges and results. */
export const evidence = `.cause { margin-top: 1.75rem; padding: clamp(1rem, 2.5vw, 1.75rem); border: 1px solid var(--line); border-radius: 14px; background: var(--sheet); }
.cause h3 { margin: 0; max-width: 54rem; }
.cause.violation { border-top: 3px solid var(--bad); }
.cause.deviation, .cause.provisional { border-top: 3px solid var(--note); }
.chips { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; margin-top: 0.6rem; color: var(--soft); font-size: 0.875rem; }
.failure { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.failure:target h4 { background: var(--open-ground); }
.failure dd { max-width: 60rem; }
.failure > .seen-in { margin-top: 0.55rem; }
.exchanges { margin-top: 1.1rem; padding: 0; list-style: none; counter-reset: exchange; display: grid; gap: 0.5rem; }
.exchange { border: 1px solid var(--line); border-radius: 10px; background: var(--ground); }
.exchange > summary { padding: 0.5rem 0.9rem; }
.exchanges > li { counter-increment: exchange; }
.exchange > summary b { font-weight: 500; }
.exchange > summary b::before { content: counter(exchange) ". "; color: var(--soft); }
.exchange > summary .meta { margin-left: 0.5rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; padding: 0.25rem 0.9rem 0.9rem; }
.pair figure { min-width: 0; }
figcaption, .size, .raw > summary { color: var(--soft); font-size: 0.8125rem; margin-bottom: 0.25rem; }
.size { margin-top: 0.6rem; }
.raw { margin-top: 0.5rem; }
figure pre { padding: 0.7rem 0.9rem; border-radius: 8px; background: var(--well); }
.name { color: var(--soft); }
.broken { padding: 0.7rem 0.9rem; border-radius: 8px; color: var(--bad); background: var(--bad-ground); }
.command { margin-top: 0.9rem; }
.setup pre { margin-top: 0.6rem; padding: 0.7rem 0.9rem; border-radius: 8px; background: var(--well); }
.exchange > .command { margin: 0; padding: 0 0.9rem 0.9rem; }
.result { border-top: 1px solid var(--line); }
@media screen {
  .result { content-visibility: auto; contain-intrinsic-size: auto 4rem; }
  .batch { content-visibility: auto; contain-intrinsic-size: auto 162.5rem; }
  [aria-labelledby="generation"] .scroll { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
  .failure { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
}
.result:last-child { border-bottom: 1px solid var(--line); }
.batch:not(:last-child) > .result:last-child { border-bottom: 0; }
.result > summary { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr) auto 1rem; gap: 0.1rem 1rem; align-items: baseline; padding: 0.55rem 0.25rem; list-style: none; }
.result > summary::-webkit-details-marker { display: none; }
.result > summary::after { content: "\\203A" / ""; color: var(--soft); justify-self: center; }
.result[open] > summary::after { rotate: 90deg; }
.result > summary:hover { background: var(--well); }
.result > summary code { display: block; color: var(--soft); font-size: 0.8125rem; }
.result > summary .badge { justify-self: start; }
.result[open] { padding-bottom: 1.25rem; }
.result > dl { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0.55rem 1rem; margin-top: 0.9rem; }
.result dt { padding-top: 0.1rem; }
.rest { margin-top: 1.5rem; }
.result > :not(summary) { margin-inline: 0.25rem; }
.result:target > summary { background: var(--open-ground); }
.result > .meta, .result > p { margin-top: 0.75rem; }
@media (max-width: 40rem) {
  .batch { contain-intrinsic-size: auto 290rem; }
  .result > summary { grid-template-columns: minmax(0, 1fr) 1rem; }
  .result > dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .result dd { padding-bottom: 0.55rem; }
  .result > summary > span { grid-column: 1; }
  .result > summary::after { grid-area: 1 / 2; }
}
@media (forced-colors: active) {
  .badge, .verdict, .cause { border: 1px solid; }
  rect { stroke: canvastext; }
}
`;
