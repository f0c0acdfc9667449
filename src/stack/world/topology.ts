/**
 * Who is in a network and which link joins whom, with the numbers that a run gives them. This is
 * the one place that numbers nodes and links: `buildWorld` builds what it says, and pictures show it.
 */
import { ipv4 } from '../core/addresses.ts';
import type { Duration } from '../core/instant.ts';
import type { SessionInput } from './inputs.ts';
import type { ScenarioSpec } from './scenario.ts';

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
  /** False while it is unplugged. */
  readonly up: boolean;
}

export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
}

/** The network of a scenario, before anything is done to it. An end that nobody has is −1. */
export function topologyOf(spec: ScenarioSpec): Topology {
  const hosts = spec.hosts.map(
    ({ name, address }, id): TopologyNode => ({
      id,
      name,
      kind: 'host',
      addresses: [ipv4(address)],
    }),
  );
  const hubs = (spec.hubs ?? []).map(
    (name, index): TopologyNode => ({
      id: hosts.length + index,
      name,
      kind: 'hub',
      addresses: [],
    }),
  );
  const nodes = [...hosts, ...hubs];
  const idOf = (name: string) => nodes.findIndex((node) => node.name === name);
  const links = spec.links.map(
    ({ name, between, delay = 0, lossPpm = 0, up = true }, index): TopologyLink => ({
      // Every host's loopback is a link too, and they come first.
      id: hosts.length + index,
      name: name ?? between.join('–'),
      ends: [idOf(between[0]), idOf(between[1])],
      delay,
      lossPpm,
      up,
    }),
  );
  return { nodes, links };
}

/** The network after an input has taken effect; the same object when the input leaves it alone. */
export function topologyAfterInput(topology: Topology, input: SessionInput): Topology {
  if (input.kind !== 'link') return topology;
  const { delay, lossPpm, up } = input.settings;
  const links = topology.links.map((link) =>
    link.id === input.link
      ? {
          ...link,
          delay: delay ?? link.delay,
          lossPpm: lossPpm ?? link.lossPpm,
          up: up ?? link.up,
        }
      : link,
  );
  return { ...topology, links };
}
