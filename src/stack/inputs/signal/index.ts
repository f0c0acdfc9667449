/** The input `signal`: a signal sent to a process, as by Ctrl-C. */
import type { Signal } from '../../apps/kind.ts';
import { signalProcess } from '../../nodes/host/step.ts';
import { processNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface SentSignal extends InputBase {
  kind: 'signal';
  node: number;
  process: number;
  signal: Signal;
}

declare module '../kind.ts' {
  interface SessionInputs {
    signal: SentSignal;
  }
}

export const signal: InputKind<SentSignal> = {
  kind: 'signal',
  apply(sim, input, index) {
    const at = processNow(sim, input.node, input.process, index);
    if (at !== undefined) signalProcess(at.host, input.process, input.signal, at.fx);
  },
};
