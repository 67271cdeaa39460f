import { html, type Html, type Value } from './markup.ts';

/** A table that scrolls by itself where the page is narrower; reachable by keyboard, named by its caption. */
export function table(name: string, head: readonly string[], bodies: Value): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${name}">
    <table>
      <caption>
        ${name}
      </caption>
      <thead>
        <tr>
          ${head.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      ${bodies}
    </table>
  </div>`;
}
