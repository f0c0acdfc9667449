/** The input `type`: a line typed at the terminal of a process. */
import { addNotice } from '../../nodes/host/notices.ts';
import { resumeCallers } from '../../nodes/host/step.ts';
import { processNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface TypedLine extends InputBase {
  kind: 'type';
  node: number;
  process: number;
  line: string;
}

declare module '../kind.ts' {
  interface SessionInputs {
    type: TypedLine;
  }
}

export const type: InputKind<TypedLine> = {
  kind: 'type',
  apply(sim, { node, process, line }, index) {
    const at = processNow(sim, node, process, index);
    if (at === undefined) return;
    addNotice(at.host, 'input', process, line, sim.log.cause);
    resumeCallers(at.host, at.fx);
  },
};
