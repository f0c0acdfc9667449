/** The input `signal`: a signal sent to a process, as by Ctrl-C. */
import type { Signal } from '../../apps/kind.ts';
import { signalProcess } from '../../nodes/host/step.ts';
import { count, oneOf } from '../../schema/basics.ts';
import { hostFaults, processNow } from '../host-at.ts';
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
  schema: { node: count, process: count, signal: oneOf(['HUP', 'INT', 'KILL', 'TERM']) },
  aimFaults: ({ node }, network) => hostFaults(network, node),
  apply(sim, input, index) {
    const at = processNow(sim, input.node, input.process, index);
    if (at !== undefined) signalProcess(at.host, input.process, input.signal, at.fx);
  },
};
