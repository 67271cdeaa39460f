/** Charts and diagrams; the colours are those of everything else. */
export const charts = `svg text { font-family: var(--sans); font-size: 12px; fill: var(--soft); }
.clauses { display: grid; gap: 0.5rem; margin-top: 0.75rem; }
.clauses > div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1.5rem; align-items: baseline; }
.clauses dt { font-size: 0.9375rem; color: var(--ink); }
.clauses .bar { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr); gap: 0 1.5rem; align-items: center; }
.clauses .bar svg { margin: 0; background: none; border-radius: 2px; }
.histograms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1.5rem 3rem; margin-top: 1.5rem; }
.histogram figcaption { color: var(--ink); font-size: 0.9375rem; font-weight: 600; }
.histogram svg { display: block; overflow: visible; }
.histogram rect { fill: var(--note); }
.tick, .base { stroke: var(--line); }
[aria-labelledby="latency"] thead th + th { text-align: right; }
line.mark { stroke: var(--ink); stroke-dasharray: 2 3; }
text.mark { fill: var(--ink); font-weight: 600; }
.sequence { margin-top: 1.1rem; overflow-x: auto; }
.sequence svg { display: block; width: 47.5rem; height: auto; }
.sequence .head rect { fill: var(--well); stroke: var(--line); }
.sequence .head text { fill: var(--ink); font-weight: 600; text-anchor: middle; }
.sequence .life { stroke: var(--soft); stroke-dasharray: 4 4; opacity: 0.6; }
.sequence .busy { fill: var(--sheet); stroke: var(--soft); }
.sequence .arrow { stroke: var(--ink); stroke-width: 1.3; fill: none; }
.sequence .back { stroke-dasharray: 6 3; }
.sequence .tip { fill: var(--ink); }
.sequence .step { font-size: 13px; fill: var(--ink); }
.sequence .line { font-family: var(--mono); font-size: 11px; }
.sequence .end { text-anchor: end; }
.sequence .middle { text-anchor: middle; }
.sequence .status { fill: var(--ink); font-weight: 600; }
.sequence .decides .band { fill: var(--bad-ground); }
.sequence .decides .status, .sequence .verdict-mark { fill: var(--bad); font-weight: 700; }
.sequence .decides .tip { fill: var(--bad); }
.sequence .decides .arrow, .sequence .lost { stroke: var(--bad); }
.deviation .decides .band, .provisional .decides .band { fill: var(--note-ground); }
.deviation .decides .status, .deviation .verdict-mark, .provisional .decides .status, .provisional .verdict-mark, .deviation .decides .tip, .provisional .decides .tip { fill: var(--note); }
.deviation .decides .arrow, .provisional .decides .arrow { stroke: var(--note); }
@media (max-width: 40rem) {
  .clauses > div, .clauses .bar { grid-template-columns: minmax(0, 1fr); gap: 0.25rem; }
  .clauses > div { padding-bottom: 0.5rem; border-bottom: 1px solid var(--line); }
}
`;
