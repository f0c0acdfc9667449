/**
 * A network with circles: its core stands on an ellipse, so that no link between two of its nodes
 * passes through a third, and what hangs on each node of it grows outwards, to the left or the right.
 */
import {
  type Branch,
  leavesIn,
  type Neighbours,
  near,
  type Rank,
  type Spot,
  setBranches,
  treeFrom,
} from './tree.ts';

/** What is left when all that hangs on one link is taken off, again and again; nothing of a tree. */
export function coreOf(neighbours: Neighbours, part: readonly number[]): ReadonlySet<number> {
  const core = new Set(part);
  const isLoose = (node: number) =>
    near(neighbours, node).filter((each) => core.has(each)).length < 2;
  for (let loose = part.filter(isLoose); loose.length > 0; loose = [...core].filter(isLoose)) {
    for (const node of loose) core.delete(node);
  }
  return core;
}

/** Around the core, from neighbour to neighbour as far as that goes. */
function aroundOf(neighbours: Neighbours, core: ReadonlySet<number>, rank: Rank): number[] {
  const order: number[] = [];
  const visit = (node: number) => {
    order.push(node);
    const next = near(neighbours, node).filter((each) => core.has(each));
    for (const each of next.toSorted((a, b) => rank(a) - rank(b))) {
      if (!order.includes(each)) visit(each);
    }
  };
  for (const node of [...core].sort((a, b) => rank(a) - rank(b))) {
    if (!order.includes(node)) visit(node);
  }
  return order;
}

interface OnRing {
  readonly node: number;
  /** Between −1 and 1 each. */
  readonly x: number;
  readonly y: number;
  readonly branches: readonly Branch[];
}

const isLeft = ({ x }: OnRing) => x < -0.1;

export function placeRing(
  neighbours: Neighbours,
  core: ReadonlySet<number>,
  rank: Rank,
): Map<number, Spot> {
  const around = aroundOf(neighbours, core, rank);
  const ring = around.map((node, i): OnRing => {
    // From the left over the top: who comes first in the scenario stands at the left.
    const angle = Math.PI + (2 * Math.PI * i) / around.length;
    const { children } = treeFrom(neighbours, node, rank, core);
    return { node, x: Math.cos(angle), y: Math.sin(angle), branches: children };
  });
  const across = Math.max(0.75, around.length / 5);
  const leaves = (side: readonly OnRing[]) =>
    side.reduce((sum, { branches }) => sum + leavesIn(branches), 0);
  const sides = [ring.filter(isLeft), ring.filter((each) => !isLeft(each))];
  const down = Math.max(0.75, around.length / 5, ...sides.map((side) => (leaves(side) - 1) / 2));
  const spots = new Map<number, Spot>();
  for (const { node, x, y } of ring) spots.set(node, { column: x * across, row: y * down });
  for (const side of sides) {
    let free = Number.NEGATIVE_INFINITY;
    for (const each of side.toSorted((a, b) => a.y - b.y)) {
      const high = leavesIn(each.branches);
      if (high === 0) continue;
      const top = Math.max(free, each.y * down - (high - 1) / 2);
      free = top + high;
      const left = isLeft(each);
      const column = left ? -across - 1 : across + 1;
      setBranches(each.branches, { top, column, side: left ? -1 : 1 }, spots);
    }
  }
  return spots;
}
