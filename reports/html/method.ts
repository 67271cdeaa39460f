import type { QualityCard } from '../quality.ts';
import type { Report } from '../report.ts';
import { trafficText } from '../traffic.ts';
import { badge, runTones, verdictTones } from './badge.ts';
import { html, type Html } from './markup.ts';
import { worth } from './worth.ts';

const verdicts = [
  ['pass', 'Every check saw the effect that the requirement asks for.'],
  ['fail', 'A check saw something else. The implementation has to change, or its declaration.'],
  [
    'inconc',
    'The question could not be reached: a precondition failed, or the network or the configuration stood in the way.',
  ],
  ['error', 'The suite itself went wrong. It says nothing about the implementation.'],
  ['none', 'The situation never arose, or nothing shows the effect.'],
] as const;

const runs = [
  ['CONFORMANT', 'Every applicable shall was tested and met.'],
  ['NOT CONFORMANT', 'At least one shall is violated; in a strict run a should counts too.'],
  ['INCOMPLETE', 'No violation, but an applicable shall was not tested. This is no pass.'],
  ['NOT USABLE', 'The implementation or the configuration did not allow a run.'],
  ['ERROR', 'The suite failed. Its results do not count.'],
] as const;

/** How verdicts come about, and what each of them means. */
export function method({ traffic }: Report, quality: QualityCard | undefined): Html {
  const pace = trafficText(traffic) ?? 'as fast as the server answered, and it never asked for patience';
  return html`<section aria-labelledby="method">
    <h2 id="method">Method</h2>
    <div class="prose">
      <p>
        A test purpose sends messages to the implementation as a Message Gateway would, and compares what comes back
        with the requirements of 3GPP TS 23.554 clauses 8.2.3 and 8.2.4, of the declared wire binding, and of what
        carries it. Each requirement belongs to one of these layers, and a failure in one is never reported as a
        violation of another.
      </p>
      <p>
        A requirement is met only on positive evidence. A check that something is refused comes as a pair: a valid twin
        is accepted, one thing changes, the changed message is refused, and the twin is accepted again. What the
        documents leave open never fails.
      </p>
      <p>
        Severity is the keyword of the sentence: a broken <b>shall</b> gates; a <b>should</b> is reported and gates only
        in a strict run; a <b>may</b> never gates. Requirements that rest on a fact that no published text confirms are
        provisional and never gate.
      </p>
      <p>How requests went out: ${pace}.</p>
    </div>
    <h3>Verdict of a purpose</h3>
    <dl class="meanings">
      ${verdicts.map(
        ([verdict, meaning]) =>
          html`<div>
            <dt>${badge(verdictTones[verdict][0], verdictTones[verdict][1])}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
    <h3>Verdict of the run</h3>
    <dl class="meanings">
      ${runs.map(
        ([verdict, meaning]) =>
          html`<div>
            <dt>${badge(runTones[verdict], verdict)}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
    ${quality === undefined ? '' : worth(quality)}
    <p class="meta">
      Characters that do not show, or that reorder others, are printed as escapes, for example ${'\u202e'}. Long texts
      are cut here and whole in report.json. Secrets were replaced when they were captured.
    </p>
  </section>`;
}
