/** The input `type`: a line typed at the terminal of a process. */
import type { Host } from '../../nodes/host/host.ts';
import type { HostFx } from '../../nodes/host/host-fx.ts';
import { typeLine } from '../../nodes/host/step.ts';

export interface TypedLine {
  kind: 'type';
  node: number;
  process: number;
  line: string;
}

export function applyTypedLine(host: Host, { process, line }: TypedLine, fx: HostFx): void {
  typeLine(host, process, line, fx);
}
