/** For inputs that go to a host: the host at a node's number. */
import { type Host, isHost } from '../nodes/host/host.ts';
import type { HostFx } from '../nodes/host/host-fx.ts';
import { emit } from '../trace/log.ts';
import { nodeNow, type Simulator } from '../world/running.ts';

interface HostNow {
  readonly host: Host;
  readonly fx: HostFx;
}

/** Undefined when the node is none, or no host. */
export function hostNow(sim: Simulator, node: number): HostNow | undefined {
  const found = nodeNow(sim, node);
  if (found === undefined || !isHost(found.state)) return undefined;
  return { host: found.state, fx: found.fx as HostFx };
}

/** The host with a process that has not ended; the trace says so when it has. */
export function processNow(
  sim: Simulator,
  node: number,
  process: number,
  index: number,
): HostNow | undefined {
  const at = hostNow(sim, node);
  if (at !== undefined && at.host.processes[process] !== undefined) return at;
  emit(sim.log, 'input.futile', -1, { index, why: 'no-process' });
  return undefined;
}
