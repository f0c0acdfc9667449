/** Boxes that lie along slanted lines, and whether they touch. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** A rectangle turned by `angle` around its centre. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

export function lengthOf({ from, to }: Line): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

export function pointAt({ from, to }: Line, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The angle at which text along a line can be read: never upside down. */
export function readingAngle({ from, to }: Line): number {
  const leftToRight = to.x >= from.x;
  return leftToRight
    ? Math.atan2(to.y - from.y, to.x - from.x)
    : Math.atan2(from.y - to.y, from.x - to.x);
}

/** A point moved by (`along`, `across`) in a system turned by `angle`; across is downwards. */
export function offset(point: Point, angle: number, along: number, across: number): Point {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: point.x + along * cos - across * sin, y: point.y + along * sin + across * cos };
}

export function cornersOf(box: Box): Point[] {
  const w = box.width / 2;
  const h = box.height / 2;
  return [offset(box, box.angle, -w, -h), offset(box, box.angle, w, -h)].concat([
    offset(box, box.angle, w, h),
    offset(box, box.angle, -w, h),
  ]);
}

/** Separating axes: two convex shapes are apart when some direction shows a gap. */
function apart(a: readonly Point[], b: readonly Point[], angle: number): boolean {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [aLow, aHigh, bLow, bHigh] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of a) {
    const value = x * cos + y * sin;
    aLow = Math.min(aLow, value);
    aHigh = Math.max(aHigh, value);
  }
  for (const { x, y } of b) {
    const value = x * cos + y * sin;
    bLow = Math.min(bLow, value);
    bHigh = Math.max(bHigh, value);
  }
  return aHigh <= bLow || bHigh <= aLow;
}

const QUARTER = Math.PI / 2;

export function boxesTouch(a: Box, b: Box): boolean {
  // Most boxes are far from each other: then no corner need be found.
  const reach = (Math.hypot(a.width, a.height) + Math.hypot(b.width, b.height)) / 2;
  if (Math.hypot(a.x - b.x, a.y - b.y) >= reach) return false;
  const ca = cornersOf(a);
  const cb = cornersOf(b);
  return [a.angle, a.angle + QUARTER, b.angle, b.angle + QUARTER].every(
    (angle) => !apart(ca, cb, angle),
  );
}

/** Whether two lines cross somewhere other than at their ends. */
export function linesCross(a: Line, b: Line): boolean {
  const side = (l: Line, p: Point) =>
    (l.to.x - l.from.x) * (p.y - l.from.y) - (l.to.y - l.from.y) * (p.x - l.from.x);
  return side(a, b.from) * side(a, b.to) < -1e-6 && side(b, a.from) * side(b, a.to) < -1e-6;
}
