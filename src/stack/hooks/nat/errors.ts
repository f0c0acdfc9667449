/**
 * ICMP errors through the NAT: whoever gets one must find in it the packet as it knows it. So the quoted
 * header is turned back as well as the outer one (RFC 5508 §4.2), which renews or ends nothing (§4.3).
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { icmpAt, icmpPlain, MIN_QUOTED_PAYLOAD } from '../../protocols/icmp/header.ts';
import { ipv4, ipv4FragmentOffset, ipv4HeaderLength } from '../../protocols/ipv4/header.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { causedBy } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import { checksum, verifies } from '../../wire/checksum.ts';
import type { HookedPacket, HookVerdict } from '../kind.ts';
import { drop, type NatReason } from './drop.ts';
import { type End, type Ends, endsAt, protocolOf, writeAddress, writePort } from './ends.ts';
import type { Direction } from './events.ts';
import { mappingInside, mappingOutside, sessionWith } from './mappings.ts';
import type { Mapping, Nat } from './state.ts';

interface Quoted {
  readonly ip: number;
  readonly start: number;
  readonly end: number;
  readonly src: Ipv4;
  readonly dst: Ipv4;
  /** Undefined: it has no ports, or is a later piece, which does not carry them. */
  readonly ends: Ends | undefined;
}

/** The packet that an error is about, or why it cannot be told. Nobody checks its transport’s checksum: it is not all there. */
function readQuoted(packet: HookedPacket, { arena }: LinkFx): Quoted | NatReason {
  const { view } = arena;
  if (!verifies(arena, packet.start, packet.end - packet.start)) return 'nat-icmp-checksum';
  const ip = packet.start + icmpPlain.length;
  if (packet.end - ip < ipv4.length) return 'nat-quoted';
  const headerLength = ipv4HeaderLength(view, ip);
  const start = ip + headerLength;
  if (headerLength < ipv4.length || packet.end - start < MIN_QUOTED_PAYLOAD) return 'nat-quoted';
  if (!verifies(arena, ip, headerLength)) return 'nat-quoted';
  const protocol = protocolOf(view.getUint8(ip + ipv4.at.protocol));
  const first = ipv4FragmentOffset(view, ip) === 0;
  return {
    ...{ ip, start, end: packet.end },
    src: view.getUint32(ip + ipv4.at.src),
    dst: view.getUint32(ip + ipv4.at.dst),
    ends: protocol === undefined || !first ? undefined : endsAt(view, start, protocol),
  };
}

/** From outside, about a packet that left by the address `packet.dst`: it goes to whoever sent that. */
export function errorComesIn(
  nat: Nat,
  packet: HookedPacket,
  direction: Direction,
  fx: LinkFx,
): HookVerdict {
  const quoted = readQuoted(packet, fx);
  if (typeof quoted === 'string') return drop(quoted, fx);
  const { ends, src } = quoted;
  // Of what has no ports nothing has been translated: it is about a packet of our own.
  if (ends === undefined) return 'pass';
  const mapping = mappingOutside(nat, ends.protocol, src, ends.srcPort);
  if (mapping === undefined) return drop('nat-no-mapping', fx, 'RFC5508#4.2');
  const { inside, insidePort } = mapping;
  if (inside === src && insidePort === ends.srcPort) return 'pass';
  turn(packet, quoted, ends, 'src', { address: inside, port: insidePort }, fx);
  writeAddress(fx.arena.view, packet.ipStart, 'dst', inside);
  packet.dst = inside;
  tell(packet, direction, { address: src, port: ends.srcPort }, mapping, fx);
  return 'pass';
}

/** From inside, or from the NAT itself, about a packet that came in: it goes to whoever sent that. */
export function errorGoesOut(
  nat: Nat,
  packet: HookedPacket,
  outside: Ipv4,
  direction: Direction,
  fx: LinkFx,
): HookVerdict {
  const quoted = readQuoted(packet, fx);
  if (typeof quoted === 'string') return drop(quoted, fx);
  const { ends, dst } = quoted;
  const mapping = ends && receiverOf(nat, quoted, ends);
  const toRouter = fx.ip.isLocal(packet.src) && fx.ip.isLocal(dst);
  if (toRouter && !wasTurned(quoted, mapping, outside)) return 'pass';
  if (ends === undefined || mapping === undefined) return drop('nat-no-mapping', fx, 'RFC5508#4.2');
  const after = { address: outside, port: mapping.outsidePort };
  turn(packet, quoted, ends, 'dst', after, fx);
  if (packet.src !== outside) writeAddress(fx.arena.view, packet.ipStart, 'src', outside);
  packet.src = outside;
  const before = { address: dst, port: ends.dstPort };
  tell(packet, direction, before, { inside: outside, insidePort: mapping.outsidePort }, fx);
  return 'pass';
}

/**
 * A packet for the router itself came as it is quoted, or by a port forward: then its sender has written
 * another place (RFC 5508 §4.2).
 */
function wasTurned(
  { src, dst, ends }: Quoted,
  mapping: Mapping | undefined,
  outside: Ipv4,
): boolean {
  if (ends === undefined || mapping === undefined) return false;
  // One that asked for this very place has no conversation by the forward.
  if (sessionWith(mapping, src, ends.srcPort) === undefined) return false;
  return dst !== outside || ends.dstPort !== mapping.outsidePort;
}

/** Whose mapping the quoted packet came in by. */
function receiverOf(nat: Nat, { src, dst }: Quoted, ends: Ends): Mapping | undefined {
  const inside = { address: dst, port: ends.dstPort };
  return mappingInside(nat, ends.protocol, inside, { peer: src, peerPort: ends.srcPort });
}

interface Place {
  readonly address: Ipv4;
  readonly port: number;
}

/** Its own checksum has been found right, so it may be made anew. */
function turn(
  packet: HookedPacket,
  quoted: Quoted,
  ends: Ends,
  which: End,
  { address, port }: Place,
  { arena }: LinkFx,
): void {
  const { view } = arena;
  writePort(view, quoted, ends, which, { before: quoted[which], after: address, port });
  writeAddress(view, quoted.ip, which, address);
  const field = packet.start + icmpAt.checksum;
  view.setUint16(field, 0);
  view.setUint16(field, checksum(arena, packet.start, packet.end - packet.start));
}

function tell(
  { start }: HookedPacket,
  direction: Direction,
  before: Place,
  { inside, insidePort }: Pick<Mapping, 'inside' | 'insidePort'>,
  fx: LinkFx,
): void {
  const { view } = fx.arena;
  const id = emit(fx.log, 'nat.error.translated', fx.node, {
    direction,
    type: view.getUint8(start + icmpAt.type),
    code: view.getUint8(start + icmpAt.code),
    ...{ before: before.address, beforePort: before.port, after: inside, afterPort: insidePort },
  });
  causedBy(fx.log, id);
}
