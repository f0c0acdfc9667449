/**
 * The end of a cable that leaves the world: a node that sends what comes from outside, and keeps
 * nothing of what reaches it. What is at the other end of its link, a host, a router or a switch,
 * takes it as it would any neighbour's.
 */
import type { Capability } from '../../src/stack/capability.ts';
import { freeFrame, importFrame } from '../../src/stack/core/arena.ts';
import type { InputBase, InputKind } from '../../src/stack/inputs/kind.ts';
import type { NodeKind, NodeSpecBase, NodeState } from '../../src/stack/nodes/kind.ts';
import { nodeNow } from '../../src/stack/world/running.ts';

export interface CableSpec extends NodeSpecBase {
  kind: 'cable';
}

declare module '../../src/stack/nodes/kind.ts' {
  interface NodeSpecs {
    cable: CableSpec;
  }
}

/** A frame comes in from outside. */
interface Outside extends InputBase {
  kind: 'outside';
  node: number;
  bytes: Uint8Array;
}

declare module '../../src/stack/inputs/kind.ts' {
  interface SessionInputs {
    outside: Outside;
  }
}

const cable: NodeKind<NodeState, CableSpec> = {
  kind: 'cable',
  cards: () => 1,
  create: ({ name }) => ({ kind: 'cable', name }),
  bind: (_, fx) => fx,
  frame: (_, __, frame, fx) => freeFrame(fx.arena, frame),
};

const outside: InputKind<Outside> = {
  kind: 'outside',
  apply(sim, { node, bytes }) {
    nodeNow(sim, node)?.fx.transmit(0, importFrame(sim.world.arena, bytes));
  },
};

export const capability: Capability = {
  id: 'cable',
  nodes: [cable as unknown as NodeKind],
  inputs: [outside as InputKind],
};
