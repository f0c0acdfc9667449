/** Boxes on the screen, upright or turned, in CSS pixels. Pure: no page is needed. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The four corners in order. */
export type Quad = readonly [Point, Point, Point, Point];

export const EVERYWHERE: Box = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

export function intersection(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export const centreOf = ({ left, top, right, bottom }: Box): Point => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});

/** A box of this size around a centre, turned by `angle` (radians, clockwise on the screen). */
export function turned(centre: Point, width: number, height: number, angle: number): Quad {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (x: number, y: number): Point => ({
    x: centre.x + x * cos - y * sin,
    y: centre.y + x * sin + y * cos,
  });
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

/**
 * The size of an upright box whose bounds have this size once it is turned: what is known of
 * turned text is its bounds. `height` is the height of a line, which turning does not change.
 */
export function widthBeforeTurning(bounds: Box, height: number, angle: number): number {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const wide = bounds.right - bounds.left;
  const high = bounds.bottom - bounds.top;
  return Math.max(0, cos > sin ? (wide - height * sin) / cos : (high - height * cos) / sin);
}

/** How far two turned boxes reach into each other, px; 0 when they do not (separating axes). */
export function depthOfOverlap(a: Quad, b: Quad): number {
  let depth = Number.POSITIVE_INFINITY;
  for (const [first, second] of [...axesOf(a), ...axesOf(b)]) {
    const length = Math.hypot(first, second);
    if (length === 0) continue;
    const axis = { x: first / length, y: second / length };
    const [aFrom, aTo] = shadow(a, axis);
    const [bFrom, bTo] = shadow(b, axis);
    depth = Math.min(depth, aTo - bFrom, bTo - aFrom);
    if (depth <= 0) return 0;
  }
  return depth;
}

function axesOf([a, b, , d]: Quad): readonly (readonly [number, number])[] {
  return [
    [b.x - a.x, b.y - a.y],
    [d.x - a.x, d.y - a.y],
  ];
}

function shadow(quad: Quad, axis: Point): readonly [number, number] {
  const places = quad.map(({ x, y }) => x * axis.x + y * axis.y);
  return [Math.min(...places), Math.max(...places)];
}
