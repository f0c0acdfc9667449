/** Texts beside a life line: each wants to stand at its instant, none may cover another. */

export interface SideBlock {
  /** Where its top would like to be. */
  readonly wanted: number;
  readonly height: number;
}

interface Cluster {
  top: number;
  height: number;
  first: number;
  last: number;
  /** Sum of (wanted − place inside the cluster), and how many. */
  pull: number;
  count: number;
}

/**
 * The tops of blocks sorted by `wanted`, with the least total of squared shifts that keeps their
 * order, their distance and the upper edge (isotonic regression, pool adjacent violators).
 */
export function spreadBlocks(blocks: readonly SideBlock[], gap: number, edge: number): number[] {
  const clusters: Cluster[] = [];
  blocks.forEach((block, i) => {
    let cluster: Cluster = {
      top: Math.max(edge, block.wanted),
      height: block.height,
      first: i,
      last: i,
      pull: block.wanted,
      count: 1,
    };
    for (;;) {
      const above = clusters.at(-1);
      if (above === undefined || above.top + above.height + gap <= cluster.top) break;
      clusters.pop();
      cluster = pooled(above, cluster, gap, edge);
    }
    clusters.push(cluster);
  });
  const tops: number[] = [];
  for (const cluster of clusters) {
    let top = cluster.top;
    for (let i = cluster.first; i <= cluster.last; i++) {
      tops.push(top);
      top += (blocks[i] as SideBlock).height + gap;
    }
  }
  return tops;
}

function pooled(above: Cluster, below: Cluster, gap: number, edge: number): Cluster {
  const shift = above.height + gap;
  const pull = above.pull + below.pull - below.count * shift;
  const count = above.count + below.count;
  return {
    top: Math.max(edge, pull / count),
    height: shift + below.height,
    first: above.first,
    last: below.last,
    pull,
    count,
  };
}
