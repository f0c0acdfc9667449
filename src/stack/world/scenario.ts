/** Scenarios: who is there, how they are joined, and what their processes do. Plain data. */
import type { ProcessSpec } from '../apps/process-spec.ts';
import { type Ipv4, ipv4, simulatedMac } from '../core/addresses.ts';
import type { Instant } from '../core/instant.ts';
import { createHost, loopbackNic } from '../nodes/host/host.ts';
import { neighbour } from '../protocols/arp/arp.ts';
import { copySettings, defaultSettings, type TransportSettings } from '../sockets/index.ts';
import { createDirection, type LinkSettings, PERFECT_LINK } from './link.ts';
import { timerPayload } from './schedule.ts';
import { addTimer, armTimer } from './timers.ts';
import { type TopologyLink, topologyOf } from './topology.ts';
import { createWorld, rngFor, type World } from './world.ts';

export type { ProcessSpec };

export interface HostSpec {
  name: string;
  /** Dotted quad of its one card. */
  address: string;
  /** Default 24. */
  prefixLength?: number;
  /** Default 1500. */
  mtu?: number;
  gateway?: string;
  settings?: Partial<TransportSettings>;
  processes?: ProcessSpec[];
}

export interface LinkSpec extends Partial<LinkSettings> {
  name?: string;
  /** Names of two nodes. A hub has as many ports as links name it. */
  between: [string, string];
}

export interface ScenarioSpec {
  id: string;
  hosts: HostSpec[];
  hubs?: string[];
  links: LinkSpec[];
  /** Every host knows its neighbours' hardware addresses from the start, as if ARP had just run. */
  knowsNeighbours?: boolean;
  /** The run stops here even when more would happen. */
  until: Instant;
}

/** Builds the world of a scenario. The same spec and seed give the same world. */
export function buildWorld(spec: ScenarioSpec, seed: number): World {
  const world = createWorld();
  spec.hosts.forEach((host, index) => {
    addHost(world, host, index, seed);
  });
  for (const name of spec.hubs ?? []) {
    world.rngs.push(rngFor(seed, 'node', world.nodes.length));
    world.nodes.push({ kind: 'hub', name });
    world.ports.push([]);
  }
  const { links } = topologyOf(spec);
  spec.links.forEach((link, index) => {
    addLink(world, link, links[index] as TopologyLink, seed);
  });
  if (spec.knowsNeighbours === true) introduceAll(world);
  startProcesses(world, spec);
  return world;
}

function addHost(world: World, spec: HostSpec, index: number, seed: number): void {
  const rng = rngFor(seed, 'node', index);
  const host = createHost(
    {
      name: spec.name,
      cards: [
        {
          name: 'eth0',
          mac: simulatedMac(index + 1),
          address: ipv4(spec.address),
          prefixLength: spec.prefixLength ?? 24,
          mtu: spec.mtu ?? 1500,
        },
      ],
      gateway: spec.gateway === undefined ? 0 : ipv4(spec.gateway),
      settings: copySettings(defaultSettings(), spec.settings),
      processes: spec.processes ?? [],
    },
    rng,
  );
  world.rngs.push(rng);
  world.nodes.push(host);
  world.ports.push(host.nics.map(() => -1));
  addLoopback(world, index, loopbackNic(host), seed);
}

/** A host's way to itself is a link that ends where it starts. */
function addLoopback(world: World, node: number, nic: number, seed: number): void {
  const end = { node, nic };
  const index = world.links.length;
  world.links.push({
    name: 'lo',
    settings: { ...PERFECT_LINK },
    rng: rngFor(seed, 'link', index),
    directions: [createDirection(end), createDirection(end)],
  });
  (world.ports[node] as number[])[nic] = index * 2;
}

function addLink(world: World, spec: LinkSpec, { name, ends: nodes }: TopologyLink, seed: number) {
  const { between, name: _, ...settings } = spec;
  const index = world.links.length;
  const ends = nodes.map((node, end) => {
    if (node < 0) throw new RangeError(`a link names ${between[end]}, which is not there`);
    const ports = world.ports[node] as number[];
    const free = ports.indexOf(-1);
    return { node, nic: free < 0 ? ports.length : free };
  }) as [{ node: number; nic: number }, { node: number; nic: number }];
  world.links.push({
    name,
    settings: { ...PERFECT_LINK, ...settings },
    rng: rngFor(seed, 'link', index),
    directions: [createDirection(ends[1]), createDirection(ends[0])],
  });
  ends.forEach((end, direction) => {
    (world.ports[end.node] as number[])[end.nic] = index * 2 + direction;
  });
}

function introduceAll(world: World): void {
  const cards: { address: Ipv4; mac: number }[] = [];
  for (const node of world.nodes) if (node.kind === 'host') cards.push(...node.nics.slice(0, -1));
  world.nodes.forEach((node, number) => {
    if (node.kind !== 'host') return;
    for (const nic of node.nics.slice(0, -1)) {
      for (const { address, mac } of cards) {
        if (address === nic.address) continue;
        const timer = addTimer(world.timers, number, 'arp', 0, '');
        nic.neighbours.set(address, neighbour('reachable', mac, 0, timer));
      }
    }
  });
}

function startProcesses(world: World, spec: ScenarioSpec): void {
  spec.hosts.forEach((host, node) => {
    (host.processes ?? []).forEach(({ startAt = 0 }, process) => {
      const timer = addTimer(world.timers, node, 'app', process, 'start');
      armTimer(world.timers, world.heap, timer, startAt, world.nextOrder++, timerPayload(timer));
    });
  });
}
