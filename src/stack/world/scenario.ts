/** Scenarios: who is there, how they are joined, and what they do. Plain data. */
import { coreKernel, type Kernel } from '../capability.ts';
import type { Instant } from '../core/instant.ts';
import type { Card, NodeKind, NodeSpec, NodeSpecBase, NodeState, Site } from '../nodes/kind.ts';
import { cardMac, idNumber, linkId, nodeId } from './ids.ts';
import { createDirection, type LinkSettings, PERFECT_LINK } from './link.ts';
import { timerPayload } from './schedule.ts';
import { addTimer, armTimer } from './timers.ts';
import { hasLoopback, type TopologyLink, topologyOf } from './topology.ts';
import { createWorld, rngFor, type World } from './world.ts';

export type { ProcessSpec } from '../apps/process-spec.ts';
export type { HostSpec } from '../nodes/host/spec.ts';
export type { NodeSpec };

export interface LinkSpec extends Partial<LinkSettings> {
  /** Its faults are drawn by it. Default: the link's number in the trace. */
  id?: string;
  name?: string;
  /** Names of two nodes. A hub has as many ports as links name it. */
  between: [string, string];
}

export interface ScenarioSpec {
  id: string;
  nodes: NodeSpec[];
  links: LinkSpec[];
  /** Every host knows its neighbours' hardware addresses from the start, as if ARP had just run. */
  knowsNeighbours?: boolean;
  /** Capabilities that the run needs though no kind in the scenario names them. */
  needs?: string[];
  /** The run stops here even when more would happen. */
  until: Instant;
}

interface Member {
  readonly kind: NodeKind;
  readonly spec: NodeSpecBase;
  readonly state: NodeState;
  readonly site: Site;
}

/** Builds the world of a scenario. The same spec and seed give the same world. */
export function buildWorld(spec: ScenarioSpec, seed: number, kernel: Kernel = coreKernel): World {
  const world = createWorld();
  const members = spec.nodes.map((node, index) => addNode(world, node, index, seed, kernel));
  const { links } = topologyOf(spec);
  spec.links.forEach((link, index) => {
    addLink(world, link, links[index] as TopologyLink, seed);
  });
  if (spec.knowsNeighbours === true) introduceAll(members);
  for (const { kind, state, spec: own, site } of members) kind.start?.(state, own, site);
  return world;
}

function addNode(
  world: World,
  spec: NodeSpecBase,
  index: number,
  seed: number,
  kernel: Kernel,
): Member {
  const kind = kernel.nodes.get(kindOf(spec));
  if (kind === undefined) throw new RangeError(`nobody knows the kind of node ${kindOf(spec)}`);
  const site = siteOf(world, spec, index, seed, kernel);
  const state = kind.create(spec, site);
  world.rngs.push(site.rng);
  world.nodes.push(state);
  const ports: number[] = new Array(kind.cards(spec) ?? 0).fill(-1);
  world.ports.push(ports);
  if (hasLoopback(spec)) addLoopback(world, spec, index, seed);
  return { kind, spec, state, site };
}

export function kindOf(spec: NodeSpecBase): string {
  return spec.kind ?? 'host';
}

function siteOf(
  world: World,
  spec: NodeSpecBase,
  index: number,
  seed: number,
  kernel: Kernel,
): Site {
  const id = nodeId(spec, index);
  return {
    kernel,
    index,
    rng: rngFor(seed, 'node', idNumber(id)),
    mac: (card) => cardMac(id, card),
    newTimer: (layer, conn, name) => addTimer(world.timers, index, layer, conn, name),
    arm(timer, due) {
      armTimer(world.timers, world.heap, timer, due, world.nextOrder++, timerPayload(timer));
    },
  };
}

/** A node's way to itself is a link that ends where it starts. */
function addLoopback(world: World, spec: NodeSpecBase, node: number, seed: number): void {
  const ports = world.ports[node] as number[];
  const end = { node, nic: ports.length };
  const index = world.links.length;
  world.links.push({
    name: 'lo',
    settings: { ...PERFECT_LINK },
    rng: rngFor(seed, 'link', idNumber(nodeId(spec, node))),
    directions: [createDirection(end), createDirection(end)],
  });
  ports.push(index * 2);
}

function addLink(world: World, spec: LinkSpec, { name, ends: nodes }: TopologyLink, seed: number) {
  const { between, name: _, id: __, ...settings } = spec;
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
    rng: rngFor(seed, 'link', idNumber(linkId(spec, index))),
    directions: [createDirection(ends[1]), createDirection(ends[0])],
  });
  ends.forEach((end, direction) => {
    (world.ports[end.node] as number[])[end.nic] = index * 2 + direction;
  });
}

function introduceAll(members: readonly Member[]): void {
  const cards: Card[] = members.flatMap(({ kind, state }) => [...(kind.known?.(state) ?? [])]);
  for (const { kind, state, site } of members) kind.introduce?.(state, cards, site);
}
