/**
 * The input `away`: the computer slept, and the run with it. Virtual time stood still, so nothing
 * happens here but that the trace says it; what a host does when it wakes (its link comes up again,
 * RFC 2131 §4.4.2) is a change of the link, an input of its own.
 */
import '../../nodes/network/events.ts';
import type { Duration } from '../../core/instant.ts';
import { emit } from '../../trace/log.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Away extends InputBase {
  kind: 'away';
  node: number;
  lasted: Duration;
}

declare module '../kind.ts' {
  interface SessionInputs {
    away: Away;
  }
}

export const away: InputKind<Away> = {
  kind: 'away',
  apply({ log }, { node, lasted }) {
    emit(log, 'network.away', node, { lasted });
  },
};
