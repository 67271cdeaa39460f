/** Tables, lists of facts, and the method. */
export const tables = `.scroll { margin-top: 1.5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; background:
    linear-gradient(to right, var(--sheet) 1rem, transparent) left / 2.5rem 100% local, linear-gradient(to left, var(--sheet) 1rem, transparent) right / 2.5rem 100% local,
    linear-gradient(to right, var(--shade), transparent) left / 1rem 100% scroll, linear-gradient(to left, var(--shade), transparent) right / 1rem 100% scroll, var(--sheet); background-repeat: no-repeat; }
table { width: 100%; min-width: 46rem; border-collapse: collapse; font-size: 0.9375rem; overflow-wrap: normal; }
caption { padding: 0.85rem 1rem 0.6rem; text-align: left; font-weight: 600; }
th, td { padding: 0.6rem 1rem; text-align: left; vertical-align: top; }
td { overflow-wrap: break-word; }
td code { word-break: break-all; }
td code.id { word-break: normal; overflow-wrap: anywhere; }
td:has(> code.id), tbody th:has(code.id) { min-width: 11rem; }
td .aside { overflow-wrap: break-word; }
[aria-labelledby="discovery"] .aside { max-width: 20rem; }
.evidence { min-width: 15rem; }
thead th { color: var(--soft); font-size: 0.8125rem; font-weight: 500; padding-block: 0.4rem; }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; white-space: nowrap; }
tbody th code { white-space: normal; }
tr.group th { background: var(--well); font-weight: 400; white-space: normal; color: var(--soft); }
tr:target { background: var(--open-ground); }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.facts { display: grid; gap: 0.55rem; margin-top: 0.9rem; }
.facts > div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; }
.facts dt { padding-top: 0.1rem; }
.accepted { margin-top: 0.3rem; padding-left: 1.1rem; color: var(--soft); font-size: 0.875rem; }
.ids { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 0.1rem 1.5rem; padding: 0.6rem 0; list-style: none; font-size: 0.9375rem; }
section > h3, .group-of-results > h3 { margin: 2rem 0 0.6rem; }
section > details:not(.result) { padding: 0.35rem 0; }
section > ul { margin-top: 0.5rem; }
.prose { max-width: 46rem; margin-top: 0.75rem; display: grid; gap: 0.9rem; }
.meanings { display: grid; gap: 0.6rem; margin-bottom: 1.5rem; }
.meanings > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0.1rem 1rem; }
@media (min-width: 40rem) { .measured > div { grid-template-columns: 23rem minmax(0, 1fr); } }
.measured { margin-top: 1rem; gap: 0; border-block: 1px solid var(--line); max-width: 58rem; }
.measured > div { padding: 0.4rem 0; }
.measured > div + div { border-top: 1px solid var(--line); }
.measured dt { font-size: 0.9375rem; }
.measured dd { font-variant-numeric: tabular-nums; font-weight: 500; }
@media (max-width: 40rem) {
  table { min-width: 38rem; }
  tbody th { min-width: 8rem; white-space: normal; }
  th, td, caption { padding-inline: 0.75rem; }
  .facts > div, .meanings > div { grid-template-columns: minmax(0, 1fr); }
}
`;
