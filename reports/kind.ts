import type { Result } from './report.ts';

/** Text without what differs from case to case: quoted texts, numbers, and what stands in brackets. */
export function shapeOf(text: string): string {
  let shape = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"').replaceAll(/[-+]?\d[\d.,]*(?:e[-+]?\d+)?/gi, '#');
  for (let before = ''; before !== shape;) {
    before = shape;
    shape = shape.replaceAll(/\{[^{}[\]]*\}|\[[^{}[\]]*\]/g, '…');
  }
  return shape;
}

/** A generated history in a text: the next one that shows the same is another. */
const story = /(?:, at the end of: |: (?:the longest one is|at the beginning the UE is) ).*/s;

/** What two results have in common when the same thing is wrong: purpose, requirement, and the shape of expected and got. */
export function kindOf({ purpose, verdict, failure, reason = '' }: Result): string {
  const [about, ...said] =
    failure === undefined
      ? [verdict, reason.split('\n')[0] ?? '']
      : // What is expected follows from the history too.
        [failure.requirement, ...(story.test(failure.got) ? [] : [failure.expected]), failure.got.replace(story, '')];
  return JSON.stringify([purpose, about, ...said.map(shapeOf)]);
}
