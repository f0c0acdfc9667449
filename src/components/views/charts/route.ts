/**
 * The ways of the arcs: right-angled, through the channels between the columns, as few corners and
 * crossings as possible. Every arc chooses the cheapest among a handful of shapes.
 */
import {
  boxOf,
  isVertical,
  lengthOf,
  overlaps,
  type Point,
  type Segment,
  segmentsOf,
} from './geometry.ts';
import type { Link, Metrics, PlacedState } from './place.ts';
import {
  besides,
  draw,
  isSideways,
  type Ports,
  type Routed,
  type Shape,
  type Side,
  spread,
} from './ports.ts';

const CORNER_COST = 120;
const CROSSING_COST = 60;
const OVERLAP_COST = 400;
/** A centre state meets its arcs at its left and right sides, an outer one at top and bottom. */
const HUB_COST = 15;

/** What an arc has to find its way through. */
interface Ground {
  readonly states: readonly PlacedState[];
  readonly metrics: Metrics;
  /** The ways that are there already. */
  readonly ways: readonly (readonly Point[])[];
  readonly ports: (routed: Routed) => Ports;
}

export function routeLinks(
  links: readonly Link[],
  states: readonly PlacedState[],
  metrics: Metrics,
): Map<string, Point[]> {
  const ways = new Map<string, Point[]>();
  const middle = { states, metrics, ways: [], ports: () => () => 0 };
  const figure = links
    .filter((candidate) => candidate.inFigure)
    .map((link) => choose(link, middle));
  const ports = spread(figure, metrics);
  for (const routed of figure) ways.set(routed.link.id, draw(routed, ports));
  // Arcs outside the figure appear only when taken: they make do with the room that is left.
  const left: Ground = {
    states,
    metrics,
    ways: [...ways.values()],
    ports: (routed) => besides(routed, figure),
  };
  for (const link of links.filter((candidate) => !candidate.inFigure)) {
    const routed = choose(link, left);
    ways.set(link.id, draw(routed, left.ports(routed)));
  }
  return ways;
}

function choose(link: Link, ground: Ground): Routed {
  const from = ground.states.find((state) => state.id === link.from)!;
  const to = ground.states.find((state) => state.id === link.to)!;
  let best: Routed | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const shape of shapes(from, to, ground.metrics)) {
    const routed = { link, from, to, shape };
    const cost = costOf(routed, ground);
    if (cost < least) [best, least] = [routed, cost];
  }
  if (best === null) throw new Error(`No way for ${link.id}`);
  return best;
}

/** The shapes worth trying: straight, one corner, two corners through a channel or a gap. */
function shapes(from: PlacedState, to: PlacedState, metrics: Metrics): Shape[] {
  const list: Shape[] = [];
  const down = to.y > from.y;
  const right = to.x > from.x;
  const [leaveV, enterV]: Side[] = down ? ['bottom', 'top'] : ['top', 'bottom'];
  const [leaveH, enterH]: Side[] = right ? ['right', 'left'] : ['left', 'right'];
  if (from.x === to.x) list.push({ fromSide: leaveV!, toSide: enterV!, via: null });
  else if (from.y === to.y) list.push({ fromSide: leaveH!, toSide: enterH!, via: null });
  else {
    list.push({ fromSide: leaveH!, toSide: enterV!, via: null });
    list.push({ fromSide: leaveV!, toSide: enterH!, via: null });
  }
  for (const via of channels(metrics)) {
    list.push({
      fromSide: via > from.x ? 'right' : 'left',
      toSide: via > to.x ? 'right' : 'left',
      via,
    });
  }
  return list;
}

/** The four vertical channels: left of, between and right of the columns. */
function channels({ width, margin, node }: Metrics): number[] {
  const inner = (margin + node.width + (width - node.width) / 2) / 2;
  const outer = Math.min(margin / 2, 24);
  return [outer, inner, width - inner, width - outer];
}

function costOf(routed: Routed, ground: Ground): number {
  const legs = segmentsOf(draw(routed, ground.ports(routed)));
  if (isBlocked(routed, legs, ground)) return Number.POSITIVE_INFINITY;
  let cost = legs.reduce((sum, leg) => sum + lengthOf(leg), 0);
  cost += (legs.length - 1) * CORNER_COST;
  if (legs.length === 2) {
    if (routed.from.column === 'centre' && !isSideways(routed.shape.fromSide)) cost += HUB_COST;
    if (routed.to.column === 'centre' && !isSideways(routed.shape.toSide)) cost += HUB_COST;
  }
  for (const theirs of ground.ways.flatMap(segmentsOf)) {
    for (const leg of legs) {
      if (!overlaps(boxOf(leg), boxOf(theirs), 0.5)) continue;
      cost += isVertical(leg) === isVertical(theirs) ? OVERLAP_COST : CROSSING_COST;
    }
  }
  return cost;
}

/** A way passes no other state, and does not run back through its own. */
function isBlocked(routed: Routed, legs: readonly Segment[], { states }: Ground): boolean {
  const ends = [routed.from.id, routed.to.id];
  return states.some((state) => {
    const clearance = ends.includes(state.id) ? -1 : 3;
    return legs.some((leg) => overlaps(boxOf(leg), state, clearance));
  });
}
