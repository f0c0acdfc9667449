/**
 * Where arcs touch their states. Arcs that share a side are spread along it in the order in which
 * they turn off, the soonest outermost, so that they never cross next to a state.
 */
import type { Point } from './geometry.ts';
import type { Link, Metrics, PlacedState } from './place.ts';

export type Side = 'top' | 'bottom' | 'left' | 'right';

/** A way from one side to another; `via` is where the middle leg of a way of three legs runs. */
export interface Shape {
  readonly fromSide: Side;
  readonly toSide: Side;
  readonly via: number | null;
}

export interface Routed {
  readonly link: Link;
  readonly from: PlacedState;
  readonly to: PlacedState;
  readonly shape: Shape;
}

export function isSideways(side: Side): boolean {
  return side === 'left' || side === 'right';
}

/** How far along its side an end of an arc sits from the middle. */
export type Ports = (link: Link, end: 'from' | 'to') => number;

/** The points of a way, from border to border. */
export function draw({ link, from, to, shape }: Routed, ports: Ports): Point[] {
  const start = borderPoint(from, shape.fromSide, ports(link, 'from'));
  const end = borderPoint(to, shape.toSide, ports(link, 'to'));
  if (shape.via !== null) {
    return [start, { x: shape.via, y: start.y }, { x: shape.via, y: end.y }, end];
  }
  const [leaves, enters] = [isSideways(shape.fromSide), isSideways(shape.toSide)];
  if (leaves !== enters) {
    return [start, leaves ? { x: end.x, y: start.y } : { x: start.x, y: end.y }, end];
  }
  // Straight: both ends at the same place of their sides, whatever else arrives there.
  return leaves ? [start, { x: end.x, y: start.y }] : [start, { x: start.x, y: end.y }];
}

function borderPoint(state: PlacedState, side: Side, offset: number): Point {
  switch (side) {
    case 'top':
      return { x: state.x + offset, y: state.y - state.height / 2 };
    case 'bottom':
      return { x: state.x + offset, y: state.y + state.height / 2 };
    case 'left':
      return { x: state.x - state.width / 2, y: state.y + offset };
    case 'right':
      return { x: state.x + state.width / 2, y: state.y + offset };
  }
}

/** Spreads the ends along each side in the order of their turns, the soonest outermost. */
export function spread(routed: readonly Routed[], { portGap, node }: Metrics): Ports {
  const sides = new Map<string, { port: string; turn: number }[]>();
  routed.forEach((way, index) => {
    for (const end of ['from', 'to'] as const) {
      const side = end === 'from' ? way.shape.fromSide : way.shape.toSide;
      const key = `${way[end].id}:${side}`;
      const list = sides.get(key) ?? [];
      list.push({ port: `${way.link.id}:${end}`, turn: turnOf(way, end, index) });
      sides.set(key, list);
    }
  });
  const offsets = new Map<string, number>();
  for (const [key, ends] of sides) {
    ends.sort((a, b) => a.turn - b.turn || (a.port < b.port ? -1 : 1));
    const room = key.endsWith('left') || key.endsWith('right') ? node.height : node.width;
    const gap = Math.min(portGap, (room * 0.8) / ends.length);
    ends.forEach(({ port }, index) => {
      offsets.set(port, (index - (ends.length - 1) / 2) * gap);
    });
  }
  return (link, end) => offsets.get(`${link.id}:${end}`) ?? 0;
}

/**
 * Where an arc turns off after it has left a side: negative towards smaller coordinates, the
 * larger the sooner; 0 for a straight one. `index` keeps the two arcs of a pair in one order.
 */
function turnOf(way: Routed, end: 'from' | 'to', index: number): number {
  const other = end === 'from' ? way.to : way.from;
  const self = way[end];
  const side = end === 'from' ? way.shape.fromSide : way.shape.toSide;
  const sideways = isSideways(side);
  const straight =
    way.shape.via === null && isSideways(way.shape.fromSide) === isSideways(way.shape.toSide);
  if (straight) return 0;
  const distance = sideways
    ? Math.abs((way.shape.via ?? other.x) - self.x)
    : Math.abs(other.y - self.y);
  const sign = sideways ? Math.sign(other.y - self.y) : Math.sign(other.x - self.x);
  return sign / (distance + index * 1e-3);
}

/** For an arc outside the figure: the middle of a free side, else the end of a used one. */
export function besides(routed: Routed, drawn: readonly Routed[]): Ports {
  return (_link, end) => {
    const state = routed[end];
    const side = end === 'from' ? routed.shape.fromSide : routed.shape.toSide;
    const used = drawn.some(
      (way) =>
        (way.from.id === state.id && way.shape.fromSide === side) ||
        (way.to.id === state.id && way.shape.toSide === side),
    );
    if (!used) return 0;
    return 0.36 * (isSideways(side) ? state.height : state.width);
  };
}
