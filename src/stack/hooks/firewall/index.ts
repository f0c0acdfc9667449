/**
 * A firewall that knows flows: a short list of rules, of which the first that fits decides, and what it
 * remembers of who speaks to whom. It stands between the two points of a NAT, and so sees the addresses
 * of the inside.
 */

import { MINUTE } from '../../core/instant.ts';
import type { RfcText } from '../../core/rfc.ts';
import { ipv4, ipv4FragmentOffset, ipv4IsFragment } from '../../protocols/ipv4/header.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { causedBy } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import type { HookedPacket, HookVerdict, PacketHook } from '../kind.ts';
import './events.ts';
import type { FirewallIgnoredReasons } from './events.ts';
import { follow, forgetIdle, type Looked, look, wakeAt } from './flows.ts';
import { tellSender } from './reject.ts';
import { type Decision, decide } from './rules.ts';
import type { Direction, FirewallConfig } from './spec.ts';
import { createFirewall, type Firewall } from './state.ts';

const ORDER = 50;
const MOST_PIECES = 64;
/** As long as a host would wait for the rest of a datagram (RFC 1122 §3.3.2). */
const PIECE_TIME = MINUTE;

export const firewall: PacketHook<Firewall, FirewallConfig> = {
  id: 'firewall',
  at: ['in', 'forward', 'out'],
  order: ORDER,
  create: createFirewall,
  packet(state, packet, fx) {
    // What stays inside the host is nobody's business, nor is what the firewall says itself.
    const { src, dst } = packet;
    if (state.sending || (fx.ip.isLocal(src) && fx.ip.isLocal(dst))) return 'pass';
    const looked = look(state, packet, fx);
    return ipv4FragmentOffset(fx.arena.view, packet.ipStart) > 0
      ? laterPiece(state, packet, looked, fx)
      : examine(state, packet, looked, fx);
  },
  timer: (state, _timer, _ref, fx) => forgetIdle(state, fx),
};

function examine(state: Firewall, packet: HookedPacket, looked: Looked, fx: LinkFx): HookVerdict {
  const decision = decide(state, packet, looked);
  if (ipv4IsFragment(fx.arena.view, packet.ipStart)) remember(state, packet, decision, fx);
  tell(packet, looked, decision, fx);
  if (decision.verdict === 'accept') {
    return follow(state, looked, fx) ? 'pass' : drop('firewall-full', fx);
  }
  if (decision.verdict === 'drop') return drop('firewall-dropped', fx);
  drop('firewall-rejected', fx);
  tellSender(state, packet, looked, fx);
  return 'drop';
}

function tell(
  packet: HookedPacket,
  { protocol, src, srcPort, dst, dstPort, state }: Looked,
  decision: Decision,
  fx: LinkFx,
): void {
  const direction = packet.at as Direction;
  const ends = { protocol, src, srcPort, dst, dstPort };
  const body = { ...decision, direction, state, ...ends };
  causedBy(fx.log, emit(fx.log, 'firewall.verdict', fx.node, body));
}

type Reason = keyof FirewallIgnoredReasons;

const RULES: Readonly<Record<Reason, RfcText>> = {
  'firewall-dropped': 'RFC1812#5.3.9',
  'firewall-rejected': 'RFC1812#5.2.7.1',
  'firewall-full': 'RFC1812#5.3.9',
};

function drop(why: Reason, fx: LinkFx): 'drop' {
  const rfc = RULES[why];
  causedBy(fx.log, emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc }));
  return 'drop';
}

const identificationOf = ({ ipStart }: HookedPacket, { arena: { view } }: LinkFx) =>
  view.getUint16(ipStart + ipv4.at.identification);

function remember(
  state: Firewall,
  packet: HookedPacket,
  { verdict, rule }: Decision,
  fx: LinkFx,
): void {
  const { src, dst, protocol } = packet;
  const until = fx.now + PIECE_TIME;
  if (state.pieces.length === MOST_PIECES) state.pieces.shift();
  const identification = identificationOf(packet, fx);
  state.pieces.push({ src, dst, protocol, identification, verdict, rule, until });
  wakeAt(state, until, fx);
}

/**
 * A later piece has no ports: it goes as the first did (RFC 1858 §2). One that comes before the first
 * does not pass, as it could be of anything.
 */
function laterPiece(
  state: Firewall,
  packet: HookedPacket,
  looked: Looked,
  fx: LinkFx,
): HookVerdict {
  const identification = identificationOf(packet, fx);
  const first = state.pieces.find(
    (each) =>
      each.identification === identification &&
      each.src === packet.src &&
      each.dst === packet.dst &&
      each.protocol === packet.protocol,
  );
  const verdict = first?.verdict === 'accept' ? 'accept' : 'drop';
  const known = first === undefined ? 'invalid' : 'related';
  const none = { srcPort: 0, dstPort: 0, state: known } as const;
  tell(packet, { ...looked, ...none }, { rule: first?.rule ?? 0, verdict, hits: 0 }, fx);
  return verdict === 'accept' ? 'pass' : drop('firewall-dropped', fx);
}
