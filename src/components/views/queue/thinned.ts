/** As many points of a curve as can be told apart: of those in one column, the four that are seen. */

export type Point = readonly [x: number, y: number];

/** Columns of so many pixels. */
const COLUMN = 0.5;

/** The first, the lowest, the highest and the last of each column, in their order. */
export function thinned(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  let begin = 0;
  for (let i = 1; i <= points.length; i++) {
    const column = (index: number) => Math.floor((points[index] as Point)[0] / COLUMN);
    if (i < points.length && column(i) === column(begin)) continue;
    keep(points, begin, i, kept);
    begin = i;
  }
  return kept;
}

function keep(points: readonly Point[], from: number, to: number, kept: Point[]): void {
  let [low, high] = [from, from];
  for (let i = from; i < to; i++) {
    const [, y] = points[i] as Point;
    if (y < (points[low] as Point)[1]) low = i;
    if (y > (points[high] as Point)[1]) high = i;
  }
  const order = [...new Set([from, Math.min(low, high), Math.max(low, high), to - 1])];
  for (const i of order) if (i < to) kept.push(points[i] as Point);
}
