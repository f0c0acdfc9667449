/** What a firewall writes to the trace. Ports are 0 where a packet has none; of a query, its identifier. */
import { type BodiesOf, defineEvents, int, text, u32 } from '../../trace/schema.ts';
import type { ConnectionState } from '../connection.ts';
import type { Direction, FlowState, Verdict } from './spec.ts';

const ends = { protocol: int, src: u32, srcPort: int, dst: u32, dstPort: int };

export const firewallEvents = defineEvents(1056, {
  /** `rule`: counted from 1; 0: none fitted. `hits`: how many packets it has decided with this one. */
  'firewall.verdict': {
    rule: int,
    verdict: text<Verdict>(),
    direction: text<Direction>(),
    state: text<FlowState>(),
    ...ends,
    hits: int,
  },
  /** A flow began, or its state is another now; its ends are named as its first packet had them. */
  'firewall.flow': { ...ends, state: text<ConnectionState | 'unanswered' | 'answered'>() },
  'firewall.flow.ended': ends,
  /** It refuses a connection in the name of whoever it was for. */
  'firewall.reset': ends,
});

/** Why a firewall does not let a packet pass. */
export interface FirewallIgnoredReasons {
  'firewall-dropped': true;
  'firewall-rejected': true;
  'firewall-full': true;
}

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof firewallEvents> {}
}
declare module '../../trace/kernel-events.ts' {
  interface IgnoredReasons extends FirewallIgnoredReasons {}
}
