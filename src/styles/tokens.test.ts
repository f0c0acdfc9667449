import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The tokens of one theme, as written in tokens.css, with light-dark() and var() resolved. */
type Palette = Map<string, string>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(selector: string): string {
  const start = css.indexOf(`  ${selector} {`);
  return css.slice(start, css.indexOf('\n  }', start));
}

function palette(source: string, scheme: 0 | 1, base: Palette = new Map()): Palette {
  const found = new Map(base);
  for (const [, name, value] of source.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
    const pair = /^light-dark\((#\w+), (#\w+)\)$/.exec(value!);
    found.set(name!, pair ? pair[1 + scheme]! : value!);
  }
  return found;
}

function colour(theme: Palette, name: string): string {
  const value = theme.get(name) ?? '';
  const alias = /^var\((--[\w-]+)\)$/.exec(value);
  return alias ? colour(theme, alias[1]!) : value;
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const root = block(':root');
const themes = {
  light: { palette: palette(root, 0), text: 4.5 },
  dark: { palette: palette(root, 1), text: 4.5 },
  projector: {
    palette: palette(block(':root[data-theme="projector"]'), 0, palette(root, 0)),
    text: 7,
  },
};

const signs = [
  ...['--layer-link', '--layer-network', '--layer-transport', '--layer-application'],
  ...['--color-call', '--color-loss', '--color-ok', '--color-warn'],
];
const pairs: [ink: string, paper: string][] = [
  ...['--color-bg', '--color-surface', '--color-sunken'].flatMap((paper) =>
    ['--color-text', '--color-muted', '--color-accent', ...signs].map((ink): [string, string] => [
      ink,
      paper,
    ]),
  ),
  ...signs.map((sign): [string, string] => [sign, `${sign}-soft`]),
  ['--color-text', '--color-accent-soft'],
  ['--color-accent', '--color-accent-soft'],
  ['--color-on-accent', '--color-accent'],
  ['--color-on-strong', '--color-strong'],
];

describe.each(Object.entries(themes))('the %s theme', (_name, theme) => {
  it.each(pairs)('is readable: %s on %s', (ink, paper) => {
    const ratio = contrast(colour(theme.palette, ink), colour(theme.palette, paper));
    expect(ratio).toBeGreaterThanOrEqual(theme.text);
  });

  it('outlines controls visibly against the page', () => {
    const ratio = contrast(
      colour(theme.palette, '--color-line-strong'),
      colour(theme.palette, '--color-bg'),
    );
    expect(ratio).toBeGreaterThanOrEqual(3);
  });
});
