import { expect, test } from 'vitest';
import { renderers } from './renderers.ts';
import { samples } from './sample/samples.ts';

test('Each format writes its files, and the same ones for the same report', () => {
  const files = Object.entries(renderers).map(([name, { files: render }]) => [
    name,
    Object.keys(render(samples.mixed)),
  ]);
  expect(Object.fromEntries(files)).toEqual({
    html: ['index.html', 'style.css', 'report.js'],
    json: ['report.json'],
    junit: ['junit.xml'],
    markdown: ['summary.md'],
    sarif: ['results.sarif'],
    ctrf: ['ctrf-report.json'],
    har: ['evidence.har'],
    badge: ['badge.json'],
  });
  for (const { files: render } of Object.values(renderers)) {
    expect(render(samples.failing)).toEqual(render(structuredClone(samples.failing)));
  }
});
