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
  /** The numbers of its latest connections, by their addresses and ports; what spoke last is last. */
  connections: Map<string, number>;
  /** The number of the next one. */
  nextConnection: number;
  /** Frames that have come from there. */
  arrived: number;
}

/** A network that scans ports makes connections without end; of those before, no more is known. */
export const MOST_CONNECTIONS = 1_000;

/** The number of a connection; one that was forgotten since is another. */
export function connectionOf(network: Network, key: string): number {
  const { connections } = network;
  const number = connections.get(key) ?? network.nextConnection++;
  connections.delete(key);
  connections.set(key, number);
  if (connections.size > MOST_CONNECTIONS) {
    const [oldest] = connections.keys();
    connections.delete(oldest as string);
  }
  return number;
}

export const network: NodeKind<Network, NetworkSpec, Fx> = {
  kind: 'network',
  cards: () => 1,
  create: ({ name }) => ({
    ...{ kind: 'network', name, connections: new Map(), nextConnection: 0, arrived: 0 },
  }),
  bind: (_, fx) => fx,
  // A run in which something comes from outside is none that circles in itself.
  progress: ({ arrived }) => arrived,
  frame: (_, __, frame, fx) => freeFrame(fx.arena, frame),
};
