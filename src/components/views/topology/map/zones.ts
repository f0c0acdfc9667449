/**
 * The networks of a map: what can reach each other without a router lies on one tinted ground, and a
 * router stands on its edge. Between two routers alone there is no ground to be seen.
 */
import type { Topology } from '../../../../model/topology.ts';
import { nodePageOf } from '../../../../stack/nodes/page/pages.ts';
import type { PlotBox, PlotType } from '../../../view-kit/plot/shapes.ts';
import { overlaps } from '../free-place.ts';
import type { MapGraph } from './graph.ts';
import type { NodeSpot } from './layout.ts';

/** One link segment: everything that a broadcast reaches. */
export interface Segment {
  readonly links: readonly number[];
  readonly nodes: readonly number[];
}

export interface Zone {
  readonly segment: Segment;
  readonly box: PlotBox;
}

const passesFrames = ({ nodes }: Topology, id: number): boolean =>
  nodePageOf(nodes[id]?.kind ?? '').layer === 'link';

/** The segments of a network, in the order of their first links. */
export function segmentsOf(topology: Topology): readonly Segment[] {
  const found: Segment[] = [];
  const taken = new Set<number>();
  for (const { id } of topology.links) {
    if (taken.has(id)) continue;
    const links = new Set([id]);
    const nodes = new Set<number>();
    for (const link of links) {
      taken.add(link);
      for (const end of topology.links.find((each) => each.id === link)?.ends ?? []) {
        if (nodes.has(end)) continue;
        nodes.add(end);
        if (!passesFrames(topology, end)) continue;
        for (const each of topology.links) if (each.ends.includes(end)) links.add(each.id);
      }
    }
    found.push({ links: [...links], nodes: [...nodes] });
  }
  return found;
}

interface Given {
  readonly topology: Topology;
  readonly graph: MapGraph;
  readonly nodes: ReadonlyMap<number, NodeSpot>;
  readonly type: PlotType;
  readonly plain: boolean;
  /** Of the map: a ground ends where it does. */
  readonly width: number;
}

export function zonesOf({ topology, graph, nodes, type, plain, width }: Given): readonly Zone[] {
  const segments = segmentsOf(topology);
  if (segments.length < 2) return [];
  const count = (node: number) => segments.filter((each) => each.nodes.includes(node)).length;
  const grounds = segments.flatMap((segment): Ground[] => {
    const drawn = (ids: readonly number[]) =>
      [...new Set(ids.map((id) => graph.drawn.get(id)))].flatMap((id) => nodes.get(id ?? -1) ?? []);
    const inside = drawn(segment.nodes.filter((node) => count(node) === 1));
    const edge = drawn(segment.nodes.filter((node) => count(node) > 1));
    if (inside.length === 0) return [];
    const isFree = (box: PlotBox) =>
      ![...nodes.values()].some(
        (each) => !inside.includes(each) && !edge.includes(each) && holds(box, each),
      );
    const own = within(boxAround(inside, [], type, plain), width);
    const box = [within(boxAround(inside, edge, type, plain), width), own].find(isFree);
    return box === undefined ? [] : [{ segment, box, inside, own }];
  });
  return apart(grounds.map((ground) => clear(ground, grounds)));
}

function within({ left, top, width, height }: PlotBox, most: number): PlotBox {
  const [from, to] = [Math.max(1, left), Math.min(most - 1, left + width)];
  return { left: from, top, width: to - from, height };
}

/**
 * Around one router many networks lie on each other up to its middle: then each keeps to its own
 * nodes, and where two still do, the later has no ground.
 */
function apart(grounds: readonly Ground[]): readonly Zone[] {
  const meets = (ground: Ground, others: readonly Ground[]) =>
    others.some((each) => each.segment !== ground.segment && overlaps(each.box, ground.box));
  const own = grounds.map((each) => (meets(each, grounds) ? { ...each, box: each.own } : each));
  const set: Ground[] = [];
  for (const each of own) if (!meets(each, set)) set.push(each);
  return set.map(({ segment, box }) => ({ segment, box }));
}

/** Room between the grounds of two networks, px. */
const SEAM = 4;

/** A zone with what stands on its ground, and not on its edge. */
interface Ground extends Zone {
  readonly inside: readonly NodeSpot[];
  /** Around what stands on it alone, and not up to its routers. */
  readonly own: PlotBox;
}

const bottomOf = ({ top, height }: PlotBox) => top + height;
const rightOf = ({ left, width }: PlotBox) => left + width;

/** Whether a ground can end above another one and still hold its own nodes. */
const endsAbove = ({ inside }: Pick<Ground, 'inside'>, { top }: PlotBox): boolean =>
  inside.every(({ y, r }) => y + r <= top - SEAM);

/**
 * Where two would lie on each other, the upper one ends above the lower; if that would leave out nodes
 * of its own, the lower one begins beside it.
 */
function clear({ segment, box, inside, own }: Ground, zones: readonly Ground[]): Ground {
  const others = zones.filter(
    (each) => each.box.left < rightOf(box) && box.left < rightOf(each.box) && each.box !== box,
  );
  const below = others.filter((each) => each.box.top > box.top);
  const ends = below.filter((each) => endsAbove({ inside }, each.box));
  const bottom = Math.min(bottomOf(box), ...ends.map((each) => each.box.top - SEAM));
  const beside = others.filter(
    (each) =>
      each.box.top < box.top &&
      bottomOf(each.box) > box.top &&
      !endsAbove(each, box) &&
      inside.every(({ x, r }) => x - r >= rightOf(each.box) + SEAM),
  );
  const left = Math.max(box.left, ...beside.map((each) => rightOf(each.box) + SEAM));
  const { top } = box;
  const cleared = { left, top, width: rightOf(box) - left, height: bottom - top };
  return { segment, inside, own, box: cleared };
}

const holds = ({ left, top, width, height }: PlotBox, { x, y }: NodeSpot): boolean =>
  x > left && x < left + width && y > top && y < top + height;

/** Around those inside with their names, and up to the middle of the routers on its edge. */
function boxAround(
  inside: readonly NodeSpot[],
  edge: readonly NodeSpot[],
  { size, small }: PlotType,
  plain: boolean,
): PlotBox {
  const side = plain ? 0.6 * size : 2.2 * size;
  const lefts = inside.map(({ x, r }) => x - r - side);
  const rights = inside.map(({ x, r }) => x + r + side);
  const tops = inside.map(({ y, r }) => y - r - (plain ? 0.4 * size : 1.7 * small));
  const bottoms = inside.map(({ y, r }) => y + 1.5 * r + size + (plain ? 0.2 * size : 1.6 * small));
  const xs = edge.map(({ x }) => x);
  const ys = edge.map(({ y }) => y);
  const [left, right] = [Math.min(...lefts, ...xs), Math.max(...rights, ...xs)];
  const [top, bottom] = [Math.min(...tops, ...ys), Math.max(...bottoms, ...ys)];
  return { left, top, width: right - left, height: bottom - top };
}
