/** What a firewall knows, as plain data: its rules, how often each has decided, and the flows. */
import { type Ipv4, maskOf, parseIpv4 } from '../../core/addresses.ts';
import { type Duration, type Instant, MINUTE, NEVER } from '../../core/instant.ts';
import type { TimerRef } from '../../trace/fx.ts';
import type { BodiesOf } from '../../trace/schema.ts';
import type { Seen } from '../connection.ts';
import type { firewallEvents } from './events.ts';
import type { FirewallConfig, Rule, Verdict } from './spec.ts';

export interface Flow extends Seen {
  readonly protocol: number;
  readonly src: Ipv4;
  readonly srcPort: number;
  readonly dst: Ipv4;
  readonly dstPort: number;
  state: BodiesOf<typeof firewallEvents>['firewall.flow']['state'];
  /** The other side has answered. */
  answered: boolean;
  until: Instant;
}

export interface Network {
  readonly address: Ipv4;
  readonly mask: Ipv4;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly src: Network | undefined;
  readonly dst: Network | undefined;
  packets: number;
  bytes: number;
}

/** What became of the first piece of a datagram. */
export interface PieceVerdict {
  readonly src: Ipv4;
  readonly dst: Ipv4;
  readonly protocol: number;
  readonly identification: number;
  readonly verdict: Verdict;
  readonly rule: number;
  readonly until: Instant;
}

export interface Firewall {
  readonly rules: CompiledRule[];
  readonly otherwise: Verdict;
  /** How many packets no rule fitted. */
  rest: number;
  readonly mostFlows: number;
  readonly flowTime: Duration;
  /** By a text that names both ends, as the first packet had them. */
  readonly flows: Map<string, Flow>;
  pieces: PieceVerdict[];
  /** What it sends itself passes it. */
  sending: boolean;
  timer: TimerRef;
  dueAt: Instant;
}

const MOST_FLOWS = 4_096;
const FLOW_TIME = 2 * MINUTE;
/** As long as a NAT would keep them (RFC 5382 §5). */
export const ESTABLISHED_TIME = 124 * MINUTE;
export const TRANSITORY_TIME = 4 * MINUTE;

/** `10.0.0.0/8`, or an address alone; undefined for a text that is neither. */
export function networkIn(text: string): Network | undefined {
  const [quad = '', length = '32', more] = text.split('/');
  const address = parseIpv4(quad);
  if (address === undefined || more !== undefined) return undefined;
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const mask = maskOf(Number(length));
  return { address: (address & mask) >>> 0, mask };
}

export function createFirewall(config: FirewallConfig): Firewall {
  return {
    rules: config.rules.map((rule) => ({
      rule,
      src: rule.src === undefined ? undefined : networkIn(rule.src),
      dst: rule.dst === undefined ? undefined : networkIn(rule.dst),
      ...{ packets: 0, bytes: 0 },
    })),
    otherwise: config.otherwise ?? 'accept',
    rest: 0,
    mostFlows: config.mostFlows ?? MOST_FLOWS,
    flowTime: config.flowTime ?? FLOW_TIME,
    ...{ flows: new Map(), pieces: [], sending: false, timer: -1, dueAt: NEVER },
  };
}

export const isIn = (address: Ipv4, network: Network | undefined): boolean =>
  network === undefined || (address & network.mask) >>> 0 === network.address;
