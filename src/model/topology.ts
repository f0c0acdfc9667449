/** What the views need to know of a network: who is there, and which link joins whom. */
import type { Language } from '../i18n/language.ts';
import { nodeTitle } from '../i18n/node-names.ts';
import type { Topology, TopologyLink, TopologyNode } from '../stack/world/topology.ts';

export type { Topology, TopologyLink, TopologyNode };

export const EMPTY_TOPOLOGY: Topology = { nodes: [], links: [] };

export function nodeOf(topology: Topology, id: number): TopologyNode | undefined {
  return topology.nodes.find((node) => node.id === id);
}

/** What a node is called on the screen. */
export function nodeName(topology: Topology, id: number, language: Language): string {
  const node = nodeOf(topology, id);
  return node === undefined ? `#${id}` : nodeTitle(node.name, language);
}

/** The node at the other end of a link; undefined when the link is unknown. */
export function otherEnd(topology: Topology, link: number, node: number): number | undefined {
  const ends = topology.links.find((each) => each.id === link)?.ends;
  if (ends === undefined) return undefined;
  return ends[0] === node ? ends[1] : ends[0];
}
