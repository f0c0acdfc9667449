/** Points, boxes and axis-parallel lines: all that a chart of right angles needs. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box by its centre. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Segment {
  readonly a: Point;
  readonly b: Point;
}

export function overlaps(p: Box, q: Box, gap = 0): boolean {
  return (
    Math.abs(p.x - q.x) * 2 < p.width + q.width + gap * 2 &&
    Math.abs(p.y - q.y) * 2 < p.height + q.height + gap * 2
  );
}

export function segmentsOf(points: readonly Point[]): Segment[] {
  return points.slice(1).map((b, index) => ({ a: points[index]!, b }));
}

export function lengthOf({ a, b }: Segment): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

export function isVertical({ a, b }: Segment): boolean {
  return Math.abs(a.x - b.x) < Math.abs(a.y - b.y);
}

export function along({ a, b }: Segment, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** The box that an axis-parallel segment fills. */
export function boxOf({ a, b }: Segment): Box {
  return {
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** An SVG path through right-angled points, its corners rounded. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  let path = `M${first.x} ${first.y}`;
  rest.forEach((corner, index) => {
    const before = points[index]!;
    const after = rest[index + 1];
    if (after === undefined) {
      path += `L${corner.x} ${corner.y}`;
      return;
    }
    const r = Math.min(
      radius,
      lengthOf({ a: before, b: corner }) / 2,
      lengthOf({ a: corner, b: after }) / 2,
    );
    const start = towards(corner, before, r);
    const end = towards(corner, after, r);
    path += `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
  });
  return path;
}

/** The point `distance` from `from` in the direction of `to`. */
export function towards(from: Point, to: Point, distance: number): Point {
  const length = lengthOf({ a: from, b: to });
  if (length === 0) return from;
  const t = distance / length;
  return { x: round(from.x + (to.x - from.x) * t), y: round(from.y + (to.y - from.y) * t) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
