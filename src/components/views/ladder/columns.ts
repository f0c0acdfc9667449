/** Which nodes have a column, and in which order. */
import type { TopologyNode } from '../../../model/topology.ts';
import type { LadderLook } from './look.ts';

/** A ladder with fewer columns has no lines. */
const LEAST_COLUMNS = 2;

/** All nodes in the reader's order, hidden ones too. */
export function orderedNodes(
  nodes: readonly TopologyNode[],
  { order }: Pick<LadderLook, 'order'>,
): readonly TopologyNode[] {
  const named = order.flatMap((id) => nodes.find((node) => node.id === id) ?? []);
  return [...named, ...inPathOrder(nodes).filter((node) => !named.includes(node))];
}

/** The nodes that have a column. Hiding all but one would leave nothing to see. */
export function shownNodes(
  nodes: readonly TopologyNode[],
  look: Pick<LadderLook, 'order' | 'hidden'>,
): readonly TopologyNode[] {
  const all = orderedNodes(nodes, look);
  const shown = all.filter(({ id }) => !look.hidden.includes(id));
  return shown.length < Math.min(LEAST_COLUMNS, all.length) ? all : shown;
}

/** Hubs and switches stand between those that they join: whoever has an address stands at an end. */
function inPathOrder(nodes: readonly TopologyNode[]): readonly TopologyNode[] {
  const isEnd = ({ kind, addresses }: TopologyNode) => kind === 'host' || addresses.length > 0;
  const hosts = nodes.filter(isEnd);
  const between = nodes.filter((node) => !isEnd(node));
  const half = Math.ceil(hosts.length / 2);
  return [...hosts.slice(0, half), ...between, ...hosts.slice(half)];
}

/** A column goes to another place among those that are shown; hidden ones keep their neighbours. */
export function movedColumn(
  nodes: readonly TopologyNode[],
  look: LadderLook,
  node: number,
  to: number,
): LadderLook {
  const all = orderedNodes(nodes, look).map(({ id }) => id);
  const shown = shownNodes(nodes, look).map(({ id }) => id);
  const place = Math.max(0, Math.min(to, shown.length - 1));
  const from = shown.indexOf(node);
  if (from < 0 || place === from) return look;
  const neighbour = shown[place] as number;
  const rest = all.filter((id) => id !== node);
  rest.splice(rest.indexOf(neighbour) + (place > from ? 1 : 0), 0, node);
  return { ...look, order: rest };
}

export function hiddenColumn(
  nodes: readonly TopologyNode[],
  look: LadderLook,
  node: number,
): LadderLook {
  if (shownNodes(nodes, look).length <= LEAST_COLUMNS) return look;
  return { ...look, hidden: [...look.hidden, node] };
}

export function shownColumn(look: LadderLook, node: number): LadderLook {
  return { ...look, hidden: look.hidden.filter((id) => id !== node) };
}

/** Where a column that is let go at `x` stands: behind those whose life lines are farther left. */
export function placeAt(columns: ReadonlyMap<number, number>, node: number, x: number): number {
  return [...columns].filter(([id, at]) => id !== node && at < x).length;
}
