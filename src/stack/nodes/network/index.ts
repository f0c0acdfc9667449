/**
 * The kind of node `network`: the world outside, at the end of a cable that leaves the run. What comes
 * from there is an input of the session (`arrive`), so a run with it can be run again. What
 * reaches it has left: whoever runs the world live carries it on (runtime/worker/live), and in every
 * other run nobody does.
 */
import { freeFrame } from '../../core/arena.ts';
import type { Fx } from '../../trace/fx.ts';
import type { NodeKind, NodeSpecBase, NodeState } from '../kind.ts';
import './events.ts';

export interface NetworkSpec extends NodeSpecBase {
  kind: 'network';
}

declare module '../kind.ts' {
  interface NodeSpecs {
    network: NetworkSpec;
  }
}

export interface Network extends NodeState {
  kind: 'network';
  /** The numbers of its connections, by their addresses and ports. */
  connections: Map<string, number>;
}

export const network: NodeKind<Network, NetworkSpec, Fx> = {
  kind: 'network',
  cards: () => 1,
  create: ({ name }) => ({ kind: 'network', name, connections: new Map() }),
  bind: (_, fx) => fx,
  frame: (_, __, frame, fx) => freeFrame(fx.arena, frame),
};
