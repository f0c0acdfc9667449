/**
 * Flows: what two ends say to each other. A packet is known by its flow, and an ICMP error by the flow
 * of the packet that it quotes.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { type Duration, NEVER } from '../../core/instant.ts';
import {
  icmpAt,
  icmpEcho,
  icmpPlain,
  icmpTypes,
  isIcmpError,
  MIN_QUOTED_PAYLOAD,
} from '../../protocols/icmp/header.ts';
import { ipProtocols, ipv4, ipv4HeaderLength } from '../../protocols/ipv4/header.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { tcp, tcpFlags } from '../../protocols/tcp/header/header.ts';
import { udp } from '../../protocols/udp/header.ts';
import { emit } from '../../trace/log.ts';
import { ONE, OTHER, seeSegment } from '../connection.ts';
import type { HookedPacket } from '../kind.ts';
import type { FlowState } from './spec.ts';
import { ESTABLISHED_TIME, type Firewall, type Flow, TRANSITORY_TIME } from './state.ts';

export interface Ends {
  readonly protocol: number;
  readonly src: Ipv4;
  readonly srcPort: number;
  readonly dst: Ipv4;
  readonly dstPort: number;
}

/** A packet as the rules see it. */
export interface Looked extends Ends {
  readonly state: FlowState;
  readonly flags: number;
  readonly flow: Flow | undefined;
}

const keyOf = ({ protocol, src, srcPort, dst, dstPort }: Ends): string =>
  `${protocol} ${src} ${srcPort} ${dst} ${dstPort}`;
const turned = ({ protocol, src, srcPort, dst, dstPort }: Ends): Ends => ({
  ...{ protocol, src: dst, srcPort: dstPort, dst: src, dstPort: srcPort },
});

/** Ports, or the identifier of a query, which both of its ends have; of whatever else, none. */
function endsAt(
  view: DataView,
  { protocol, src, dst }: Pick<Ends, 'protocol' | 'src' | 'dst'>,
  start: number,
  end: number,
): Ends {
  const none = { protocol, src, dst, srcPort: 0, dstPort: 0 };
  if (end - start < MIN_QUOTED_PAYLOAD) return none;
  if (protocol === ipProtocols.tcp || protocol === ipProtocols.udp) {
    const srcPort = view.getUint16(start + udp.at.srcPort);
    return { ...none, srcPort, dstPort: view.getUint16(start + udp.at.dstPort) };
  }
  if (protocol !== ipProtocols.icmp) return none;
  const identifier = view.getUint16(start + icmpEcho.at.identifier);
  return { ...none, srcPort: identifier, dstPort: identifier };
}

export function look(firewall: Firewall, packet: HookedPacket, fx: LinkFx): Looked {
  const { view } = fx.arena;
  const { start, end, protocol } = packet;
  const ends = endsAt(view, packet, start, end);
  const isIcmp = protocol === ipProtocols.icmp;
  const type = isIcmp && end > start ? view.getUint8(start + icmpAt.type) : -1;
  if (isIcmpError(type)) {
    const none = { srcPort: 0, dstPort: 0, flags: 0, flow: undefined };
    return { ...ends, ...none, state: quotesFlow(firewall, packet, view) ? 'related' : 'invalid' };
  }
  const isTcp = protocol === ipProtocols.tcp;
  const flags = isTcp && end - start >= tcp.length ? view.getUint8(start + tcp.at.flags) : 0;
  const onward = firewall.flows.get(keyOf(ends));
  const flow = onward ?? firewall.flows.get(keyOf(turned(ends)));
  if (flow !== undefined) {
    const isAnswer = onward === undefined;
    const state = isAnswer || flow.answered ? 'established' : 'new';
    return { ...ends, flags, flow, state };
  }
  const begins = isTcp
    ? (flags & (tcpFlags.SYN | tcpFlags.ACK)) === tcpFlags.SYN
    : type !== icmpTypes.echoReply && type !== icmpTypes.timestampReply;
  return { ...ends, flags, flow, state: begins ? 'new' : 'invalid' };
}

/** Whether an error is about a packet of a flow: that one went the other way. */
function quotesFlow({ flows }: Firewall, { start, end }: HookedPacket, view: DataView): boolean {
  const ip = start + icmpPlain.length;
  if (end - ip < ipv4.length) return false;
  const inner = ip + ipv4HeaderLength(view, ip);
  if (inner - ip < ipv4.length || end - inner < MIN_QUOTED_PAYLOAD) return false;
  const quoted = {
    protocol: view.getUint8(ip + ipv4.at.protocol),
    src: view.getUint32(ip + ipv4.at.src),
    dst: view.getUint32(ip + ipv4.at.dst),
  };
  const ends = endsAt(view, quoted, inner, end);
  return flows.has(keyOf(ends)) || flows.has(keyOf(turned(ends)));
}

/** A packet passes: its flow goes on, or begins. False: there is no room for one more. */
export function follow(firewall: Firewall, looked: Looked, fx: LinkFx): boolean {
  const { state, flags } = looked;
  if (state === 'related' || state === 'invalid') return true;
  const { protocol, src, srcPort, dst, dstPort } = looked;
  const ends = { protocol, src, srcPort, dst, dstPort };
  let { flow } = looked;
  const isAnswer = flow !== undefined && keyOf(flow) !== keyOf(ends);
  if (flow === undefined) {
    if (firewall.flows.size >= firewall.mostFlows) return false;
    const none = { opened: 0, closed: 0, answered: false, until: 0 };
    flow = { ...ends, ...none, state: 'unanswered' };
    firewall.flows.set(keyOf(ends), flow);
  }
  const before = flow.until === 0 ? undefined : flow.state;
  flow.answered ||= isAnswer;
  if (protocol === ipProtocols.tcp) flow.state = seeSegment(flow, isAnswer ? OTHER : ONE, flags);
  else flow.state = flow.answered ? 'answered' : 'unanswered';
  flow.until = fx.now + timeOf(firewall, flow);
  wakeAt(firewall, flow.until, fx);
  if (flow.state !== before) {
    emit(fx.log, 'firewall.flow', fx.node, { ...endsOf(flow), state: flow.state });
  }
  return true;
}

const endsOf = ({ protocol, src, srcPort, dst, dstPort }: Ends): Ends => ({
  ...{ protocol, src, srcPort, dst, dstPort },
});

function timeOf({ flowTime }: Firewall, { protocol, state }: Flow): Duration {
  if (protocol !== ipProtocols.tcp) return flowTime;
  return state === 'established' ? ESTABLISHED_TIME : TRANSITORY_TIME;
}

export function wakeAt(firewall: Firewall, due: number, fx: LinkFx): void {
  if (due >= firewall.dueAt) return;
  if (firewall.timer < 0) firewall.timer = fx.newTimer('firewall', 0, 'idle');
  firewall.dueAt = due;
  fx.arm(firewall.timer, due);
}

/** Forgets flows, and verdicts on pieces, that have been idle for too long. */
export function forgetIdle(firewall: Firewall, fx: LinkFx): void {
  let next = NEVER;
  for (const [key, flow] of firewall.flows) {
    if (flow.until > fx.now) {
      next = Math.min(next, flow.until);
      continue;
    }
    firewall.flows.delete(key);
    emit(fx.log, 'firewall.flow.ended', fx.node, endsOf(flow));
  }
  firewall.pieces = firewall.pieces.filter(({ until }) => until > fx.now);
  next = Math.min(next, firewall.pieces[0]?.until ?? NEVER);
  firewall.dueAt = NEVER;
  if (next !== NEVER) wakeAt(firewall, next, fx);
}
