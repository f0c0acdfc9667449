/** The input `signal`: a signal sent to a process, as by Ctrl-C. */
import type { Signal } from '../../apps/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import type { HostFx } from '../../nodes/host/host-fx.ts';
import { signalProcess } from '../../nodes/host/step.ts';

export interface SentSignal {
  kind: 'signal';
  node: number;
  process: number;
  signal: Signal;
}

export function applySignal(host: Host, { process, signal }: SentSignal, fx: HostFx): void {
  signalProcess(host, process, signal, fx);
}
