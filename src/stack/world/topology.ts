/**
 * Who is in a network and which link joins whom, with the numbers that a run gives them. This is
 * the one place that numbers nodes and links: `buildWorld` builds what it says, and pictures show it.
 */
import { type Mac, parseIpv4 } from '../core/addresses.ts';
import type { Duration } from '../core/instant.ts';
import type { LinkSpecBase } from '../links/kind.ts';
import type { NodeSpecBase } from '../nodes/kind.ts';
import { cardMac } from './ids.ts';

export interface TopologyNode {
  /** The number that trace events carry as `node`. */
  readonly id: number;
  /** What its hardware addresses hang on, where the scenario says it. */
  readonly key?: string;
  readonly name: string;
  readonly kind: string;
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
  /** False while it is unplugged. */
  readonly up: boolean;
  /** Bits per second, where it is not without limit. */
  readonly bandwidth?: number;
  /** Bytes that may wait in front of it, where that is limited. */
  readonly queueBytes?: number;
  /** Bytes waiting beyond which packets are marked. */
  readonly markBytes?: number;
  /** What cards on it go by that say nothing of their own, where the scenario says it. */
  readonly mtu?: number;
  /** How frames wait, where the scenario says it: a discipline and its settings. */
  readonly queue?: { readonly kind: string };
}

export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
  /** What it was made from: parts of nodes and links as their kinds declare them. */
  readonly scenario?: TopologySpec;
}

/** As much of a scenario as a network is made from. */
export interface TopologySpec {
  /** What the scenario is called, where it has a name. */
  readonly id?: string;
  readonly nodes: readonly NodeSpecBase[];
  readonly links: readonly (LinkSpecBase & Partial<Omit<TopologyLink, 'id' | 'ends'>>)[];
  readonly knowsNeighbours?: boolean;
}

/** A node that has addresses can talk to itself. */
export function hasLoopback(spec: NodeSpecBase): boolean {
  return (spec.address ?? spec.cards) !== undefined;
}

/** Loopbacks are links as well, and those that nodes have are numbered before all others. */
export function loopbacks(nodes: readonly NodeSpecBase[]): number {
  return nodes.filter(hasLoopback).length;
}

/** The numbers of the nodes that a link joins; −1 for one that is not there. */
export function endsOf(
  { between: [a, b] }: Pick<LinkSpecBase, 'between'>,
  nodes: readonly { readonly name: string }[],
): readonly [number, number] {
  const idOf = (name: string) => nodes.findIndex((node) => node.name === name);
  return [idOf(a), idOf(b)];
}

/** RFC 894: an Ethernet carries packets of up to 1,500 bytes. */
const USUAL_MTU = 1500;

/** What the link carries that is plugged into a node’s card: links take cards in their order. */
export function linkMtu(links: readonly LinkSpecBase[], node: string, card: number): number {
  const own = links.filter(({ between }) => between.includes(node));
  return own[card]?.mtu ?? USUAL_MTU;
}

/** The network of a scenario, before anything is done to it. An end that nobody has is −1. */
export function topologyOf(spec: TopologySpec): Topology {
  const nodes = spec.nodes.map((node, id): TopologyNode => {
    const { id: key, name, kind = 'host', cards = [node] } = node;
    const addresses = cards.flatMap(({ address = '' }) => parseIpv4(address) ?? []);
    return key === undefined ? { id, name, kind, addresses } : { id, key, name, kind, addresses };
  });
  const first = loopbacks(spec.nodes);
  const links = spec.links.map((link, index) => ({
    id: first + index,
    name: link.name ?? link.between.join('–'),
    ends: endsOf(link, nodes),
    delay: link.delay ?? 0,
    lossPpm: link.lossPpm ?? 0,
    up: link.up ?? true,
    ...(link.mtu !== undefined && { mtu: link.mtu }),
    ...waitingOf(link),
  }));
  return { nodes, links, scenario: spec };
}

type Waiting = Pick<TopologyLink, 'bandwidth' | 'queueBytes' | 'markBytes' | 'queue'>;

/** What is said of a link's line and of the queue in front of it. */
export function waitingOf({ bandwidth, queueBytes, markBytes, queue }: Partial<Waiting>): Waiting {
  return {
    ...(bandwidth !== undefined && { bandwidth }),
    ...(queueBytes !== undefined && { queueBytes }),
    ...(markBytes !== undefined && { markBytes }),
    ...(queue !== undefined && { queue }),
  };
}

/** The hardware address of one of a node's cards. */
export const macOf = ({ id, key = String(id) }: TopologyNode, card: number): Mac =>
  cardMac(key, card);

/** Nodes have fewer cards than this. */
const MOST_CARDS = 16;

/** The node that has a card with this hardware address; undefined for a stranger's. */
export function nodeOfMac({ nodes }: Topology, mac: Mac): TopologyNode | undefined {
  return nodes.find((node) => {
    for (let card = 0; card < MOST_CARDS; card++) if (macOf(node, card) === mac) return true;
    return false;
  });
}
