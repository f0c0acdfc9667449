/** Trees of a network: what hangs on a node, in the order in which nodes come in the scenario. */

export interface Spot {
  /** From left to right; a node between two columns has a fraction. */
  readonly column: number;
  /** From top to bottom; a node in front of two stands between their rows. */
  readonly row: number;
}

/** Each neighbour once, however many links lead there. */
export type Neighbours = ReadonlyMap<number, ReadonlySet<number>>;
/** Who comes first in the scenario: of a heap, its first member. */
export type Rank = (id: number) => number;

export interface Branch {
  readonly node: number;
  readonly children: readonly Branch[];
  readonly leaves: number;
  /** All nodes of it. */
  readonly size: number;
  readonly depth: number;
  /** The node in it that comes first. */
  readonly first: number;
}

export const near = (neighbours: Neighbours, node: number): readonly number[] => [
  ...(neighbours.get(node) ?? []),
];

/** The tree of shortest ways from a node, breadth first; `apart`: it does not go there. */
export function treeFrom(
  neighbours: Neighbours,
  root: number,
  rank: Rank,
  apart: ReadonlySet<number> = new Set(),
): Branch {
  const children = new Map<number, number[]>([[root, []]]);
  for (const [node, own] of children) {
    for (const next of near(neighbours, node).toSorted((a, b) => rank(a) - rank(b))) {
      if (children.has(next) || apart.has(next)) continue;
      children.set(next, []);
      own.push(next);
    }
  }
  const branch = (node: number): Branch => {
    const own = (children.get(node) ?? []).map(branch).sort((a, b) => a.first - b.first);
    return {
      node,
      children: own,
      leaves: leavesIn(own) || 1,
      size: 1 + sizeIn(own),
      depth: 1 + Math.max(0, ...own.map(({ depth }) => depth)),
      first: Math.min(rank(node), ...own.map(({ first }) => first)),
    };
  };
  return branch(root);
}

export const leavesIn = (branches: readonly Branch[]): number =>
  branches.reduce((sum, { leaves }) => sum + leaves, 0);

export const sizeIn = (branches: readonly Branch[]): number =>
  branches.reduce((sum, { size }) => sum + size, 0);

export const depthOf = (branches: readonly Branch[]): number =>
  Math.max(0, ...branches.map(({ depth }) => depth));

interface Sets {
  readonly top: number;
  readonly column: number;
  /** To the right, or to the left. */
  readonly side: 1 | -1;
}

/** Sets branches below each other, each node in the middle of what is behind it. */
export function setBranches(
  branches: readonly Branch[],
  { top, column, side }: Sets,
  spots: Map<number, Spot>,
): void {
  let next = top;
  for (const branch of branches) {
    setBranch(branch, { top: next, column, side }, spots);
    next += branch.leaves;
  }
}

function setBranch(
  { node, children, leaves }: Branch,
  { top, column, side }: Sets,
  spots: Map<number, Spot>,
): void {
  setBranches(children, { top, column: column + side, side }, spots);
  const rows = children.map((child) => spots.get(child.node)?.row ?? top);
  const row = leaves > 0 && rows.length > 0 ? (Math.min(...rows) + Math.max(...rows)) / 2 : top;
  spots.set(node, { column, row });
}
