/** Who is in a scenario and how they are joined, with the numbers that the trace uses. */

import type { Topology, TopologyNode } from '../model/topology.ts';
import { ipv4 } from '../stack/core/addresses.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';

export function topologyOf(spec: ScenarioSpec): Topology {
  const hosts = spec.hosts.map(
    (host, id): TopologyNode => ({
      id,
      name: host.name,
      kind: 'host',
      addresses: [ipv4(host.address)],
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
  const links = spec.links.map((link, index) => ({
    // Every host's loopback is a link too, and they come first.
    id: spec.hosts.length + index,
    name: link.name ?? link.between.join('–'),
    ends: [idOf(link.between[0]), idOf(link.between[1])] as const,
    delay: link.delay ?? 0,
    lossPpm: link.lossPpm ?? 0,
  }));
  return { nodes, links };
}
