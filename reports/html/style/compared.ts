/** Runs side by side. */
export const compared = `.sides { padding: 1.75rem 0; gap: 1.1rem; }
.sides > div { grid-template-columns: minmax(0, 14rem) minmax(0, 1fr); }
.filter { margin-top: 1rem; padding: 0; border: 0; display: flex; flex-wrap: wrap; gap: 0.35rem 0.75rem; font-size: 0.9375rem; }
.filter legend { float: left; padding: 0.3rem 0.5rem 0.3rem 0; color: var(--soft); }
.filter label { padding: 0.3rem 0.8rem; border: 1px solid var(--line); border-radius: 99px; background: var(--sheet); cursor: pointer; }
.filter label:has(:checked) { color: var(--note); background: var(--note-ground); border-color: currentcolor; }
.compared:has(#rows-differing:checked) tr.same, .compared:has(#rows-broken:checked) tr.whole-row { display: none; }
tr.differs > th { box-shadow: inset 4px 0 0 var(--open); }
tr.differs { background: var(--well); }
@media (max-width: 40rem) { .sides > div { grid-template-columns: minmax(0, 1fr); } }
@media print { .filter { display: none; } }
`;
