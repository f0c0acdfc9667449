/**
 * Where nodes stand, in columns and rows: pure, and the same every time. The node in the middle of
 * the network stands in the middle; what hangs on it is shared out to its left and right, so that who
 * comes first in the scenario stands at the left, and each node stands in front of what is behind it.
 */
import type { MapGraph } from './graph.ts';
import { coreOf, placeRing } from './ring.ts';
import {
  type Branch,
  depthOf,
  leavesIn,
  type Neighbours,
  near,
  type Rank,
  type Spot,
  setBranches,
  sizeIn,
  treeFrom,
} from './tree.ts';

export interface Placement {
  /** Columns and rows begin with 0. */
  readonly spots: ReadonlyMap<number, Spot>;
  /** The number of columns and of rows; where a circle stands, not whole. */
  readonly columns: number;
  readonly rows: number;
}

function neighboursOf({ nodes, edges }: MapGraph): Neighbours {
  const all = new Map<number, Set<number>>(nodes.map(({ id }) => [id, new Set()]));
  for (const { ends } of edges) {
    const [a, b] = ends;
    if (a === b) continue;
    all.get(a)?.add(b);
    all.get(b)?.add(a);
  }
  return all;
}

/** How far each node of a part is from one of them, in links. */
function distances(neighbours: Neighbours, from: number): Map<number, number> {
  const found = new Map([[from, 0]]);
  for (const [node, distance] of found) {
    for (const next of near(neighbours, node)) {
      if (!found.has(next)) found.set(next, distance + 1);
    }
  }
  return found;
}

/** The node from which the farthest is nearest; of several that with most links, then the first. */
function middleOf(neighbours: Neighbours, part: readonly number[]): number {
  // A leaf is in the middle only of what has two nodes.
  const inner = part.filter((node) => near(neighbours, node).length > 1);
  const scored = (inner.length > 0 ? inner : part).map((node) => ({
    node,
    far: Math.max(...distances(neighbours, node).values()),
    links: near(neighbours, node).length,
  }));
  scored.sort((a, b) => a.far - b.far || b.links - a.links);
  return (scored[0] as { node: number }).node;
}

/** The first branches go to the left: as many as make both sides about equally high, and then large. */
function shared(branches: readonly Branch[]): readonly [readonly Branch[], readonly Branch[]] {
  if (branches.length < 2) return [[], branches];
  const uneven = (k: number, count: (some: readonly Branch[]) => number) =>
    Math.abs(count(branches.slice(0, k)) - count(branches.slice(k)));
  const byBalance = (a: number, b: number) =>
    uneven(a, leavesIn) - uneven(b, leavesIn) || uneven(a, sizeIn) - uneven(b, sizeIn) || a - b;
  const [best = 1] = branches
    .slice(1)
    .map((_, i) => i + 1)
    .sort(byBalance);
  return [branches.slice(0, best), branches.slice(best)];
}

function placeTree(neighbours: Neighbours, part: readonly number[], rank: Rank): Map<number, Spot> {
  const root = treeFrom(neighbours, middleOf(neighbours, part), rank);
  const [left, right] = shared(root.children);
  const middle = depthOf(left);
  const spots = new Map<number, Spot>([[root.node, { column: middle, row: 0 }]]);
  for (const [side, branches] of [[-1, left] as const, [1, right] as const]) {
    const top = -(leavesIn(branches) - 1) / 2;
    setBranches(branches, { top, column: middle + side, side }, spots);
  }
  return spots;
}

/** Parts that no link joins stand below each other. */
export function placed(graph: MapGraph): Placement {
  const neighbours = neighboursOf(graph);
  const order = new Map(graph.nodes.map(({ id, members }) => [id, members[0] ?? id]));
  const rank: Rank = (id) => order.get(id) ?? id;
  const spots = new Map<number, Spot>();
  let columns = 1;
  let rows = 0;
  for (const { id } of graph.nodes.toSorted((a, b) => rank(a.id) - rank(b.id))) {
    if (spots.has(id)) continue;
    const part = [...distances(neighbours, id).keys()].sort((a, b) => rank(a) - rank(b));
    const core = coreOf(neighbours, part);
    const own =
      core.size > 0 ? placeRing(neighbours, core, rank) : placeTree(neighbours, part, rank);
    const all = [...own.values()];
    const [left, top] = [
      Math.min(...all.map(({ column }) => column)),
      Math.min(...all.map(({ row }) => row)),
    ];
    for (const [node, { column, row }] of own) {
      spots.set(node, { column: column - left, row: row - top + rows });
    }
    columns = Math.max(columns, Math.max(...all.map(({ column }) => column)) - left + 1);
    rows += Math.max(...all.map(({ row }) => row)) - top + 1;
  }
  return { spots, columns, rows: Math.max(1, rows) };
}
