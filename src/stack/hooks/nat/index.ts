/**
 * Network address translation with ports (RFC 3022; RFC 4787 for UDP, 5382 for TCP, 5508 for ICMP). What
 * leaves by the outer card gets that card's address as its source and a port that stands for the host
 * inside; what comes back is recognised by that port.
 *
 * It stands at `pre`, where the destination of what comes in is turned before anybody asks for whom it
 * is, and at `post`, where the source of what leaves is turned after its way is known.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { NEVER } from '../../core/instant.ts';
import { icmpAt, icmpTypes, isIcmpError } from '../../protocols/icmp/header.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { tcp, tcpFlags } from '../../protocols/tcp/header/header.ts';
import { causedBy } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import type { HookedPacket, HookVerdict, PacketHook } from '../kind.ts';
import { changeNat } from './change.ts';
import { drop, type NatReason } from './drop.ts';
import { type Ends, endsAt, isWhole, protocolOf, queryEnd, rewrite } from './ends.ts';
import { errorComesIn, errorGoesOut } from './errors.ts';
import type { Direction } from './events.ts';
import { releasePieces, withPieces } from './fragments.ts';
import { endIdle, keep, mappingFor, mappingOutside, type Peer, sessionWith } from './mappings.ts';
import { begins, follow, hasRoom, INSIDE, isAllowed, OUTSIDE } from './sessions.ts';
import type { NatConfig } from './spec.ts';
import { createNat, type Mapping, type Nat, wakeAt } from './state.ts';
import { answerSyns, holdSyn, matchSyn } from './syns.ts';

/** Behind a firewall: that one sees the addresses of the inside, whichever way a packet goes. */
const ORDER = 100;

export const nat: PacketHook<Nat, NatConfig> = {
  id: 'nat',
  at: ['pre', 'post'],
  order: ORDER,
  create: createNat,
  packet(state, packet, fx) {
    const outside = fx.cardAddress?.(state.outsideCard) ?? 0;
    return packet.at === 'pre'
      ? arrives(state, packet, outside, fx)
      : leaves(state, packet, outside, fx);
  },
  change: changeNat,
  timer(state, _timer, _ref, fx) {
    state.dueAt = NEVER;
    const dues = [releasePieces(state, fx), answerSyns(state, fx), endIdle(state, fx)];
    const next = Math.min(...dues);
    if (next !== NEVER) wakeAt(state, next, fx);
  },
};

function arrives(nat: Nat, packet: HookedPacket, outside: Ipv4, fx: LinkFx): HookVerdict {
  nat.hairpin = -1;
  if (packet.dst !== outside || outside === 0) return 'pass';
  const hairpin = packet.inNic !== nat.outsideCard;
  const direction = hairpin ? 'hairpin' : 'in';
  const decide = () => comesIn(nat, packet, outside, direction, fx);
  return withPieces(nat, packet, hairpin, decide, fx);
}

function leaves(nat: Nat, packet: HookedPacket, outside: Ipv4, fx: LinkFx): HookVerdict {
  const hairpin = nat.hairpin === packet.frame;
  if (!hairpin && packet.outNic !== nat.outsideCard) return 'pass';
  const direction = hairpin ? 'hairpin' : 'out';
  const decide = () => goesOut(nat, packet, outside, direction, fx);
  return withPieces(nat, packet, hairpin, decide, fx);
}

/** For the outer address, from outside or (`hairpin`) from inside: for whom is it really? */
function comesIn(
  nat: Nat,
  packet: HookedPacket,
  outside: Ipv4,
  direction: Direction,
  fx: LinkFx,
): HookVerdict {
  const { view } = fx.arena;
  const protocol = protocolOf(packet.protocol);
  // What has no ports is for the router itself, and so is a query.
  if (protocol === undefined) return 'pass';
  if (!isWhole(protocol, packet.end - packet.start)) return drop('nat-too-short', fx);
  if (protocol === 'icmp') {
    const type = view.getUint8(packet.start + icmpAt.type);
    if (isIcmpError(type)) {
      const verdict = errorComesIn(nat, packet, direction, fx);
      if (direction === 'hairpin' && packet.dst !== outside) nat.hairpin = packet.frame;
      return verdict;
    }
    if (queryEnd(type) !== 'dst') return 'pass';
  }
  const ends = endsAt(view, packet.start, protocol);
  const mapping = mappingOutside(nat, protocol, packet.dst, ends.dstPort);
  if (direction === 'hairpin') {
    return mapping === undefined ? 'pass' : turnsRound(nat, packet, ends, mapping, outside, fx);
  }
  const peer = { peer: packet.src, peerPort: ends.srcPort };
  return enters(nat, packet, ends, mapping, peer, direction, fx);
}

/** A packet for a port outside is led to the place inside that has it, if its sender may come in. */
function enters(
  nat: Nat,
  packet: HookedPacket,
  ends: Ends,
  mapping: Mapping | undefined,
  peer: Peer,
  direction: Direction,
  fx: LinkFx,
): HookVerdict {
  const flags = flagsOf(packet, ends, fx);
  if (mapping === undefined || !mayEnter(nat, mapping, peer, ends, flags)) {
    if (opens(flags) && direction === 'in') return holdSyn(nat, packet, ends, fx);
    return drop(mapping === undefined ? 'nat-no-mapping' : 'nat-filtered', fx);
  }
  if (!hasRoom(nat, Number(begins(mapping, peer, OUTSIDE)))) {
    return refuse(packet, 'nat-table-full', fx);
  }
  follow(nat, mapping, peer, { side: OUTSIDE, flags }, fx);
  const { inside, insidePort } = mapping;
  turn(packet, ends, 'dst', direction, { address: inside, port: insidePort }, fx);
  return 'pass';
}

const opens = (flags: number) => (flags & (tcpFlags.SYN | tcpFlags.ACK)) === tcpFlags.SYN;

function mayEnter(
  nat: Nat,
  mapping: Mapping,
  { peer, peerPort }: Peer,
  { protocol }: Ends,
  flags: number,
): boolean {
  const known = sessionWith(mapping, peer, peerPort) !== undefined;
  // Nothing but a SYN begins a connection.
  if (protocol === 'tcp' && !opens(flags) && !known) return false;
  return isAllowed(nat, mapping, peer, peerPort);
}

/**
 * Its sender is inside as well: it gets a mapping, by which the other knows it (RFC 4787 §6, REQ-9). It
 * gets that where the other's filter ends the packet, too: the other may answer what it was sent.
 */
function turnsRound(
  nat: Nat,
  packet: HookedPacket,
  ends: Ends,
  target: Mapping,
  outside: Ipv4,
  fx: LinkFx,
): HookVerdict {
  const { src, dst } = packet;
  const place = { address: src, port: ends.srcPort };
  const peer = { peer: dst, peerPort: ends.dstPort };
  const own = mappingFor(nat, ends.protocol, place, peer, outside, fx);
  if (own === undefined) return refuse(packet, 'nat-no-port', fx);
  const flags = flagsOf(packet, ends, fx);
  const sender = { peer: outside, peerPort: own.outsidePort };
  // Whoever speaks to itself has one conversation.
  const two = own !== target && mayEnter(nat, target, sender, ends, flags);
  const more = Number(begins(own, peer, INSIDE)) + Number(two && begins(target, sender, OUTSIDE));
  if (!hasRoom(nat, more)) return refuse(packet, 'nat-table-full', fx);
  keep(nat, own, fx);
  follow(nat, own, peer, { side: INSIDE, flags }, fx);
  const verdict = enters(nat, packet, ends, target, sender, 'hairpin', fx);
  if (verdict === 'pass') nat.hairpin = packet.frame;
  nat.hairpinPort = own.outsidePort;
  return verdict;
}

/** It leaves by the outer card, or turns round: from where does it seem to come? */
function goesOut(
  nat: Nat,
  packet: HookedPacket,
  outside: Ipv4,
  direction: Direction,
  fx: LinkFx,
): HookVerdict {
  const { view } = fx.arena;
  const own = fx.ip.isLocal(packet.src) || packet.src === 0;
  const protocol = protocolOf(packet.protocol);
  if (protocol === undefined) return own ? 'pass' : drop('nat-protocol', fx);
  if (!isWhole(protocol, packet.end - packet.start)) return drop('nat-too-short', fx);
  if (protocol === 'icmp') {
    const type = view.getUint8(packet.start + icmpAt.type);
    if (isIcmpError(type)) return errorGoesOut(nat, packet, outside, direction, fx);
    if (queryEnd(type) !== 'src') return own ? 'pass' : drop('nat-protocol', fx);
  }
  // Whoever has no address yet asks for one.
  if (own && outside === 0) return 'pass';
  const ends = endsAt(view, packet.start, protocol);
  // What turns round has got its port where it came in.
  const port = direction === 'hairpin' ? nat.hairpinPort : portFor(nat, packet, ends, outside, fx);
  if (typeof port === 'string') return refuse(packet, port, fx);
  turn(packet, ends, 'src', direction, { address: outside, port }, fx);
  return 'pass';
}

/** The port by which a packet leaves, or why there is none. */
function portFor(
  nat: Nat,
  packet: HookedPacket,
  ends: Ends,
  outside: Ipv4,
  fx: LinkFx,
): number | NatReason {
  if (outside === 0) return 'nat-no-port';
  const inside = { address: packet.src, port: ends.srcPort };
  const peer = { peer: packet.dst, peerPort: ends.dstPort };
  const mapping = mappingFor(nat, ends.protocol, inside, peer, outside, fx);
  if (mapping === undefined) return 'nat-no-port';
  const flags = flagsOf(packet, ends, fx);
  if (!hasRoom(nat, Number(begins(mapping, peer, INSIDE)))) return 'nat-table-full';
  keep(nat, mapping, fx);
  follow(nat, mapping, peer, { side: INSIDE, flags }, fx);
  if ((flags & tcpFlags.SYN) !== 0) {
    matchSyn(nat, packet.dst, ends.dstPort, mapping.outsidePort, fx);
  }
  return mapping.outsidePort;
}

function flagsOf({ start }: HookedPacket, { protocol }: Ends, { arena }: LinkFx): number {
  return protocol === 'tcp' ? arena.view.getUint8(start + tcp.at.flags) : 0;
}

/** There is no room: its sender hears that it is not allowed (RFC 5508 §6, REQ-8). */
function refuse(packet: HookedPacket, why: NatReason, fx: LinkFx): HookVerdict {
  const verdict = drop(why, fx);
  const { destinationUnreachable } = icmpTypes;
  if (packet.inNic >= 0) {
    fx.report(packet, destinationUnreachable, allUnreachableCodes.administrativelyProhibited);
  }
  return verdict;
}

interface Place {
  readonly address: Ipv4;
  readonly port: number;
}

/** Rewrites one end of a packet, unless it stays what it is. */
function turn(
  packet: HookedPacket,
  ends: Ends,
  which: 'src' | 'dst',
  direction: Direction,
  { address, port }: Place,
  fx: LinkFx,
): void {
  const before = packet[which];
  const beforePort = ends[`${which}Port`];
  if (before === address && beforePort === port) return;
  rewrite(fx.arena, packet, ends, which, address, port);
  const id = emit(fx.log, 'nat.translated', fx.node, {
    ...{ protocol: ends.protocol, direction, before, beforePort },
    ...{ after: address, afterPort: port },
  });
  causedBy(fx.log, id);
}
