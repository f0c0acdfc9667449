/** Which rule decides about a packet. */
import { ipProtocols } from '../../protocols/ipv4/header.ts';
import type { HookedPacket } from '../kind.ts';
import type { Looked } from './flows.ts';
import type { Rule, Verdict } from './spec.ts';
import { type CompiledRule, type Firewall, isIn } from './state.ts';

export interface Decision {
  /** Counted from 1; 0: none fitted. */
  readonly rule: number;
  readonly verdict: Verdict;
  readonly hits: number;
}

/** The first rule that fits decides, and counts the packet. */
export function decide(firewall: Firewall, packet: HookedPacket, looked: Looked): Decision {
  const { rules } = firewall;
  const found = rules.findIndex((each) => fits(each, packet, looked));
  const compiled = rules[found];
  if (compiled === undefined) {
    firewall.rest++;
    return { rule: 0, verdict: firewall.otherwise, hits: firewall.rest };
  }
  compiled.packets++;
  compiled.bytes += packet.end - packet.ipStart;
  return { rule: found + 1, verdict: compiled.rule.verdict, hits: compiled.packets };
}

function fits({ rule, src, dst }: CompiledRule, packet: HookedPacket, looked: Looked): boolean {
  return (
    is(rule.direction, packet.at) &&
    is(rule.from, packet.inNic) &&
    is(rule.to, packet.outNic) &&
    is(rule.protocol && ipProtocols[rule.protocol], looked.protocol) &&
    isIn(looked.src, src) &&
    isIn(looked.dst, dst) &&
    isPort(rule.srcPort, looked.srcPort, rule) &&
    isPort(rule.dstPort, looked.dstPort, rule) &&
    (rule.state === undefined || rule.state.includes(looked.state))
  );
}

const is = <T>(wanted: T | undefined, found: unknown): boolean =>
  wanted === undefined || wanted === found;

/** What is no port of TCP or UDP fits no rule that asks for one. */
function isPort(wanted: Rule['srcPort'], port: number, { protocol }: Rule): boolean {
  if (wanted === undefined) return true;
  if (protocol === 'icmp') return false;
  const [low, high] = typeof wanted === 'number' ? [wanted, wanted] : wanted;
  return port >= low && port <= high;
}
