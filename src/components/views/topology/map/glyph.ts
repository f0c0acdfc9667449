/** Signs of nodes, from the box of −1 to 1 that their kinds draw them in to their place on the map. */
import type { NodePage } from '../../../../stack/nodes/page.ts';
import { filled, px, type Shape, stroked } from '../../../view-kit/plot/shapes.ts';

const TOKEN = /([a-zA-Z])|(-?(?:\d+\.?\d*|\.\d+))/g;

/** A path of moves, lines and curves (m l h v q c s z), made as large as `r` and moved to a place. */
export function scaledPath(d: string, x: number, y: number, r: number): string {
  let command = '';
  let count = 0;
  return [...d.matchAll(TOKEN)]
    .map(([, letter, number]) => {
      if (letter !== undefined) {
        command = letter;
        count = 0;
        return letter;
      }
      const across = command === 'H' || (command !== 'V' && count % 2 === 0);
      count++;
      const own = Number(number) * r;
      const absolute = command !== command.toLowerCase();
      return `${px(absolute ? own + (across ? x : y) : own)} `;
    })
    .join('');
}

export function glyphShapes({ glyph }: NodePage, x: number, y: number, r: number): Shape[] {
  return glyph.map(({ d, ink, solid, bold }) => {
    const path = scaledPath(d, x, y, r);
    const line = stroked(path, ink, { width: bold ? 1.1 : 0.9 });
    return solid ? { ...line, fill: 'paper' } : line;
  });
}

/** A heap: the sign, with the edges of others behind it. */
export function heapShapes(page: NodePage, x: number, y: number, r: number): Shape[] {
  const behind = [2, 1].flatMap((i) => glyphShapes(page, x + i * 0.28 * r, y - i * 0.28 * r, r));
  return [...behind, ...glyphShapes(page, x, y, r)];
}

export const roundedRect = (
  left: number,
  top: number,
  width: number,
  height: number,
  r: number,
): string =>
  `M${px(left + r)} ${px(top)}h${px(width - 2 * r)}q${px(r)} 0 ${px(r)} ${px(r)}v${px(height - 2 * r)}q0 ${px(r)} ${px(-r)} ${px(r)}h${px(2 * r - width)}q${px(-r)} 0 ${px(-r)} ${px(-r)}v${px(2 * r - height)}q0 ${px(-r)} ${px(r)} ${px(-r)}z`;

/** As long as `filled` wants it: a soft ground. */
export const ground = (d: string): Shape => filled(d, 'line', 0.38);
