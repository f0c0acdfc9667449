/** A running world, and how one of its hosts is stepped. */
import type { Host } from '../host/host.ts';
import type { HostFx } from '../host/host-fx.ts';
import { type HostInput, step } from '../host/step.ts';
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

export function stepHost(sim: Simulator, node: number, input: HostInput): void {
  const fx = sim.fx[node] as Writable<HostFx>;
  fx.now = sim.world.now;
  step(sim.world.nodes[node] as Host, input, fx);
}
