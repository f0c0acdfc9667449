/** Where labels go: beside or on their line, and never on a state or on each other. */
import {
  along,
  type Box,
  boxOf,
  isVertical,
  lengthOf,
  overlaps,
  type Point,
  type Segment,
  segmentsOf,
} from './geometry.ts';

export interface LabelRequest {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The way that the label belongs to. */
  readonly points: readonly Point[];
  /** `beside` its line, or `on` it (it then hides a piece of the line). */
  readonly where: 'beside' | 'on';
}

export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  /** Boxes that no label may touch. */
  readonly obstacles: readonly Box[];
  /** All ways; a label would rather not cover another one's. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

const STOPS = [
  0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.15, 0.85, 0.1, 0.9,
];
/** How far a label on a line may slide across it, as a part of its own width. */
const SLIDES = [0, -0.2, 0.2, -0.4, 0.4, -0.5, 0.5];
const SLIDE_COST = 12;
/** A step's number must fit between a vertical line and its label. */
const GAP = 11;
const COVER_COST = 50;

/** Places what it can, in the order given; what finds no room is missing in the result. */
export function placeLabels(requests: readonly LabelRequest[], room: LabelRoom): Map<string, Box> {
  const placed = new Map<string, Box>();
  for (const request of requests) {
    let best: Box | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const { box, cost } of candidates(request)) {
      if (cost >= least || !fits(box, room, placed)) continue;
      const total = cost + covered(box, request, room) * COVER_COST;
      if (total < least) [best, least] = [box, total];
    }
    if (best !== null) placed.set(request.id, best);
  }
  return placed;
}

function* candidates(request: LabelRequest): Iterable<{ box: Box; cost: number }> {
  const legs = segmentsOf(request.points);
  const longest = Math.max(...legs.map(lengthOf));
  for (const leg of legs) {
    const legCost = (longest - lengthOf(leg)) * 0.3;
    for (const [rank, stop] of STOPS.entries()) {
      const spot = along(leg, stop);
      const cost = legCost + rank * 4;
      yield* request.where === 'on' ? on(spot, request, cost) : beside(spot, leg, request, cost);
    }
  }
}

function* on(spot: Point, { width, height }: LabelRequest, cost: number) {
  for (const [rank, slide] of SLIDES.entries()) {
    yield {
      box: { x: spot.x + slide * width, y: spot.y, width, height },
      cost: cost + rank * SLIDE_COST,
    };
  }
}

function* beside(spot: Point, leg: Segment, { width, height }: LabelRequest, cost: number) {
  const [dx, dy] = isVertical(leg) ? [width / 2 + GAP, 0] : [0, height / 2 + 3];
  const size = { width, height };
  // Above a horizontal line, right of a vertical one; else the other side.
  const first = isVertical(leg) ? 1 : -1;
  yield { box: { x: spot.x + dx * first, y: spot.y + dy * first, ...size }, cost };
  yield { box: { x: spot.x - dx * first, y: spot.y - dy * first, ...size }, cost: cost + 3 };
}

function fits(box: Box, room: LabelRoom, placed: ReadonlyMap<string, Box>): boolean {
  const inside =
    box.x - box.width / 2 >= 0 &&
    box.x + box.width / 2 <= room.width &&
    box.y - box.height / 2 >= 0 &&
    box.y + box.height / 2 <= room.height;
  if (!inside) return false;
  if (room.obstacles.some((obstacle) => overlaps(box, obstacle, 2))) return false;
  for (const other of placed.values()) if (overlaps(box, other, 2)) return false;
  return true;
}

/** How many lines the label would lie upon, other than its own when it sits on it. */
function covered(box: Box, request: LabelRequest, room: LabelRoom): number {
  let count = 0;
  for (const [id, points] of room.ways) {
    if (request.where === 'on' && id === request.id) continue;
    if (segmentsOf(points).some((leg) => overlaps(box, boxOf(leg), 2))) count += 1;
  }
  return count;
}
