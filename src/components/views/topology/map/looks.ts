import type { Topology } from '../../../../model/topology.ts';
import { nodePageOf } from '../../../../stack/nodes/page/pages.ts';

/**
 * The kind of node that a node looks like. Who passes packets on but stands at one link only leads
 * nowhere: to look at, that is a host like those beside it.
 */
export function looksOf({ nodes, links }: Topology, node: number): string {
  const kind = nodes[node]?.kind ?? 'host';
  const { host, layer } = nodePageOf(kind);
  if (!host || layer !== 'network') return kind;
  return links.filter(({ ends }) => ends.includes(node)).length === 1 ? 'host' : kind;
}
