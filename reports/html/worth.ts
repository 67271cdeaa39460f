import { qualityLines, qualityScope, type QualityCard } from '../quality.ts';
import { html, type Html } from './markup.ts';

/** How far the verdicts of the suite can be trusted: what it says of servers whose verdict is known beforehand. */
export function worth(card: QualityCard): Html {
  return html`<h3>How far these verdicts can be trusted</h3>
    <div class="prose">
      <p>
        The suite is run against servers whose verdict is known beforehand: wrong ones with one seeded fault each, right
        ones with one unusual but legal choice each, and some that do nothing sensible. ${qualityScope(card)} The
        servers are the suite's own: what it says of others is as good as these are varied.
      </p>
    </div>
    <dl class="meanings measured">
      ${qualityLines(card).map(
        ([what, result]) =>
          html`<div>
            <dt>${what}</dt>
            <dd>${result}</dd>
          </div>`,
      )}
    </dl>`;
}
