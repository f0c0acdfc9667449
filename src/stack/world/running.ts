/** A running world, and what is needed to step one of its hosts. */
import type { Host } from '../nodes/host/host.ts';
import type { HostFx } from '../nodes/host/host-fx.ts';
import type { Capture } from '../trace/capture.ts';
import type { TraceLog } from '../trace/log.ts';
import type { SessionInput } from './inputs.ts';
import type { World } from './world.ts';

export interface Simulator {
  world: World;
  log: TraceLog;
  capture: Capture;
  inputs: readonly SessionInput[];
  fx: (HostFx | undefined)[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function hostAt(sim: Simulator, node: number): Host {
  return sim.world.nodes[node] as Host;
}

/** The effects of a host, at the present time. */
export function fxAt(sim: Simulator, node: number): HostFx {
  const fx = sim.fx[node] as Writable<HostFx>;
  fx.now = sim.world.now;
  return fx;
}
