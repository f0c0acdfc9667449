/** The input `signal`: a signal sent to a process, as by Ctrl-C. */
import type { Signal } from '../../apps/kind.ts';
import { sendSignal } from '../../nodes/host/app-env.ts';
import { resumeCallers } from '../../nodes/host/step.ts';
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
    if (at === undefined) return;
    sendSignal(at.host, input.process, input.signal, at.fx);
    resumeCallers(at.host, at.fx);
  },
};
