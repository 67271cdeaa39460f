/** Print: black on white, nothing sticky, failures with everything that is folded on screen. */
export const paper = `@media print {
  :root {
    --ground: #fff; --sheet: #fff; --well: #f6f6f6; --line: #bbb; --ink: #000; --soft: #444; --link: #000;
  }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  summary { list-style: none; }
  nav, search, .skip, .raw { display: none; }
  .top { position: static; border: 0; }
  main > section { padding-top: 1.5rem; }
  .verdict, .badge, rect { print-color-adjust: exact; }
  .verdict { border: 1px solid; }
  .scroll { overflow: visible; border: 0; background: none; }
  td:has(> code.id), tbody th:has(code.id) { min-width: 0; }
  td .aside { overflow-wrap: anywhere; }
  table { min-width: 0; font-size: 9pt; }
  th, td { padding: 0.25rem 0.4rem; }
  tbody th { white-space: normal; }
  tr[id^="req-"] > th { white-space: nowrap; }
  .evidence { min-width: 0; }
  .sequence { overflow: visible; }
  .sequence svg { width: 100%; max-width: 17cm; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, figure, .sequence g, .histogram, .clauses > div { break-inside: avoid; }
  .failure details::details-content, .rest::details-content { content-visibility: visible; display: block; height: auto; }
}
`;
