import { describe, expect, test } from 'vitest';
import { style } from './style/style.ts';

const [light = '', dark = ''] = style.split('@media screen and (prefers-color-scheme: dark)');
const tones = ['good', 'bad', 'note', 'open', 'odd', 'mute'];
const pairs = [
  ...['ground', 'sheet', 'well'].flatMap((ground) => ['ink', 'soft', 'link'].map((text) => [text, ground] as const)),
  ...tones.map((tone) => [tone, `${tone}-ground`] as const),
  ...tones.map((tone) => [tone, 'ground'] as const),
  ['odd', 'odd-ground'] as const,
];

function luminance(scheme: string, name: string): number {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(scheme)?.[1] ?? '';
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(scheme: string, pair: readonly [string, string]): number {
  const [darker = 0, lighter = 0] = pair.map((name) => luminance(scheme, name)).sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.for([
  ['light', light],
  ['dark', dark],
] as const)('In the %s scheme', ([, scheme]) => {
  test.for(pairs)('%s on %s has a contrast of at least 4.5', (pair) => {
    expect(contrast(scheme, pair)).toBeGreaterThanOrEqual(4.5);
  });
});

test('The style sheet loads nothing', () => {
  expect(style).not.toMatch(/url\(|@import|https?:|@font-face/);
});
