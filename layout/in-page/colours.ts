/** Colours as computed styles write them, and how well one stands out from another (WCAG 2.2). */

/** Red, green, blue and opacity, each from 0 to 1. */
export type Colour = readonly [number, number, number, number];

export const TRANSPARENT: Colour = [0, 0, 0, 0];

/** `rgb(…)`, `rgba(…)` and `color(srgb …)`; undefined for what is no plain colour. */
export function readColour(text: string): Colour | undefined {
  if (text === 'transparent') return TRANSPARENT;
  const [, form, rest] = /^(rgba?|color)\((.*)\)$/.exec(text) ?? [];
  if (form === undefined || rest === undefined) return undefined;
  if (form === 'color' && !rest.startsWith('srgb ')) return undefined;
  const parts = rest.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  if (parts.length < 3) return undefined;
  const scale = form === 'color' ? 1 : 255;
  const [red = 0, green = 0, blue = 0, opacity = 1] = parts;
  return [red / scale, green / scale, blue / scale, opacity];
}

/** What is seen of a colour over another, which is opaque or becomes so. */
export function over(top: Colour, below: Colour): Colour {
  const opacity = top[3] + below[3] * (1 - top[3]);
  if (opacity === 0) return TRANSPARENT;
  const mix = (a: number, b: number) => (a * top[3] + b * below[3] * (1 - top[3])) / opacity;
  return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), opacity];
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
