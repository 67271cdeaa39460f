import { jsonText } from './json-text.ts';
import type { Report, RunVerdict } from './report.ts';
import { clip, visibleLine } from './visible.ts';

const colours: Readonly<Record<RunVerdict, string>> = {
  CONFORMANT: 'brightgreen',
  'NOT CONFORMANT': 'red',
  INCOMPLETE: 'orange',
  'NOT USABLE': 'lightgrey',
  ERROR: 'lightgrey',
};

/** badge.json, for the endpoint badge of shields.io: the verdict, the release set and the binding. */
export function renderBadge({ verdict, release, binding }: Report): Readonly<Record<string, string>> {
  const badge = {
    schemaVersion: 1,
    label: visibleLine(clip(`MSGin5G ${release} ${binding}`, 80)),
    message: verdict.toLowerCase(),
    color: colours[verdict],
    ...(verdict === 'ERROR' && { isError: true }),
  };
  return { 'badge.json': `${jsonText(badge, 2)}\n` };
}
