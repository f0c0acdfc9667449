/** Scenarios: who is there, how they are joined, and what they do. Plain data. */
import type { Kernel } from '../capability.ts';
import { type Instant, SECOND, USUAL_EPOCH } from '../core/instant.ts';
import type { LinkEnd, LinkKind, LinkSpec, LinkSpecBase } from '../links/kind.ts';
import type { Card, NodeKind, NodeSpec, NodeSpecBase, NodeState, Site } from '../nodes/kind.ts';
import { cardMac, idNumber, linkId, nodeId } from './ids.ts';
import { timerPayload } from './schedule.ts';
import { addTimer, armTimer } from './timers.ts';
import { endsOf, hasLoopback, linkMtu } from './topology.ts';
import { createWorld, rngFor, type World } from './world.ts';

export type { ProcessSpec } from '../apps/process-spec.ts';
export type { HostSpec } from '../nodes/host/spec.ts';
export type { HubSpec } from '../nodes/hub/index.ts';
export type { LinkSpec, NodeSpec };

export interface ScenarioSpec {
  id: string;
  nodes: NodeSpec[];
  links: LinkSpec[];
  /** Every host knows its neighbours' hardware addresses from the start, as if ARP had just run. */
  knowsNeighbours?: boolean;
  /** Capabilities that the run needs though no kind in the scenario names them. */
  needs?: string[];
  /** What instant 0 is on the calendar, in seconds since 1970; default 1 January 2026, 0:00 UTC. */
  epoch?: number;
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
export function buildWorld(spec: ScenarioSpec, seed: number, kernel: Kernel): World {
  const world = createWorld();
  const members = spec.nodes.map((node, index) => addNode(world, spec, node, index, seed, kernel));
  for (const link of spec.links) addLink(world, link, endsOf(link, spec.nodes), seed, kernel);
  if (spec.knowsNeighbours === true) {
    introduceAll(
      members,
      spec.links.map((link) => endsOf(link, spec.nodes)),
    );
  }
  for (const { kind, state, spec: own, site } of members) kind.start?.(state, own, site);
  return world;
}

function addNode(
  world: World,
  { links, epoch = USUAL_EPOCH }: ScenarioSpec,
  spec: NodeSpecBase,
  index: number,
  seed: number,
  kernel: Kernel,
): Member {
  const kind = kernel.nodes.get(kindOf(spec));
  if (kind === undefined) throw new RangeError(`nobody knows the kind of node ${kindOf(spec)}`);
  const site = siteOf(world, links, epoch * SECOND, spec, index, seed, kernel);
  const state = kind.create(spec, site);
  world.rngs.push(site.rng);
  world.nodes.push(state);
  const ports: number[] = new Array(kind.cards(spec) ?? 0).fill(-1);
  world.ports.push(ports);
  if (hasLoopback(spec)) addLoopback(world, spec, index, seed, kernel);
  return { kind, spec, state, site };
}

export function kindOf(spec: NodeSpecBase): string {
  return spec.kind ?? 'host';
}

function siteOf(
  world: World,
  links: readonly LinkSpecBase[],
  epoch: number,
  spec: NodeSpecBase,
  index: number,
  seed: number,
  kernel: Kernel,
): Site {
  const id = nodeId(spec, index);
  return {
    ...{ kernel, index, epoch },
    rng: rngFor(seed, 'node', idNumber(id)),
    mac: (card) => cardMac(id, card),
    mtu: (card) => linkMtu(links, spec.name, card),
    newTimer: (layer, conn, name) => addTimer(world.timers, index, layer, conn, name),
    arm(timer, due) {
      armTimer(world.timers, world.heap, timer, due, world.nextOrder++, timerPayload(timer));
    },
    downPorts: () => downPorts(world, index, kernel),
  };
}

/** Where a link is plugged in that carries nothing. */
function downPorts(world: World, node: number, kernel: Kernel): number[] {
  const ports = world.ports[node] as number[];
  return ports.flatMap((port, nic) => {
    const link = world.links[port >> 1];
    return port < 0 || link === undefined || kernel.links.get(link.kind)?.carrier(link) !== false
      ? []
      : [nic];
  });
}

/** A node's way to itself is a link that ends where it starts. */
function addLoopback(
  world: World,
  node: NodeSpecBase,
  index: number,
  seed: number,
  kernel: Kernel,
): void {
  const ports = world.ports[index] as number[];
  const end = { node: index, nic: ports.length };
  const spec: LinkSpecBase = { name: 'lo', between: [node.name, node.name] };
  ports.push(world.links.length * 2);
  const rng = rngFor(seed, 'link', idNumber(nodeId(node, index)));
  world.links.push(linkKind(spec, kernel).create(spec, [end, end], rng, kernel));
}

function addLink(
  world: World,
  spec: LinkSpecBase,
  nodes: readonly [number, number],
  seed: number,
  kernel: Kernel,
): void {
  const index = world.links.length;
  const ends = nodes.map((node, end) => {
    if (node < 0) throw new RangeError(`a link names ${spec.between[end]}, which is not there`);
    const ports = world.ports[node] as number[];
    const free = ports.indexOf(-1);
    return { node, nic: free < 0 ? ports.length : free };
  }) as [LinkEnd, LinkEnd];
  const rng = rngFor(seed, 'link', idNumber(linkId(spec, index)));
  world.links.push(linkKind(spec, kernel).create(spec, ends, rng, kernel));
  ends.forEach((end, direction) => {
    (world.ports[end.node] as number[])[end.nic] = index * 2 + direction;
  });
}

export function linkKindOf(spec: LinkSpecBase): string {
  return spec.kind ?? 'wire';
}

function linkKind(spec: LinkSpecBase, kernel: Kernel): LinkKind {
  const kind = kernel.links.get(linkKindOf(spec));
  if (kind === undefined) throw new RangeError(`nobody knows the kind of link ${linkKindOf(spec)}`);
  return kind;
}

/** Neighbours are joined by links, and by nodes in between that nobody knows (hubs, switches). */
function introduceAll(
  members: readonly Member[],
  links: readonly (readonly [number, number])[],
): void {
  const known = members.map(({ kind, state }) => kind.known?.(state));
  for (const [index, { kind, state, site }] of members.entries()) {
    const reached = new Set([index]);
    // A set is walked through in the order of adding, with what is added on the way.
    for (const node of reached) {
      if (node !== index && known[node] !== undefined) continue;
      for (const ends of links) if (ends.includes(node)) for (const end of ends) reached.add(end);
    }
    const cards = known.flatMap((own = [], node): readonly Card[] =>
      reached.has(node) ? own : [],
    );
    kind.introduce?.(state, cards, site);
  }
}
