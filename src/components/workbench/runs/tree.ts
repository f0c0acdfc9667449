/** The tree of runs as rows: a run's first child goes on in its row, each other begins one below. */
export interface TreeNode {
  readonly id: string;
  readonly parent: string | null;
}

export interface TreeRow<T> {
  /** How far in the row begins. */
  readonly depth: number;
  readonly runs: readonly T[];
}

/** `nodes` in the order of making. The original has a row of its own. */
export function treeRows<T extends TreeNode>(nodes: readonly T[]): TreeRow<T>[] {
  const childrenOf = (id: string) => nodes.filter(({ parent }) => parent === id);
  const rows: TreeRow<T>[] = [];
  const row = (node: T, depth: number): void => {
    const runs: T[] = [];
    const below: [T, number][] = [];
    let next: T | undefined = node;
    while (next !== undefined) {
      runs.push(next);
      const [first, ...more]: T[] = childrenOf(next.id);
      const place = depth + runs.length;
      below.push(...more.map((child): [T, number] => [child, place]));
      next = first;
    }
    rows.push({ depth, runs });
    for (const [child, place] of below.reverse()) row(child, place);
  };
  const [original] = nodes.filter(({ parent }) => parent === null);
  if (original === undefined) return [];
  rows.push({ depth: 0, runs: [original] });
  for (const child of childrenOf(original.id)) row(child, 1);
  return rows;
}
