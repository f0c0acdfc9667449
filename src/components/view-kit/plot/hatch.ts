/** Hatching: what is known of in part only, on every scale and in every theme. */
import { type PlotBox, px } from './shapes.ts';

/** Slanted lines that fill a box: a fill that is seen without colour, and in print. */
export function hatch({ left, top, width, height }: PlotBox, gap: number): string {
  const lines: string[] = [];
  // Lines x + y = c, anchored on the paper, so that the same bytes have the same hatch in both strips.
  const first = Math.ceil((left + 0) / gap) * gap;
  for (let c = first; c <= left + width + height; c += gap) {
    const from = Math.max(left, c - height);
    const to = Math.min(left + width, c);
    if (to <= from) continue;
    lines.push(`M${px(from)} ${px(top + (c - from))}L${px(to)} ${px(top + (c - to))}`);
  }
  return lines.join('');
}
