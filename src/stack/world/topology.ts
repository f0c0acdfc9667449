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
}

export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
}

/** A node that has addresses can talk to itself. */
export function hasLoopback(spec: NodeSpecBase): boolean {
  return spec.address !== undefined;
}

/** Loopbacks are links as well, and those that nodes have are numbered before all others. */
export function loopbacks(nodes: readonly NodeSpecBase[]): number {
  return nodes.filter(hasLoopback).length;
}

/** The network of a scenario, before anything is done to it. An end that nobody has is −1. */
export function topologyOf(spec: {
  readonly nodes: readonly NodeSpecBase[];
  readonly links: readonly (LinkSpecBase & Partial<Omit<TopologyLink, 'id' | 'ends'>>)[];
}): Topology {
  const nodes = spec.nodes.map(({ id: key, name, kind = 'host', address }, id): TopologyNode => {
    const own = address === undefined ? undefined : parseIpv4(address);
    const addresses = own === undefined ? [] : [own];
    return key === undefined ? { id, name, kind, addresses } : { id, key, name, kind, addresses };
  });
  const idOf = (name: string) => nodes.findIndex((node) => node.name === name);
  const first = loopbacks(spec.nodes);
  const links = spec.links.map((link, index) => ({
    id: first + index,
    name: link.name ?? link.between.join('–'),
    ends: [idOf(link.between[0]), idOf(link.between[1])] as const,
    delay: link.delay ?? 0,
    lossPpm: link.lossPpm ?? 0,
    up: link.up ?? true,
  }));
  return { nodes, links };
}

/** Nodes have fewer cards than this. */
const MOST_CARDS = 16;

/** The node that has a card with this hardware address; undefined for a stranger's. */
export function nodeOfMac({ nodes }: Topology, mac: Mac): TopologyNode | undefined {
  return nodes.find(({ id, key = String(id) }) => {
    for (let card = 0; card < MOST_CARDS; card++) if (cardMac(key, card) === mac) return true;
    return false;
  });
}
