/**
 * The input `away`: the computer slept, or the page stood still, and the run with it. Virtual time
 * stood still, and the hosts learn that it did not elsewhere: a lease ends by the server's clock (RFC 2131 §4.4.5). What a
 * host does when it wakes (its link comes up again, §4.4.2) is a change of the link, an input of its own.
 */
import '../../nodes/network/events.ts';
import type { Duration } from '../../core/instant.ts';
import { resumeCallers } from '../../nodes/host/step.ts';
import { emit } from '../../trace/log.ts';
import { hostNow } from '../host-at.ts';
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
  apply(sim, { node, lasted }) {
    sim.log.cause = emit(sim.log, 'network.away', node, { lasted });
    for (let each = 0; each < sim.nodes.length; each++) {
      const at = hostNow(sim, each);
      if (at === undefined) continue;
      at.host.slept += lasted;
      at.fx.hostChanged('away');
      resumeCallers(at.host, at.fx);
    }
  },
};
