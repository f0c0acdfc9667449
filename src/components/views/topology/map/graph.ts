/** The network as a graph to be drawn: nodes, links with the cards at their ends, hosts in heaps. */
import { cardsOf, type Topology } from '../../../../model/topology.ts';

export interface MapNode {
  /** The number of the node; of a heap, −1 − the number of the node that its members hang on. */
  readonly id: number;
  /** The nodes that it stands for: itself, or the members of a heap. */
  readonly members: readonly number[];
}

export interface MapEdge {
  /** The link, or the first of those of a heap. */
  readonly link: number;
  readonly links: readonly number[];
  readonly ends: readonly [number, number];
  /** The cards at its ends; −1 where they are many. */
  readonly cards: readonly [number, number];
}

export interface MapGraph {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** The drawn node of each node. */
  readonly drawn: ReadonlyMap<number, number>;
}

/** So many hosts at one switch are drawn one by one; more of them are a heap. */
export const MOST_LEAVES = 10;
/** Of a network with more nodes than this no reader sees all hosts at once: so many at a switch are. */
const MANY_NODES = 60;
const FEW_LEAVES = 3;

/** The nodes that have one link, by the node at its other end. */
function leavesOf({ nodes, links }: Topology): ReadonlyMap<number, readonly number[]> {
  const degree = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { ends } of links) {
    for (const end of ends) degree.set(end, (degree.get(end) ?? 0) + 1);
  }
  const leaves = new Map<number, number[]>();
  for (const { ends } of links) {
    for (const [leaf, on] of [ends, [ends[1], ends[0]] as const]) {
      if (degree.get(leaf) !== 1 || (degree.get(on) ?? 0) < 2) continue;
      leaves.set(on, [...(leaves.get(on) ?? []), leaf]);
    }
  }
  return leaves;
}

/** `apart`: hosts that are looked at stand beside their heap. */
export function graphOf(topology: Topology, apart: readonly number[] = []): MapGraph {
  const heaps = new Map<number, readonly number[]>();
  const drawn = new Map(topology.nodes.map(({ id }) => [id, id]));
  const most = topology.nodes.length > MANY_NODES ? FEW_LEAVES : MOST_LEAVES;
  for (const [on, leaves] of leavesOf(topology)) {
    const members = leaves.filter((leaf) => !apart.includes(leaf));
    if (leaves.length <= most || members.length < 2) continue;
    heaps.set(-1 - on, members);
    for (const member of members) drawn.set(member, -1 - on);
  }
  const single = topology.nodes.filter(({ id }) => drawn.get(id) === id);
  const nodes = [
    ...single.map(({ id }) => ({ id, members: [id] })),
    ...[...heaps].map(([id, members]) => ({ id, members })),
  ];
  return { nodes, edges: edgesOf(topology, drawn), drawn };
}

function edgesOf(topology: Topology, drawn: ReadonlyMap<number, number>): readonly MapEdge[] {
  const cards = cardsOf(topology);
  const heaped = new Map<string, MapEdge>();
  const edges: MapEdge[] = [];
  for (const { id, ends } of topology.links) {
    const [a, b] = ends.map((end) => drawn.get(end));
    if (a === undefined || b === undefined) continue;
    const own: MapEdge = {
      ...{ link: id, links: [id], ends: [a, b] },
      cards: cards.get(id) ?? [-1, -1],
    };
    if (a >= 0 && b >= 0) {
      edges.push(own);
      continue;
    }
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    const first = heaped.get(key);
    heaped.set(key, {
      ...(first ?? own),
      links: [...(first?.links ?? []), id],
      cards: [-1, -1],
    });
  }
  return [...edges, ...heaped.values()];
}
