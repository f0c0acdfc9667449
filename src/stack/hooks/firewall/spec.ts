/** What a scenario says about a firewall: the `config` of the hook `firewall`. */
import type { Duration } from '../../core/instant.ts';

export type Verdict = 'accept' | 'drop' | 'reject';
/** To this host, from it, or through it. */
export type Direction = 'in' | 'out' | 'forward';
/**
 * `new`: it begins a flow, or belongs to one that has had no answer yet; `established`: of a flow that
 * has; `related`: an ICMP error about a packet of a flow; `invalid`: of no flow, and it begins none.
 */
export type FlowState = 'new' | 'established' | 'related' | 'invalid';

/** What a rule does not say, it does not ask for. */
export interface Rule {
  verdict: Verdict;
  direction?: Direction;
  /** Numbers of cards: by which it came in, by which it leaves. */
  from?: number;
  to?: number;
  protocol?: 'tcp' | 'udp' | 'icmp';
  /** `10.0.0.0/8`, or one address. */
  src?: string;
  dst?: string;
  /** One port, or the first and the last. */
  srcPort?: number | [number, number];
  dstPort?: number | [number, number];
  state?: FlowState[];
}

export interface FirewallConfig {
  /** The first that fits decides. */
  rules: Rule[];
  /** What becomes of the rest. Default: accept. */
  otherwise?: Verdict;
  /** How many flows it follows at once. Default: 4096. */
  mostFlows?: number;
  /** Of UDP, and of whatever has no connections. Default: 2 minutes. */
  flowTime?: Duration;
}
