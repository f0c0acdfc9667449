/** A running world: its state, what interprets it, and each node with the kind that steps it. */
import type { Kernel } from '../capability.ts';
import type { LinkChanges, LinkFx, LinkKind, LinkState } from '../links/kind.ts';
import type { NodeKind, NodeState } from '../nodes/kind.ts';
import type { Capture } from '../trace/capture.ts';
import type { Fx } from '../trace/fx.ts';
import type { TraceLog } from '../trace/log.ts';
import type { SessionInput } from './inputs.ts';
import type { World } from './world.ts';

export interface Simulator {
  world: World;
  log: TraceLog;
  capture: Capture;
  inputs: readonly SessionInput[];
  kernel: Kernel;
  nodes: RunningNode[];
  links: RunningLink[];
}

/** The kind is looked up once, when the world is bound, and not for every frame. */
export interface RunningNode {
  readonly kind: NodeKind;
  readonly state: NodeState;
  readonly fx: Fx;
}

export interface RunningLink {
  readonly kind: LinkKind;
  readonly changes: LinkChanges | undefined;
  readonly state: LinkState;
  readonly fx: LinkFx;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A node with its effects at the present time; undefined when there is no such node. */
export function nodeNow({ nodes, world }: Simulator, node: number): RunningNode | undefined {
  const found = nodes[node];
  if (found !== undefined) (found.fx as Writable<Fx>).now = world.now;
  return found;
}
