/** What the views need to know of a network: who is there, and which link joins whom. */
import type { Language } from '../i18n/language.ts';
import { nodeTitle } from '../i18n/node-names.ts';
import type { Duration } from '../stack/core/instant.ts';

export interface TopologyNode {
  /** The number that trace events carry as `node`. */
  readonly id: number;
  readonly name: string;
  readonly kind: 'host' | 'hub' | 'switch' | 'router';
  readonly addresses: readonly number[];
}

export interface TopologyLink {
  /** The number that trace events carry as `link`. */
  readonly id: number;
  readonly name: string;
  /** The nodes at its two ends. */
  readonly ends: readonly [number, number];
  /** One-way propagation delay, µs. */
  readonly delay: Duration;
  /** Faults, in parts per million of the frames. */
  readonly lossPpm: number;
}

export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
}

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
